import { insertRows, type Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { UploadedFile } from '../platform/http/index.ts';
import { problemInWords, tooManyPhotos } from './decide/photo-problems.ts';
import { mostPhotos, type AddedPhoto, type PhotoId, type PhotosAdded } from './model.ts';
import { preparePhoto, type PreparedPhoto } from './prepare-photo.ts';

export interface PhotosOfACase {
  readonly caseId: string;
  readonly takenBy: string;
  readonly now: string;
  readonly newId: () => string;
  readonly store: FileStore;
}

/**
 * Adds photos to a case, all of them or none. The files are on the disk before the rows are: if the transaction is rolled
 * back they lie there unseen, but no row ever points at a file that is missing.
 */
export async function addPhotos(tx: Tx, files: readonly UploadedFile[], about: PhotosOfACase): Promise<PhotosAdded> {
  if (files.length > mostPhotos) return { ok: false, errors: [tooManyPhotos] };
  const { ready, errors } = await prepareAll(files);
  if (errors.length > 0) return { ok: false, errors };
  const photos: AddedPhoto[] = [];
  for (const { photo, original } of ready) photos.push(await keepFiles(tx.landlordId, photo, original, about));
  await insertRows(tx, 'photos', photos.map((photo) => rowOf(tx.landlordId, photo, about)));
  return { ok: true, photos };
}

interface Ready {
  readonly photo: PreparedPhoto;
  readonly original: Buffer;
}

async function prepareAll(files: readonly UploadedFile[]): Promise<{ ready: Ready[]; errors: string[] }> {
  const ready: Ready[] = [];
  const errors: string[] = [];
  for (const { filename, bytes } of files) {
    const photo = await preparePhoto(bytes);
    if ('problem' in photo) errors.push(problemInWords(filename, photo.problem));
    else ready.push({ photo, original: bytes });
  }
  return { ready, errors };
}

async function keepFiles(landlordId: string, photo: PreparedPhoto, original: Buffer, about: PhotosOfACase): Promise<AddedPhoto> {
  const id = about.newId() as PhotoId;
  await about.store.put(landlordId, { id, part: 'original' }, original);
  await about.store.put(landlordId, { id, part: 'stored' }, photo.stored);
  await about.store.put(landlordId, { id, part: 'thumbnail' }, photo.thumbnail);
  return { id, ...photo.facts };
}

function rowOf(landlordId: string, photo: AddedPhoto, { caseId, takenBy, now }: PhotosOfACase): object {
  return {
    landlord_id: landlordId,
    id: photo.id,
    case_id: caseId,
    taken_by: takenBy,
    added_at: now,
    media_type: photo.mediaType,
    byte_length: photo.byteLength,
    width: photo.width,
    height: photo.height,
    sha256: Buffer.from(photo.sha256, 'hex'),
    original_sha256: Buffer.from(photo.originalSha256, 'hex'),
    caption: '',
  };
}
