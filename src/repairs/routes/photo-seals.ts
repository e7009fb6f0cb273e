import { addPhotos, isPhotoField } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import type { PhotoSeal } from '../model.ts';

/** Keeps the photos sent with a form on a case; what the timeline holds of each, or what is wrong with them. `caption` says what they show. */
export async function keepPhotos(visit: Pick<StaffVisit, 'tx' | 'files' | 'actor' | 'now' | 'newId'>, caseId: string, store: FileStore, caption = ''): Promise<Parsed<readonly PhotoSeal[]>> {
  const { tx, files, actor, now, newId } = visit;
  const sent = files.filter(({ field }) => isPhotoField(field));
  if (sent.length === 0) return { ok: true, command: [] };
  const added = await addPhotos(tx, sent, { caseId, takenBy: actor.name, caption, now, newId, store });
  if (!added.ok) return { ok: false, errors: { photos: added.errors.join(' ') } };
  return { ok: true, command: added.photos.map(({ id, sha256, originalSha256, phase }) => ({ photoId: id, sha256, originalSha256, ...(phase === undefined ? {} : { phase }) })) };
}
