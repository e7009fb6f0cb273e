import type { Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { EvidenceKind } from './model.ts';
import { prepareInWorker } from './prepare/file-workers.ts';

/** A file as its row knows it. */
export interface KeptFile {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly isAsSent: boolean;
}

/**
 * What is given out of a file. Evidence is never rewritten, so one that was kept before such files were cleaned as they came is
 * cleaned as it leaves; where that cannot be done it leaves as it was sent.
 */
export async function shownCopy({ landlordId }: Pick<Tx, 'landlordId'>, store: FileStore, { id, kind, isAsSent }: KeptFile): Promise<Buffer | undefined> {
  const bytes = await store.get(landlordId, { id, part: 'stored' });
  if (bytes === undefined || !isAsSent || kind === 'photo') return bytes;
  const prepared = await prepareInWorker(bytes, 'every kind');
  return 'problem' in prepared || prepared.stored === undefined ? bytes : Buffer.from(prepared.stored);
}
