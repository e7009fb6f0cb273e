import { NotFound, type Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { evidenceById, type EvidenceItem } from '../queries.ts';

/** A piece of evidence, with the case that decides who may see it. */
export type FoundEvidence = EvidenceItem & { readonly reference: string };

/** The evidence that an address names. Nobody has been asked yet whether the reader may see its case. */
export async function theItem({ params: { id }, tx }: { readonly params: Readonly<Record<string, string>>; readonly tx: Tx }): Promise<FoundEvidence> {
  const item = isUuid(id) ? await evidenceById(tx, id) : undefined;
  if (item === undefined) throw new NotFound('evidence');
  return item;
}
