import { homesByPostcode, postcodeKey } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { PublicPlace } from '../forms/resident/answers.ts';

const mostAreas = 100;

/**
 * The homes at a postcode and the shared areas around them, for the public: addresses, and nothing of who lives there. A
 * home that is no longer ours is not listed; the shared areas around it are, for whoever lives there uses them.
 */
export async function placesAtPostcode(tx: Tx, postcode: string): Promise<readonly PublicPlace[]> {
  const key = postcodeKey(postcode.slice(0, 20));
  if (key.length < 5 || key.length > 7) return [];
  const homes = await homesByPostcode(tx, postcode);
  const areas = await tx.query<{ id: string; label: string }>(
    `select a.id, concat_ws(', ', a.name, coalesce(b.name, e.name)) as label
     from communal_areas a
     join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     left join blocks b on b.landlord_id = a.landlord_id and b.id = a.block_id
     where a.landlord_id = $1 and exists (
       select 1 from homes h where h.landlord_id = a.landlord_id and h.postcode_key = $2
         and (h.block_id = a.block_id or (a.block_id is null and h.estate_id = a.estate_id)))
     order by label, a.id limit ${mostAreas}`,
    [tx.landlordId, key],
  );
  return [
    ...homes.map(({ id, addressLine, town, postcode }) => ({ value: `home:${id}`, label: [addressLine, town, postcode].join(', ') })),
    ...areas.map(({ id, label }) => ({ value: `area:${id}`, label: `Shared area: ${label}` })),
  ];
}
