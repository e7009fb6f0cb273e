import type { Tx } from '../../platform/database/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Importer, ImportReading, ImportSession, PlannedRow, RowPlan, TakenRow } from '../../platform/importer.ts';
import { sameSpot } from '../decide/site-hazards.ts';
import { hazardColumns, readHazardRow, type HazardRow } from '../forms/hazard-row.ts';
import type { SiteHazard } from '../model.ts';
import type { HazardPlace } from '../queries/site-hazards.ts';
import { addHazards, endHazards } from './site-hazards.ts';

/** Entries are known by place, kind and location, so the same file again changes nothing. One that a file lacks is left as it is. */
export const hazardsImporter: Importer<HazardRow> = { kind: 'site-hazards', columns: hazardColumns, open };

async function open(_tx: Tx, reading: ImportReading): Promise<ImportSession<HazardRow>> {
  const seen = new Set<string>();
  return {
    take: (cells): TakenRow<HazardRow> => {
      const outcome = readHazardRow(cells, { today: reading.today, keepRoundUprns: reading.choices.keepRoundUprns });
      if (!outcome.ok) return outcome;
      const { uprn, estate, block, kind, location } = outcome.row;
      const key = JSON.stringify([uprn, estate?.toLowerCase(), block?.toLowerCase(), kind, location.toLowerCase()]);
      if (seen.has(key)) return { ok: false, problems: [{ field: 'location', reason: 'An earlier row has the same at the same spot.', mend: 'Keep one row for each kind and location of a place.' }] };
      seen.add(key);
      return { ok: true, row: outcome.row };
    },
    plan: async (tx, rows) => (await standingAt(tx, rows)).map(planOf),
    save: (tx, planned) => save(tx, planned, reading),
    tally: () => ({}),
  };
}

/** A row with the place it names and what stands there of the same kind at the same spot. */
interface StandingAt {
  readonly row: HazardRow;
  readonly place: HazardPlace | undefined;
  readonly before: SiteHazard | undefined;
}

async function standingAt(tx: Tx, rows: readonly HazardRow[]): Promise<readonly StandingAt[]> {
  const homes = await tx.query<{ id: string; uprn: string }>('select id, uprn from homes where landlord_id = $1 and uprn = any ($2::text[])', [tx.landlordId, rows.flatMap(({ uprn }) => (uprn === null ? [] : [uprn]))]);
  const blocks = await tx.query<{ id: string; estate: string; block: string }>(
    `select b.id, lower(e.name) as estate, lower(b.name) as block from blocks b join estates e on e.landlord_id = b.landlord_id and e.id = b.estate_id
     where b.landlord_id = $1 and lower(b.name) = any ($2::text[])`,
    [tx.landlordId, rows.flatMap(({ block }) => (block === null ? [] : [block.toLowerCase()]))],
  );
  const homeIds = new Map(homes.map(({ id, uprn }) => [uprn, id]));
  const blockIds = new Map(blocks.map(({ id, estate, block }) => [JSON.stringify([estate, block]), id]));
  const standing = await tx.query<SiteHazard>(
    `select z.id, z.home_id as "homeId", z.block_id as "blockId", z.kind, z.finding, z.location, z.what_to_do as "whatToDo", z.source, z.surveyed_on as "surveyedOn", z.expires_on as "expiresOn"
     from site_hazards z where z.landlord_id = $1 and z.ended_at is null and (z.home_id = any ($2::uuid[]) or z.block_id = any ($3::uuid[]))`,
    [tx.landlordId, [...homeIds.values()], [...blockIds.values()]],
  );
  return rows.map((row) => {
    const place = placeOf(row, homeIds, blockIds);
    const isThere = (hazard: SiteHazard) => place !== undefined && ('homeId' in place ? hazard.homeId === place.homeId : hazard.blockId === place.blockId);
    return { row, place, before: standing.find((hazard) => isThere(hazard) && sameSpot(hazard, row)) };
  });
}

function placeOf({ uprn, estate, block }: HazardRow, homeIds: ReadonlyMap<string, string>, blockIds: ReadonlyMap<string, string>): HazardPlace | undefined {
  const homeId = uprn === null ? undefined : homeIds.get(uprn);
  if (uprn !== null) return homeId === undefined ? undefined : { homeId };
  const blockId = blockIds.get(JSON.stringify([estate?.toLowerCase(), block?.toLowerCase()]));
  return blockId === undefined ? undefined : { blockId };
}

const facts = ({ finding, whatToDo, source, surveyedOn, expiresOn }: HazardRow | SiteHazard): string => JSON.stringify([finding, whatToDo, source, surveyedOn, expiresOn]);

function planOf({ row, place, before }: StandingAt): RowPlan {
  if (place === undefined) return { problems: [unknownPlace(row)] };
  if (before === undefined) return 'new';
  return facts(before) === facts(row) ? 'unchanged' : 'changed';
}

const unknownPlace = ({ uprn }: HazardRow): CellProblem => (uprn === null
  ? { field: 'block', reason: 'There is no block of this name on this estate.', mend: 'Import the homes of the block first, or write both names as they stand on its page.' }
  : { field: 'uprn', reason: 'There is no home with this UPRN.', mend: 'Import the home first, or check the figures.' });

async function save(tx: Tx, planned: readonly PlannedRow<HazardRow>[], { now, newId, by, source }: ImportReading): Promise<void> {
  const found = await standingAt(tx, planned.map(({ row }) => row));
  const replaced = found.flatMap(({ before }) => (before === undefined ? [] : [before.id]));
  if (replaced.length > 0) await endHazards(tx, replaced, `Another entry took its place from the file ${source.name}`.slice(0, 500), { now, byName: by.name });
  await addHazards(tx, found.flatMap(({ place, row }) => (place === undefined ? [] : [{ place, facts: row }])), { now, newId, byName: by.name });
}
