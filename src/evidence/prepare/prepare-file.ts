import { lookAtFile, type Refused, type Wanted } from '../decide/file-problems.ts';
import type { DocumentMediaType, RecordingMediaType } from '../model.ts';
import { preparePhoto, sha256, type PreparedPhoto } from './photo-copies.ts';

/** A document or a recording is kept as it was sent: there is no other copy. */
export interface PreparedDocument {
  readonly kind: 'document' | 'recording';
  readonly facts: { readonly mediaType: DocumentMediaType | RecordingMediaType; readonly byteLength: number; readonly sha256: string };
}

export type PreparedFile = PreparedPhoto | PreparedDocument;

/** What is kept of a file, or why it cannot be kept. It may take a second: it runs in a thread beside the one that answers. */
export async function prepareFile(bytes: Uint8Array, wanted: Wanted): Promise<PreparedFile | Refused> {
  const seen = lookAtFile(bytes, wanted);
  if ('problem' in seen) return seen;
  if (seen.kind === 'photo') return preparePhoto(bytes, seen.mediaType);
  const { kind, mediaType } = seen;
  return { kind, facts: { mediaType, byteLength: bytes.length, sha256: sha256(bytes) } };
}
