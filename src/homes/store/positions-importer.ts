import { insertRows, type Tx } from '../../platform/database/index.ts';
import { positionColumns, readPositionRow, type PositionRow } from '../forms/position-row.ts';
import { byUprnImporter, type KnownBefore } from './by-uprn-importer.ts';

type Position = Omit<PositionRow, 'uprn'>;

/** Where homes stand. */
export const positionsImporter = byUprnImporter<PositionRow>({
  kind: 'home-positions', columns: positionColumns, readRow: readPositionRow, known: positionsBefore, save: savePositions, wholeList: 'OS Open UPRN has',
  isSame: (before, { latitude, longitude, source }) => before.latitude === latitude && before.longitude === longitude && before.source === source,
});

/** Where a home stands, and who says so. */
export interface HomePosition extends Position {
  readonly homeId: string;
}

/** Writes down where homes stand; what says nothing new is left alone. */
export async function savePositions(tx: Tx, positions: readonly HomePosition[], now: string): Promise<void> {
  await insertRows(tx, 'home_positions', positions.map(({ homeId, latitude, longitude, source }) => ({ landlord_id: tx.landlordId, home_id: homeId, latitude, longitude, source, updated_at: now })),
    `on conflict (landlord_id, home_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, updated_at = excluded.updated_at
     where (home_positions.latitude, home_positions.longitude, home_positions.source) is distinct from (excluded.latitude, excluded.longitude, excluded.source)`);
}

async function positionsBefore(tx: Tx, uprns: readonly string[]): Promise<readonly KnownBefore<Position>[]> {
  const homes = await tx.query<{ id: string; uprn: string; latitude: number | null; longitude: number | null; source: string | null }>(
    `select h.id, h.uprn, p.latitude, p.longitude, p.source from homes h left join home_positions p on p.landlord_id = $1 and p.home_id = h.id
     where h.landlord_id = $1 and h.uprn = any ($2::text[])`,
    [tx.landlordId, uprns],
  );
  return homes.map(({ id, uprn, latitude, longitude, source }) => ({ uprn, homeId: id, before: latitude === null || longitude === null || source === null ? null : { latitude, longitude, source } }));
}
