import { photoUpload } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { html } from '../../platform/html/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { column, formHeading, keepPhotos, paragraph, type FormState } from '../../repairs/index.ts';
import { rolesThatMay } from '../access.ts';
import { parseInspection, parseWaiver } from '../forms.ts';
import { mustBeChecked } from '../decide/record.ts';
import type { InspectionCommand } from '../model.ts';
import { performOnInspection } from '../perform.ts';
import { recordPage, waivePage } from '../views/record-page.ts';
import { inspectionRefusalInWords } from '../views/words.ts';
import { openInspectionTo, type OpenInspection } from './open-inspection.ts';

interface Settling {
  readonly action: InspectionCommand['type'];
  readonly path: 'record' | 'waive';
  readonly parse: (visit: StaffVisit, open: OpenInspection) => Promise<Parsed<InspectionCommand>>;
}

/** What was found, and leaving it unchecked. */
export function settleRoutes(store: FileStore): readonly Route[] {
  const record: Settling = { action: 'RecordInspection', path: 'record', parse: (visit, open) => parseFound(visit, open, store) };
  const waive: Settling = { action: 'WaiveInspection', path: 'waive', parse: async ({ body }) => parseWaiver(body) };
  return [
    staffRoute('GET', '/inspections/:reference/record', rolesThatMay('RecordInspection'), (visit) => show(visit, record)),
    takesFiles(photoUpload, staffRoute('POST', '/inspections/:reference/record', rolesThatMay('RecordInspection'), (visit) => settle(visit, record))),
    staffRoute('GET', '/inspections/:reference/waive', rolesThatMay('WaiveInspection'), (visit) => show(visit, waive)),
    staffRoute('POST', '/inspections/:reference/waive', rolesThatMay('WaiveInspection'), (visit) => settle(visit, waive)),
  ];
}

/** The form is read before photos are kept: a mistake in it keeps none. */
async function parseFound(visit: StaffVisit, { inspection }: OpenInspection, store: FileStore): Promise<Parsed<InspectionCommand>> {
  const parsed = parseInspection(visit.body, inspection, []);
  if (!parsed.ok) return parsed;
  const photos = await keepPhotos(visit, inspection.caseId, store);
  return photos.ok ? { ok: true, command: { ...parsed.command, photos: photos.command } } : photos;
}

async function show(visit: StaffVisit, settling: Settling): Promise<Reply> {
  const open = await openInspectionTo(visit, visit.params['reference'] ?? '', settling.action);
  const { reference, title } = open.opened.header.file;
  const refused = open.notNow ?? (settling.path === 'waive' && mustBeChecked(open.inspection, open.repair) ? ('hazard-is-always-checked' as const) : undefined);
  if (refused === undefined) return formPage(visit, open, { settling, errors: {} });
  const main = column(html`${formHeading('This cannot be done now', {}, `${reference}: ${title}`)}${paragraph(inspectionRefusalInWords(refused))}`);
  return page(staffPage(visit, { title: 'This cannot be done now', main, backLink: back(reference) }), 422);
}

async function settle(visit: StaffVisit, settling: Settling): Promise<Reply> {
  const open = await openInspectionTo(visit, visit.params['reference'] ?? '', settling.action);
  const { reference } = open.opened.header.file;
  const parsed = await settling.parse(visit, open);
  if (!parsed.ok) return formPage(visit, open, { settling, errors: parsed.errors });
  const done = await performOnInspection(open.asking, { reference, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  if (done.ok) return redirect(`/inspections/${reference}?done=${settling.path}`);
  return formPage(visit, open, { settling, errors: { [done.refusal === 'reason-missing' ? 'reason' : '']: inspectionRefusalInWords(done.refusal, done.facts) } });
}

interface ShownForm {
  readonly settling: Settling;
  readonly errors: FieldErrors;
}

function formPage(visit: StaffVisit, { opened, inspection }: OpenInspection, { settling, errors }: ShownForm): Reply {
  const { reference, title, version } = opened.header.file;
  const hasErrors = Object.keys(errors).length > 0;
  const form: FormState = { csrfToken: visit.csrfToken, body: visit.body, errors };
  const facts = { reference, title, inspection, seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(version) };
  const main = settling.path === 'record' ? recordPage(facts, form) : waivePage(facts, form);
  return page(staffPage(visit, { title: settling.path === 'record' ? 'Record what you found' : 'Leave it unchecked', main, hasErrors, backLink: back(reference) }), hasErrors ? 422 : 200);
}

const back = (reference: string) => ({ href: `/inspections/${reference}`, text: reference });
