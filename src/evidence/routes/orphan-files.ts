import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { file, formText, page, redirect, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { recordView } from '../../staff/index.ts';
import { orphanRoles } from '../access.ts';
import { readText } from '../forms.ts';
import { evidenceUpload } from '../model.ts';
import { holdOrphan } from '../orphans/hold.ts';
import { filesOfOrphan } from '../orphans/queries.ts';
import { theOrphan } from '../orphans/settle.ts';
import { shownCopy } from '../shown-copy.ts';
import { newOrphanPage, newOrphanTitle } from '../views/new-orphan-page.ts';
import { orphansTitle } from '../views/orphans-page.ts';
import { downloadName } from './download-name.ts';

/** Files of what has no case yet: looking at them, and adding some by hand. */
export function orphanFileRoutes(store: FileStore): readonly Route[] {
  return [
    staffRoute('GET', '/orphans/new', orphanRoles.see, async (visit) => showNew(visit, {})),
    takesFiles(evidenceUpload, staffRoute('POST', '/orphans/new', orphanRoles.see, (visit) => hold(visit, store))),
    staffRoute('GET', '/orphans/:id/files/:file', orphanRoles.see, (visit) => showFile(visit, store)),
  ];
}

function showNew(visit: StaffVisit, errors: FieldErrors): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const main = newOrphanPage({ csrfToken: visit.csrfToken, subject: formText(visit.body, 'subject'), words: formText(visit.body, 'words'), errors });
  return page(staffPage(visit, { title: newOrphanTitle, main, hasErrors, backLink: { href: '/orphans', text: orphansTitle } }), hasErrors ? 422 : 200);
}

async function hold(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const subject = readText(visit.body, 'subject', 200);
  const words = readText(visit.body, 'words', 2000);
  const files = visit.files.filter(({ field }) => field === 'files');
  const errors = { ...(subject.ok ? {} : subject.errors), ...(words.ok ? {} : words.errors), ...(files.length === 0 ? { files: 'Choose at least one file' } : {}) };
  if (!subject.ok || !words.ok || files.length === 0) return showNew(visit, errors);
  const { organisationId, name } = visit.actor;
  const held = await holdOrphan({ ...visit, store }, {
    source: 'upload', organisationId, broughtBy: name, senderName: '', senderAddress: '', subject: subject.text, words: words.text,
    files: files.map(({ filename, bytes }) => ({ fileName: filename, bytes })), message: undefined, isWhole: true,
  });
  // Of files brought by hand there is no message to keep what cannot be read: it is said, and nothing is held.
  const problems = held.files.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  return problems.length > 0 ? showNew(visit, { files: problems.join(' ') }) : redirect(`/orphans/${held.id}`);
}

async function showFile(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const { id, file: fileId } = visit.params;
  if (!isUuid(id) || !isUuid(fileId)) throw new NotFound('orphan');
  const orphan = await theOrphan(visit, id);
  const found = (await filesOfOrphan(visit.tx, orphan.id)).find((each) => each.id === fileId);
  // Once it is on a case, who may see it is a question of that case.
  if (found === undefined || found.mediaType === null || orphan.status === 'matched') throw new NotFound('file');
  const bytes = found.kind === 'unreadable' ? undefined : await shownCopy(visit.tx, store, { id: found.id, kind: found.kind, isAsSent: found.originalSha256 === null });
  if (bytes === undefined) throw new NotFound('file');
  await recordView(visit.tx, visit, 'orphan', orphan.id);
  return found.kind === 'photo' ? file(bytes, found.mediaType) : file(bytes, found.mediaType, downloadName({ reference: 'without-a-case', id: found.id }, found.mediaType));
}
