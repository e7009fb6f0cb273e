import { addDays, addMonths, type PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { Facets } from '../../statistics/exposure/archetypes.ts';
import { mondayOf, weeksBetween, type Weeks } from '../../statistics/exposure/home-weeks.ts';
import { ageBand, livedWhileOurs, noDampRepairs, type HomeFacts } from '../work-out/home-facts.ts';
import { repairsOfHomes, type RepairsOfHome } from './read-repairs.ts';

const homesATime = 2000;
const mostWeeks = 261;
const monthsOfInspections = 24;

/** Whole weeks up to last Sunday, five years of them or as many as there are cases. Undefined where there is no case. */
export async function weeksToRead(tx: Tx, today: PlainDate): Promise<Weeks | undefined> {
  const [row] = await tx.query<{ first: PlainDate | null }>(`select (min(opened_at) at time zone 'Europe/London')::date as first from cases where landlord_id = $1`, [tx.landlordId]);
  const lastMonday = addDays(mondayOf(today), -7);
  const earliest = addDays(lastMonday, -7 * (mostWeeks - 1));
  if (row?.first === undefined || row.first === null || mondayOf(row.first) > lastMonday) return undefined;
  return weeksBetween(row.first > earliest ? row.first : earliest, lastMonday);
}

/** What tells the type of a home, as kept. */
export interface BuildingRow {
  readonly builtUntil: number | null;
  readonly wall: string | null;
  readonly heating: string | null;
  readonly ventilation: string | null;
  readonly epcBand: string | null;
  readonly form: string | null;
}

interface HomeRow extends Omit<HomeFacts, 'facets' | 'isInspected' | 'position' | 'lived' | 'episodes' | 'leaks' | 'dampRepairs' | 'isNoLongerOurs'>, BuildingRow {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly endedOn: PlainDate | null;
  readonly lived: HomeFacts['lived'] | null;
  readonly episodes: readonly PlainDate[] | null;
}

/** The homes that an organisation owns or manages, by id, some at a time, each piece in a transaction of its own. */
export async function* readHomes(database: Database, landlordId: string, { organisationId, today }: { readonly organisationId: string; readonly today: PlainDate }): AsyncGenerator<readonly HomeFacts[]> {
  const inspected = new Set(await database.inLandlord(landlordId, (tx) => inspectedSince(tx, addMonths(today, -monthsOfInspections))));
  const repairs = new Map((await database.inLandlord(landlordId, (tx) => repairsOfHomes(tx, today))).map((row) => [row.homeId, row]));
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const last = after;
    const rows = await database.inLandlord(landlordId, (tx) => someHomes(tx, organisationId, last));
    yield rows.map((row) => factsOf(row, inspected.has(row.id), repairs.get(row.id)));
    after = rows.at(-1)?.id ?? after;
    if (rows.length < homesATime) return;
  }
}

function someHomes(tx: Tx, organisationId: string, after: string): Promise<HomeRow[]> {
  return tx.query<HomeRow>(
    `select h.id, h.ward_code as "wardCode", h.estate_id as "estateId", h.block_id as "blockId", h.postcode_key as "postcodeKey", h.neighbourhood_id as "neighbourhoodId",
       h.built_until as "builtUntil", h.wall, h.heating, h.ventilation, h.epc_band as "epcBand", h.form, p.latitude, p.longitude, ${endedOn('h')} as "endedOn",
       (select json_agg(json_build_array(t.started_on, t.ended_on + 1) order by t.started_on, t.id) from tenancies t where t.landlord_id = $1 and t.home_id = h.id) as lived,
       (select json_agg(e.began_on order by e.began_on) from damp_episodes e where e.landlord_id = $1 and e.home_id = h.id) as episodes
     from homes h left join home_positions p on p.landlord_id = $1 and p.home_id = h.id
     where h.landlord_id = $1 and h.id > $2 and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
     order by h.id limit ${homesATime}`,
    [tx.landlordId, after, organisationId],
  );
}

/** A visit to look, by appointment: a repair done in passing is no look at the whole home. */
async function inspectedSince(tx: Tx, since: PlainDate): Promise<string[]> {
  const rows = await tx.query<{ home: string }>(
    `select distinct c.home_id as home from repair_visits v join cases c on c.landlord_id = $1 and c.id = v.case_id
     where v.landlord_id = $1 and v.purpose = 'inspection' and v.status = 'done' and v.visit_on >= $2 and c.home_id is not null`,
    [tx.landlordId, since],
  );
  return rows.map(({ home }) => home);
}

function factsOf({ builtUntil, wall, heating, ventilation, epcBand, form, latitude, longitude, lived, episodes, endedOn: ended, ...home }: HomeRow, isInspected: boolean, repairs: RepairsOfHome | undefined): HomeFacts {
  return {
    ...home, isInspected, leaks: repairs?.leaks ?? 0, dampRepairs: dampRepairsOf(repairs), lived: livedWhileOurs(lived ?? [], ended), episodes: (episodes ?? []).filter((began) => ended === null || began < ended), ...(ended === null ? {} : { isNoLongerOurs: true as const }), position: latitude === null || longitude === null ? null : [latitude, longitude],
    facets: facetsOf({ builtUntil, wall, heating, ventilation, epcBand, form }),
  };
}

/** The facts of a building that tell its type, the weightiest first. */
export function facetsOf({ builtUntil, wall, heating, ventilation, epcBand, form }: BuildingRow): Facets {
  const said = (what: string, value: string | null) => value ?? `${what} not known`;
  return [ageBand(builtUntil), said('wall', wall), said('heating', heating), said('ventilation', ventilation), epcBand === null ? 'EPC not known' : `EPC ${epcBand}`, said('form', form)];
}

const dampRepairsOf = (repairs: RepairsOfHome | undefined): HomeFacts['dampRepairs'] =>
  (repairs === undefined ? noDampRepairs : { repairs: repairs.repairs, withOrders: repairs.withOrders, pence: repairs.pence });
