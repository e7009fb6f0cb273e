import type { StaffVisit } from '../../platform/http/index.ts';

export interface Download {
  readonly list: string;
  readonly kind: 'csv' | 'xlsx' | 'json';
  /** How it was filtered, in the words of the file itself: an address may hold anything, and of that nothing is written down. */
  readonly filters: readonly (readonly [what: string, words: string])[];
}

/** Writes down who took a list out of the product, and which: a resident may ask. */
export async function recordDownload({ tx, newId, now, actor }: Pick<StaffVisit, 'tx' | 'newId' | 'now' | 'actor'>, { list, kind, filters }: Download): Promise<void> {
  await tx.query(
    'insert into downloads (landlord_id, id, at, staff_id, list, kind, filters) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.landlordId, newId(), now, actor.staffId, list, kind, JSON.stringify(Object.fromEntries(filters))],
  );
}
