import { chooseAddress, type Reader } from '../../correspondence/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readReader } from '../../repairs/index.ts';

export interface ReaderWanted {
  readonly residentId: string | null;
  readonly address: string;
  /** A letter by itself: those who like texts have it by email, where they have one. */
  readonly neverAText?: boolean;
}

/** Whoever lives there as they asked to be reached, with the landlord's words in their language; undefined where nobody does. */
export async function readerOfHazard(tx: Tx, { residentId, address, neverAText = false }: ReaderWanted): Promise<Reader | undefined> {
  const row = residentId === null ? undefined : await readReader(tx, residentId);
  if (row === undefined || row.id === null) return undefined;
  const { id, name, language, format, wordings } = row;
  return { residentId: id, name, language, format, wordings, ...chooseAddress(neverAText ? { ...row, mobile: null } : row, address) };
}
