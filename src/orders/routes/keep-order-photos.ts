import { addPhotos } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { UploadedFile } from '../../platform/http/index.ts';
import type { OrderPhoto } from '../model.ts';
import type { OrderAsking } from '../perform.ts';

export type KeptPhotos = { readonly ok: true; readonly photos: readonly OrderPhoto[] } | { readonly ok: false; readonly errors: FieldErrors };

interface SentPhotos {
  readonly files: readonly UploadedFile[];
  readonly caseId: string;
  readonly store: FileStore;
}

/** Keeps the photos sent with an order on its case; what the timeline holds of each, or what is wrong with them. */
export async function keepOrderPhotos({ tx, actor, now, newId }: OrderAsking, { files, caseId, store }: SentPhotos): Promise<KeptPhotos> {
  const sent = files.filter(({ field }) => field === 'photos');
  if (sent.length === 0) return { ok: true, photos: [] };
  const added = await addPhotos(tx, sent, { caseId, takenBy: actor.name, now, newId, store });
  if (!added.ok) return { ok: false, errors: { photos: added.errors.join(' ') } };
  return { ok: true, photos: added.photos.map(({ id, sha256, originalSha256 }) => ({ photoId: id, sha256, originalSha256 })) };
}
