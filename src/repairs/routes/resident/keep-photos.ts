import { addPhotos } from '../../../evidence/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { UploadedFile } from '../../../platform/http/index.ts';
import type { PhotoSeal } from '../../model.ts';
import { performOnRepair, type Asking } from '../../perform.ts';

export interface PhotosInHand {
  readonly asking: Asking;
  readonly files: readonly UploadedFile[];
  readonly store: FileStore;
}

export interface PhotosOfWhat {
  readonly caseId: string;
  readonly reference: string;
  readonly takenBy: string;
  /** What puts them on a case that is no repair; false where it could not. */
  readonly addTo?: (photos: readonly PhotoSeal[]) => Promise<boolean>;
}

/** Adds what was sent to the case and its timeline. The words of what is wrong, when none of it could be kept. */
export async function keepPhotos({ asking, files, store }: PhotosInHand, { caseId, reference, takenBy, addTo }: PhotosOfWhat): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const added = await addPhotos(asking.tx, files, { caseId, takenBy, now: asking.now, newId: asking.newId, store });
  if (!added.ok) return added.errors.join(' ');
  const photos = added.photos.map(({ id, sha256, originalSha256 }) => ({ photoId: id, sha256, originalSha256 }));
  const isKept = addTo === undefined ? (await performOnRepair(asking, { reference }, { type: 'AddPhotos', photos })).ok : await addTo(photos);
  return isKept ? undefined : 'We could not keep the photos. Try again, or send them later';
}
