import { casePath, type OpenedCase } from '../../casefile/index.ts';
import { isInstant } from '../../clock/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { hasRole, recordView } from '../../staff/index.ts';
import { evidenceRoles, mayOnEvidence } from '../access.ts';
import { addFilesToCase } from '../add-files.ts';
import { evidenceUpload } from '../model.ts';
import { mustBeAllowed } from '../perform.ts';
import { evidenceOfCase, evidencePerPage, type EvidencePlace } from '../queries.ts';
import { addPage, addTitle } from '../views/add-page.ts';
import { evidencePage } from '../views/evidence-page.ts';

/** The evidence of a case: the list, and adding to it. */
export function caseEvidenceRoutes(store: FileStore): readonly Route[] {
  return [
    staffRoute('GET', '/cases/:reference/evidence', evidenceRoles.list, showEvidence),
    staffRoute('GET', '/cases/:reference/evidence/add', evidenceRoles.add, async (visit) => showAdd(visit, await openFor(visit), {})),
    takesFiles(evidenceUpload, staffRoute('POST', '/cases/:reference/evidence/add', evidenceRoles.add, (visit) => add(visit, store))),
  ];
}

async function showEvidence(visit: StaffVisit): Promise<Reply> {
  const opened = await mustBeAllowed(visit, visit.params['reference'] ?? '', 'list');
  const { file } = opened.header;
  const before = placeIn(visit.query['before']);
  const found = await evidenceOfCase(visit.tx, file.id, { before });
  const items = found.slice(0, evidencePerPage);
  const last = items.at(-1);
  await recordView(visit.tx, visit, 'case', file.id);
  const next = found.length > evidencePerPage && last !== undefined ? `${visit.path}?before=${encodeURIComponent(`${last.addedAt}_${last.id}`)}` : null;
  const main = evidencePage({ reference: file.reference, title: file.title, items, next, isFirst: before === undefined, maySeal: mayOnEvidence(opened.actor, 'withdraw', opened.facts) });
  return page(staffPage(visit, { title: `Evidence of ${file.reference}`, main, backLink: backTo(opened) }));
}

/** A place typed by hand begins the list again. */
function placeIn(text = ''): EvidencePlace | undefined {
  const [at = '', id = ''] = text.split('_');
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

const openFor = (visit: StaffVisit): Promise<OpenedCase> => mustBeAllowed(visit, visit.params['reference'] ?? '', 'add');

async function add(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const opened = await openFor(visit);
  const added = await addFilesToCase(visit, { id: opened.header.file.id, reference: opened.header.file.reference }, store);
  if (!added.ok) return showAdd(visit, opened, added.errors);
  return redirect(hasRole(opened.actor, ...evidenceRoles.list) ? `/cases/${opened.header.file.reference}/evidence` : casePath(opened.header.file.reference));
}

function showAdd(visit: StaffVisit, opened: OpenedCase, errors: FieldErrors): Reply {
  const { reference, title } = opened.header.file;
  const hasErrors = Object.keys(errors).length > 0;
  const main = addPage({ csrfToken: visit.csrfToken, action: `/cases/${reference}/evidence/add`, caption: formText(visit.body, 'caption'), errors }, `${reference}: ${title}`);
  return page(staffPage(visit, { title: addTitle, main, hasErrors, backLink: backTo(opened) }), hasErrors ? 422 : 200);
}

const backTo = ({ header: { file } }: OpenedCase) => ({ href: casePath(file.reference), text: file.reference });
