import type { FileStore } from '../platform/files/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { mostCaption, readText } from './forms.ts';
import type { AddedEvidence } from './model.ts';
import { performOnEvidence } from './perform.ts';
import { addEvidence } from './store.ts';
import { refusalErrors } from './views/reason-page.ts';

export type FilesAdded = { readonly ok: true; readonly items: readonly AddedEvidence[] } | { readonly ok: false; readonly errors: FieldErrors };

/** Adds the files that somebody sent, on a page or through the API, to a case they may add to. */
export async function addFilesToCase(
  visit: Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId' | 'files' | 'body'>,
  { id, reference }: { readonly id: string; readonly reference: string },
  store: FileStore,
): Promise<FilesAdded> {
  const { tx, actor, now, newId, body } = visit;
  const caption = readText(body, 'caption', mostCaption);
  if (!caption.ok) return caption;
  const sent = visit.files.filter(({ field }) => field === 'files');
  const added = await addEvidence(tx, sent, { caseId: id, takenBy: actor.name, caption: caption.text, now, newId, store });
  if (!added.ok) return { ok: false, errors: { files: added.errors.join(' ') } };
  const done = await performOnEvidence(visit, reference, { type: 'AddEvidence', items: added.items, caption: caption.text });
  return done.ok ? added : { ok: false, errors: refusalErrors(done.refusal) };
}
