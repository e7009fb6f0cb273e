import { createHash } from 'node:crypto';
import type { Instant } from '../clock/index.ts';
import { photoPhases } from '../evidence/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { formText, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { capturedPart } from './forget-files.ts';
import { filePurposes } from './model.ts';
import { beginFor } from './perform.ts';
import { addFile, fileById, filesOf } from './store.ts';

/** More than a form takes, since photos may be taken away again and the resident may sign anew: the form counts its own. */
const mostFiles = { photo: 20, signature: 5 } as const;

export type FileTaken = { readonly ok: true } | { readonly ok: false; readonly words: string };

/**
 * Takes one photo or the signature of a capture. The same one again is answered as the first time, so that a phone whose
 * network was cut may begin again from any point.
 */
export async function takeFile(visit: StaffVisit, store: FileStore): Promise<FileTaken> {
  const { tx, body, now, landlord, files: [sent] } = visit;
  const { capture } = await beginFor(visit);
  const id = formText(body, 'fileId');
  const purpose = filePurposes.find((word) => word === formText(body, 'purpose'));
  const phase = photoPhases.find((word) => word === formText(body, 'phase')) ?? null;
  if (!isUuid(id) || purpose === undefined || sent === undefined || sent.bytes.length === 0) return { ok: false, words: 'The photo came without its bytes. Take it again.' };
  const before = await fileById(tx, id);
  if (before !== undefined && before.captureId !== capture.id) throw new NotFound('file');
  // One that came before, and one of a capture that is answered already, need not be kept again.
  if (before !== undefined || capture.answer !== null) return { ok: true };
  const already = (await filesOf(tx, capture.id)).filter((file) => file.purpose === purpose);
  if (already.length >= mostFiles[purpose]) return { ok: false, words: 'Too many photos were sent for this visit. Send it without this one.' };
  await store.put(landlord.id, { id, part: capturedPart }, sent.bytes);
  const sha256 = createHash('sha256').update(sent.bytes).digest('hex');
  await addFile(tx, { id, captureId: capture.id, purpose, phase, fileName: sent.filename.slice(0, 200), receivedAt: now as Instant, byteLength: sent.bytes.length, sha256 });
  return { ok: true };
}
