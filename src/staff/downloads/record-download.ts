import type { StaffVisit } from '../../platform/http/index.ts';

export interface Download {
  readonly list: string;
  readonly kind: 'csv' | 'xlsx';
  readonly filters: Readonly<Record<string, string | undefined>>;
}

// An address may hold anything: what is no filter of ours is not written down.
const ours = /^[a-zA-Z0-9_.:-]{1,60}$/;

/** Writes down who took a list out of the product, and which: a resident may ask. */
export async function recordDownload({ tx, newId, now, actor }: Pick<StaffVisit, 'tx' | 'newId' | 'now' | 'actor'>, { list, kind, filters }: Download): Promise<void> {
  await tx.query(
    'insert into downloads (landlord_id, id, at, staff_id, list, kind, filters) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.landlordId, newId(), now, actor.staffId, list, kind, JSON.stringify(Object.fromEntries(Object.entries(filters).filter(([what, value]) => ours.test(what) && ours.test(value ?? '')).slice(0, 20)))],
  );
}
