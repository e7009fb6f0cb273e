import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { SiteHazard, SiteHazardEntry } from '../model.ts';

/** Of one home, or of one block alone. */
export type HazardPlace = { readonly homeId: string } | { readonly blockId: string };

const columns = `z.id, z.home_id as "homeId", z.block_id as "blockId", z.kind, z.finding, z.location, z.what_to_do as "whatToDo", z.source, z.surveyed_on as "surveyedOn", z.expires_on as "expiresOn"`;
const mostEntries = 200;

/** What stands on the register of a place itself. */
export function hazardsOf(tx: Tx, place: HazardPlace): Promise<SiteHazard[]> {
  const [column, id] = 'homeId' in place ? ['home_id', place.homeId] : ['block_id', place.blockId];
  return tx.query<SiteHazard>(`select ${columns} from site_hazards z where z.landlord_id = $1 and z.${column} = $2 and z.ended_at is null order by z.kind, z.location, z.id limit ${mostEntries}`, [tx.landlordId, id]);
}

/** What whoever goes there is to know: of the home and of its block, or of the block that a shared place is in. One question to the database. */
export function hazardsAround(tx: Tx, { homeId, communalAreaId }: { readonly homeId: string | null; readonly communalAreaId: string | null }): Promise<SiteHazard[]> {
  return tx.query<SiteHazard>(
    `select ${columns} from site_hazards z where z.landlord_id = $1 and z.home_id = $2 and z.ended_at is null
     union all
     select ${columns} from site_hazards z where z.landlord_id = $1 and z.ended_at is null
       and z.block_id = coalesce((select h.block_id from homes h where h.landlord_id = $1 and h.id = $2), (select a.block_id from communal_areas a where a.landlord_id = $1 and a.id = $3))
     order by kind, location, id limit ${mostEntries}`,
    [tx.landlordId, homeId, communalAreaId],
  );
}

/** An entry that stands. */
export async function standingHazard(tx: Tx, id: string): Promise<SiteHazard | undefined> {
  if (!isUuid(id)) return undefined;
  return (await tx.query<SiteHazard>(`select ${columns} from site_hazards z where z.landlord_id = $1 and z.id = $2 and z.ended_at is null`, [tx.landlordId, id]))[0];
}

/** Where a page of the history ended. */
export interface HistoryPlace {
  readonly recordedAt: string;
  readonly id: string;
}

/** Every entry there ever was of a place itself, the newest first. */
export function hazardHistory(tx: Tx, place: HazardPlace, after: HistoryPlace | undefined, most: number): Promise<SiteHazardEntry[]> {
  const [column, id] = 'homeId' in place ? ['home_id', place.homeId] : ['block_id', place.blockId];
  return tx.query<SiteHazardEntry>(
    `select ${columns}, z.recorded_at as "recordedAt", z.recorded_by_name as "recordedByName", z.ended_at as "endedAt", z.ended_by_name as "endedByName", z.ended_reason as "endedReason"
     from site_hazards z where z.landlord_id = $1 and z.${column} = $2 and ($3::timestamptz is null or (z.recorded_at, z.id) < ($3::timestamptz, $4::uuid))
     order by z.recorded_at desc, z.id desc limit $5`,
    [tx.landlordId, id, after?.recordedAt ?? null, after?.id ?? null, most],
  );
}
