import { lookAtFile, type Refused, type Wanted } from '../decide/file-problems.ts';
import type { DocumentMediaType, RecordingMediaType } from '../model.ts';
import { recordingWithoutMetadata } from '../decide/without-metadata/recording.ts';
import { pdfWithoutMetadata } from './pdf-copy.ts';
import { preparePhoto, sha256, type PreparedPhoto } from './photo-copies.ts';

export interface PreparedDocument {
  readonly kind: 'document' | 'recording';
  readonly facts: {
    readonly mediaType: DocumentMediaType | RecordingMediaType;
    readonly byteLength: number;
    readonly sha256: string;
    readonly originalSha256: string | null;
  };
  /** The copy that is shown; undefined when that is the file as it was sent. */
  readonly stored: Uint8Array | undefined;
}

export type PreparedFile = PreparedPhoto | PreparedDocument;

/** What is kept of a file, or why it cannot be kept. It may take a second: it runs in a thread beside the one that answers. */
export async function prepareFile(bytes: Uint8Array, wanted: Wanted): Promise<PreparedFile | Refused> {
  const seen = lookAtFile(bytes, wanted);
  if ('problem' in seen) return seen;
  if (seen.kind === 'photo') return preparePhoto(bytes, seen.mediaType);
  // One whose build we cannot read is shown as it was sent.
  if (seen.kind === 'document') return prepared(seen, bytes, pdfWithoutMetadata(bytes));
  const stored = recordingWithoutMetadata(bytes, seen.mediaType);
  return stored === undefined ? { problem: 'damaged', kind: 'recording' } : prepared(seen, bytes, stored);
}

function prepared({ kind, mediaType }: Pick<PreparedDocument, 'kind'> & Pick<PreparedDocument['facts'], 'mediaType'>, bytes: Uint8Array, stored: Uint8Array | undefined): PreparedDocument {
  const shown = stored ?? bytes;
  const facts = { mediaType, byteLength: shown.length, sha256: sha256(shown), originalSha256: stored === undefined ? null : sha256(bytes) };
  return { kind, facts, stored };
}
