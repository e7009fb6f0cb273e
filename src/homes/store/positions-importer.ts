import type { Tx } from '../../platform/database/index.ts';
import { insertRows } from '../../platform/database/index.ts';
import type { Importer, ImportReading, ImportSession, RowPlan, TakenRow } from '../../platform/importer.ts';
import { positionColumns, readPositionRow, type PositionRow } from '../forms/position-row.ts';

/** Positions are known by UPRN, so the same file again changes nothing. A home that a file lacks keeps the position it has. */
export const positionsImporter: Importer<PositionRow> = { kind: 'home-positions', columns: positionColumns, open };

async function open(_tx: Tx, { choices, now }: ImportReading): Promise<ImportSession<PositionRow>> {
  // As numbers: eight bytes each, where a file may hold hundreds of thousands.
  const seen = new Set<number>();
  return {
    take: (cells): TakenRow<PositionRow> => {
      const outcome = readPositionRow(cells, choices);
      if (!outcome.ok) return outcome;
      const uprn = Number(outcome.row.uprn);
      if (seen.has(uprn)) return { ok: false, problems: [{ field: 'uprn', reason: `An earlier row has the same UPRN, ${outcome.row.uprn}.`, mend: 'Keep one row for each home.' }] };
      seen.add(uprn);
      return { ok: true, row: outcome.row };
    },
    plan: async (tx, rows) => (await homesOf(tx, rows)).map(planOf),
    save: async (tx, planned) => savePositions(tx, (await homesOf(tx, planned.map(({ row }) => row))).flatMap(({ row, homeId }) => (homeId === null ? [] : [{ ...row, homeId }])), now),
    tally: () => ({}),
  };
}

/** Where a home stands, and who says so. */
export interface HomePosition extends Omit<PositionRow, 'uprn'> {
  readonly homeId: string;
}

/** Writes down where homes stand; what says nothing new is left alone. */
export async function savePositions(tx: Tx, positions: readonly HomePosition[], now: string): Promise<void> {
  await insertRows(tx, 'home_positions', positions.map(({ homeId, latitude, longitude, source }) => ({ landlord_id: tx.landlordId, home_id: homeId, latitude, longitude, source, updated_at: now })),
    `on conflict (landlord_id, home_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, updated_at = excluded.updated_at
     where (home_positions.latitude, home_positions.longitude, home_positions.source) is distinct from (excluded.latitude, excluded.longitude, excluded.source)`);
}

interface HomeOfRow {
  readonly row: PositionRow;
  /** Null where there is no home with this UPRN. */
  readonly homeId: string | null;
  readonly before: Omit<PositionRow, 'uprn'> | null;
}

async function homesOf(tx: Tx, rows: readonly PositionRow[]): Promise<readonly HomeOfRow[]> {
  const homes = await tx.query<{ id: string; uprn: string; latitude: number | null; longitude: number | null; source: string | null }>(
    `select h.id, h.uprn, p.latitude, p.longitude, p.source from homes h left join home_positions p on p.landlord_id = $1 and p.home_id = h.id
     where h.landlord_id = $1 and h.uprn = any ($2::text[])`,
    [tx.landlordId, rows.map(({ uprn }) => uprn)],
  );
  const byUprn = new Map(homes.map((home) => [home.uprn, home]));
  return rows.map((row) => {
    const home = byUprn.get(row.uprn);
    if (home === undefined) return { row, homeId: null, before: null };
    const { id, latitude, longitude, source } = home;
    return { row, homeId: id, before: latitude === null || longitude === null || source === null ? null : { latitude, longitude, source } };
  });
}

function planOf({ row, homeId, before }: HomeOfRow): RowPlan {
  if (homeId === null) return { problems: [{ field: 'uprn', reason: 'There is no home with this UPRN.', mend: 'Import the home first, or leave the row out: OS Open UPRN has every address of the country.' }] };
  if (before === null) return 'new';
  return before.latitude === row.latitude && before.longitude === row.longitude && before.source === row.source ? 'unchanged' : 'changed';
}
