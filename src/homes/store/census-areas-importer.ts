import { insertRows, type Tx } from '../../platform/database/index.ts';
import { censusAreaColumns, readCensusAreaRow, type CensusAreaRow } from '../forms/census-area-row.ts';
import { byUprnImporter, type KnownBefore } from './by-uprn-importer.ts';
import { tenthOf } from './tenth-of-area.ts';

type CensusArea = Omit<CensusAreaRow, 'uprn'>;

/** In which small areas of the census homes stand. */
export const censusAreasImporter = byUprnImporter<CensusAreaRow>({
  kind: 'census-areas', columns: censusAreaColumns, readRow: (cells, choices) => readCensusAreaRow(cells, choices, (code) => tenthOf(code) !== undefined), known: censusAreasBefore, save: saveCensusAreas, wholeList: 'the lookups of the Office for National Statistics have',
  isSame: (before, { lsoa2011, source }) => before.lsoa2011 === lsoa2011 && before.source === source,
});

/** In which census area a home stands, and who says so. */
export interface HomeCensusArea extends CensusArea {
  readonly homeId: string;
}

/** Writes down in which census areas homes stand; what says nothing new is left alone. */
export async function saveCensusAreas(tx: Tx, areas: readonly HomeCensusArea[], now: string): Promise<void> {
  await insertRows(tx, 'home_census_areas', areas.map(({ homeId, lsoa2011, source }) => ({ landlord_id: tx.landlordId, home_id: homeId, lsoa_2011: lsoa2011, source, updated_at: now })),
    `on conflict (landlord_id, home_id) do update set lsoa_2011 = excluded.lsoa_2011, source = excluded.source, updated_at = excluded.updated_at
     where (home_census_areas.lsoa_2011, home_census_areas.source) is distinct from (excluded.lsoa_2011, excluded.source)`);
}

async function censusAreasBefore(tx: Tx, uprns: readonly string[]): Promise<readonly KnownBefore<CensusArea>[]> {
  const homes = await tx.query<{ id: string; uprn: string; lsoa2011: string | null; source: string | null }>(
    `select h.id, h.uprn, c.lsoa_2011 as "lsoa2011", c.source from homes h left join home_census_areas c on c.landlord_id = $1 and c.home_id = h.id
     where h.landlord_id = $1 and h.uprn = any ($2::text[])`,
    [tx.landlordId, uprns],
  );
  return homes.map(({ id, uprn, lsoa2011, source }) => ({ uprn, homeId: id, before: lsoa2011 === null || source === null ? null : { lsoa2011, source } }));
}

/** The census areas of homes, by home, as far as they are known. */
export async function censusAreasOf(tx: Tx, homeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ home: string; lsoa2011: string }>('select home_id as home, lsoa_2011 as "lsoa2011" from home_census_areas where landlord_id = $1 and home_id = any ($2::uuid[])', [tx.landlordId, homeIds]);
  return new Map(rows.map(({ home, lsoa2011 }) => [home, lsoa2011]));
}
