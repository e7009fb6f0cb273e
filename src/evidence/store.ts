import { insertRows, type Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { UploadedFile } from '../platform/http/index.ts';
import type { StaffActor } from '../staff/index.ts';
import { problemInWords, tooManyFiles, tooManyPhotos, type Wanted } from './decide/file-problems.ts';
import { mostFiles, phaseOfField, type AddedEvidence, type AddedPhoto, type EvidenceAdded, type EvidenceId, type PhotoId, type PhotosAdded } from './model.ts';
import { prepareInWorker } from './prepare/file-workers.ts';
import type { PreparedPhoto } from './prepare/photo-copies.ts';
import type { PreparedDocument, PreparedFile } from './prepare/prepare-file.ts';

export interface EvidenceOfACase {
  readonly caseId: string;
  readonly takenBy: string;
  /** What it shows, in the words of whoever added it. */
  readonly caption?: string;
  readonly now: string;
  readonly newId: () => string;
  readonly store: FileStore;
}

type SentFile = Pick<UploadedFile, 'filename' | 'bytes'> & { /** Of the form, which may say what a photo shows. */ readonly field?: string };

/**
 * Adds photos to a case, all of them or none. The files are kept before the rows are: if the transaction is rolled
 * back they lie there unseen, but no row ever points at a file that is missing.
 */
export async function addPhotos(tx: Tx, files: readonly UploadedFile[], about: EvidenceOfACase): Promise<PhotosAdded> {
  const added = await addFiles(tx, files, about, 'photos');
  if (!added.ok) return added;
  return { ok: true, photos: added.items.filter((item) => item.kind === 'photo').map(({ fileName: _name, kind: _kind, ...photo }) => photo) };
}

/** The same for evidence of every kind. */
export function addEvidence(tx: Tx, files: readonly UploadedFile[], about: EvidenceOfACase): Promise<EvidenceAdded> {
  return addFiles(tx, files, about, 'every kind');
}

async function addFiles(tx: Tx, files: readonly SentFile[], about: EvidenceOfACase, wanted: Wanted): Promise<EvidenceAdded> {
  if (files.length > mostFiles) return { ok: false, errors: [wanted === 'photos' ? tooManyPhotos : tooManyFiles] };
  const { ready, errors } = await prepareAll(files, wanted);
  if (errors.length > 0) return { ok: false, errors };
  const items: AddedEvidence[] = [];
  for (const file of ready) items.push(await keepFile(tx.landlordId, file, about));
  await insertEvidence(tx, items, about);
  return { ok: true, items };
}

interface Ready {
  readonly file: SentFile;
  readonly prepared: PreparedFile;
}

async function prepareAll(files: readonly SentFile[], wanted: Wanted): Promise<{ ready: Ready[]; errors: string[] }> {
  const ready: Ready[] = [];
  const errors: string[] = [];
  const prepared = await Promise.all(files.map(async (file) => ({ file, prepared: await prepareInWorker(file.bytes, wanted) })));
  for (const { file, prepared: result } of prepared) {
    if ('problem' in result) errors.push(problemInWords(file.filename, result));
    else ready.push({ file, prepared: result });
  }
  return { ready, errors };
}

type Keeping = Pick<EvidenceOfACase, 'newId' | 'store'>;

/** Puts the files of one piece of evidence where they stay, under an id of its own. */
export async function keepFile(landlordId: string, { file, prepared }: Ready, { newId, store }: Keeping): Promise<AddedEvidence> {
  const id = newId();
  if (prepared.kind === 'photo') return keepPhoto(landlordId, id as PhotoId, { prepared, file, store });
  if (prepared.stored !== undefined) await store.put(landlordId, { id, part: 'original' }, file.bytes);
  await store.put(landlordId, { id, part: 'stored' }, prepared.stored ?? file.bytes);
  return { id: id as EvidenceId, fileName: file.filename, ...addedDocument(prepared) };
}

const addedDocument = ({ kind, facts }: PreparedDocument) => ({ kind, ...facts });

interface PhotoInHand extends Pick<Keeping, 'store'> {
  readonly prepared: PreparedPhoto;
  readonly file: SentFile;
}

async function keepPhoto(landlordId: string, id: PhotoId, { prepared, file, store }: PhotoInHand): Promise<AddedEvidence> {
  await Promise.all([
    store.put(landlordId, { id, part: 'original' }, file.bytes),
    store.put(landlordId, { id, part: 'stored' }, prepared.stored),
    store.put(landlordId, { id, part: 'thumbnail' }, prepared.thumbnail),
  ]);
  const phase = phaseOfField(file.field ?? '');
  return { id, kind: 'photo', fileName: file.filename, ...prepared.facts, ...(phase === undefined ? {} : { phase }) };
}

type About = Pick<EvidenceOfACase, 'caseId' | 'takenBy' | 'caption' | 'now'>;

/** The rows of evidence whose files are kept. */
export async function insertEvidence(tx: Tx, items: readonly AddedEvidence[], about: About): Promise<void> {
  const photos = items.flatMap((item) => (item.kind === 'photo' ? [photoRow(tx.landlordId, item, about)] : []));
  const documents = items.flatMap((item) => (item.kind === 'photo' ? [] : [documentRow(tx.landlordId, item, about)]));
  if (photos.length > 0) await insertRows(tx, 'photos', photos);
  if (documents.length > 0) await insertRows(tx, 'evidence_documents', documents);
}

const placeOf = (landlordId: string, { caseId, takenBy, caption = '', now }: About) => ({ landlord_id: landlordId, case_id: caseId, taken_by: takenBy, added_at: now, caption });

function photoRow(landlordId: string, photo: AddedPhoto, about: About): object {
  return {
    ...placeOf(landlordId, about),
    id: photo.id,
    media_type: photo.mediaType,
    byte_length: photo.byteLength,
    width: photo.width,
    height: photo.height,
    sha256: Buffer.from(photo.sha256, 'hex'),
    original_sha256: Buffer.from(photo.originalSha256, 'hex'),
    phase: photo.phase ?? null,
  };
}

function documentRow(landlordId: string, item: Exclude<AddedEvidence, { kind: 'photo' }>, about: About): object {
  const { id, kind, mediaType, byteLength, fileName, originalSha256 } = item;
  const seals = { sha256: Buffer.from(item.sha256, 'hex'), original_sha256: originalSha256 === null ? null : Buffer.from(originalSha256, 'hex') };
  return { ...placeOf(landlordId, about), id, kind, media_type: mediaType, byte_length: byteLength, file_name: fileName, ...seals };
}

interface Withdrawal {
  readonly evidenceId: string;
  readonly reason: string;
  readonly caseId: string;
  readonly actor: Pick<StaffActor, 'id' | 'name'>;
  readonly now: string;
}

/** From now on it is sealed. That it was withdrawn is never taken back: who needs it on the case adds it again. */
export async function insertWithdrawal(tx: Tx, { evidenceId, reason, caseId, actor, now }: Withdrawal): Promise<void> {
  await insertRows(tx, 'evidence_withdrawals', [{ landlord_id: tx.landlordId, evidence_id: evidenceId, case_id: caseId, reason, staff_id: actor.id, staff_name: actor.name, at: now }]);
}
