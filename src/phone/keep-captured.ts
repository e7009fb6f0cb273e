import { photoFields } from '../evidence/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { StaffVisit, UploadedFile } from '../platform/http/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { keepPhotos, type PhotoSeal } from '../repairs/index.ts';
import { capturedPart } from './forget-files.ts';
import { theirSignature, type CapturedFile, type FilePurpose } from './model.ts';

/** Photos and signature of a capture, kept as evidence of its case. */
export type KeptFiles =
  | { readonly ok: true; readonly photos: readonly PhotoSeal[]; readonly signature: PhotoSeal | null }
  | { readonly ok: false; readonly errors: FieldErrors };

type Keeper = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'newId' | 'landlord'>;

/** Puts the files that came before the words onto the case, in the name of whoever took them. */
export async function keepCaptured(keeper: Keeper, caseId: string, captured: readonly CapturedFile[], store: FileStore): Promise<KeptFiles> {
  const photos = await keepAs('photo', keeper, caseId, { captured, store });
  if (!photos.ok) return photos;
  const signature = await keepAs('signature', keeper, caseId, { captured, store });
  return signature.ok ? { ok: true, photos: photos.command, signature: signature.command[0] ?? null } : signature;
}

async function keepAs(purpose: FilePurpose, keeper: Keeper, caseId: string, from: { readonly captured: readonly CapturedFile[]; readonly store: FileStore }) {
  const files: UploadedFile[] = [];
  for (const { id, fileName, phase } of from.captured.filter((file) => file.purpose === purpose)) {
    const bytes = await from.store.get(keeper.landlord.id, { id, part: capturedPart });
    if (bytes !== undefined) files.push({ field: photoFields[phase ?? 'other'], filename: fileName, claimedType: '', bytes });
  }
  return keepPhotos({ ...keeper, files }, caseId, from.store, purpose === 'signature' ? theirSignature : '');
}
