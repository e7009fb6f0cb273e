import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { HomeEnd } from '../model.ts';

export interface EndToKeep {
  readonly homeId: string;
  readonly end: HomeEnd;
}

interface Keeping {
  readonly now: string;
  readonly newId: () => string;
  readonly actor: { readonly name: string };
}

/** Writes the ends of homes down. */
export async function addEnds(tx: Tx, ends: readonly EndToKeep[], { now, newId, actor }: Keeping): Promise<void> {
  const rows = ends.map(({ homeId, end: { on, how, words } }) => ({ landlord_id: tx.landlordId, id: newId(), home_id: homeId, ended_on: on, how, words, recorded_at: now, recorded_by_name: actor.name }));
  if (rows.length > 0) await insertRows(tx, 'home_endings', rows);
}

/** Undoes the end of a home, with why; it stays on the record. True when one stood. */
export async function undoEnd(tx: Tx, homeId: string, reason: string, { now, actor }: Omit<Keeping, 'newId'>): Promise<boolean> {
  const undone = await tx.query(
    'update home_endings set undone_at = $3, undone_by_name = $4, undone_reason = $5 where landlord_id = $1 and home_id = $2 and undone_at is null returning id',
    [tx.landlordId, homeId, now, actor.name, reason],
  );
  return undone.length > 0;
}
