import { addDays } from '../../src/clock/index.ts';
import { insertRows, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { inventedHomes, lastSunday, type InventedDamp } from '../invented-damp.ts';

interface Made {
  readonly homes: object[];
  readonly tenancies: object[];
  readonly positions: object[];
  readonly episodes: object[];
  readonly estates: Map<string, object>;
  readonly blocks: Map<string, object>;
}

/** Invented homes in the database, all of one organisation, with the episodes that their repairs would leave. All are told of by one case, which is made as old as they are. */
export async function addDampHomes(tx: Tx, organisationId: string, invented: InventedDamp, now: string): Promise<void> {
  const [there] = await tx.query<{ neighbourhoodId: string; wardCode: string; caseId: string }>(
    `select h.neighbourhood_id as "neighbourhoodId", h.ward_code as "wardCode", c.id as "caseId" from homes h join cases c on c.landlord_id = $1 and c.home_id = h.id where h.landlord_id = $1 order by c.id limit 1`, [tx.landlordId],
  );
  if (there === undefined) throw new Error('Give the landlord a home with a case first.');
  const made: Made = { homes: [], tenancies: [], positions: [], episodes: [], estates: new Map(), blocks: new Map() };
  const of = { landlord_id: tx.landlordId };
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? (ids.set(name, newId()).get(name) ?? '');
  for (const home of inventedHomes(invented)) {
    const [id, estateId, blockId] = [newId(), idOf(home.estateId), idOf(home.blockId ?? '')];
    const number = made.homes.length + 1;
    made.estates.set(estateId, { ...of, id: estateId, neighbourhood_id: there.neighbourhoodId, name: home.estateId });
    made.blocks.set(blockId, { ...of, id: blockId, estate_id: estateId, name: home.blockId });
    made.homes.push({
      ...of, id, uprn: String(200_000_000_000 + number), address_line: `${number} The Street`, town: 'Manchester', postcode: 'M1 1AB', block_id: blockId, estate_id: estateId, neighbourhood_id: there.neighbourhoodId, ward_code: there.wardCode,
      tenure: 'secure', owning_organisation_id: organisationId, managing_organisation_id: organisationId, wall: home.facets[1], facts_source: 'survey', facts_on: '2026-01-05', postcode_key: 'M11AB', search_text: '', updated_at: now,
    });
    made.tenancies.push({ ...of, id: newId(), home_id: id, tenure: 'secure', started_on: '2015-04-01' });
    made.positions.push({ ...of, home_id: id, latitude: home.position?.[0], longitude: home.position?.[1], source: 'OS Open UPRN', updated_at: now });
    for (const began of new Set(home.episodes)) made.episodes.push({ ...of, home_id: id, began_on: began, last_reported_on: began, closed_on: began, reports: 1, case_id: there.caseId });
  }
  await insertRows(tx, 'estates', [...made.estates.values()]);
  await insertRows(tx, 'blocks', [...made.blocks.values()]);
  await insertRows(tx, 'homes', made.homes);
  await insertRows(tx, 'tenancies', made.tenancies);
  await insertRows(tx, 'home_positions', made.positions);
  await insertRows(tx, 'damp_episodes', made.episodes);
  await tx.query('update cases set opened_at = $2 where landlord_id = $1 and id = $3', [tx.landlordId, `${addDays(lastSunday, -Math.round(invented.years * 52.18) * 7)}T10:00:00Z`, there.caseId]);
}
