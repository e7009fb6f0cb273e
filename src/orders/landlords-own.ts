import type { Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';

/** Refuses people of a contractor: what others agreed with the landlord, and their own limits, are not theirs to see or set. */
export async function mustBeTheLandlords({ tx, actor }: { readonly tx: Tx; readonly actor: { readonly organisationId: string } }): Promise<void> {
  if (await isOfContractor(tx, actor.organisationId)) throw new NotAllowed('Only people of the landlord itself can do this.');
}

/** True for people of a contractor. */
export async function isOfContractor(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx.query("select 1 from organisations where landlord_id = $1 and id = $2 and kind = 'contractor'", [tx.landlordId, organisationId]);
  return rows.length > 0;
}
