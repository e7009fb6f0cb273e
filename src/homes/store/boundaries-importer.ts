import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { Importer, ImportReading, ImportSession, RowPlan, TakenRow } from '../../platform/importer.ts';
import { boundaryColumns, readBoundaryRow, type BoundaryLevel } from '../boundaries/boundary-row.ts';
import { matcherOf, type PlaceOfOurs } from '../boundaries/match.ts';
import { rowsOfGeoJson } from '../boundaries/rows-of-geojson.ts';
import { simplified } from '../boundaries/simplified.ts';

/** A boundary as it is kept. */
interface KeptBoundary {
  readonly level: BoundaryLevel;
  readonly place: string;
  readonly source: string;
  readonly polygons: string;
}

/** Areas are known by code or name, so the same file again changes nothing. An area that a file lacks keeps the boundary it has. */
export const boundariesImporter: Importer<KeptBoundary> = { kind: 'area-boundaries', columns: boundaryColumns, rowsOfJson: rowsOfGeoJson, open };

async function open(tx: Tx, { now, source: file }: ImportReading): Promise<ImportSession<KeptBoundary>> {
  const match = matcherOf(await placesOfOurs(tx));
  const seen = new Set<string>();
  return {
    take: (cells): TakenRow<KeptBoundary> => {
      const outcome = readBoundaryRow(cells);
      if (!outcome.ok) return outcome;
      const found = match(outcome.row);
      if (!found.ok) return { ok: false, problems: [found.problem] };
      const { level, place } = found;
      if (seen.has(`${level} ${place}`)) return { ok: false, problems: [{ field: 'row', reason: `An earlier row is the same ${level}.`, mend: 'Keep one row for each area; one of several parts is a MultiPolygon.' }] };
      seen.add(`${level} ${place}`);
      return { ok: true, row: { level, place, source: outcome.row.source ?? file.name, polygons: JSON.stringify(simplified(outcome.row.polygons)) } };
    },
    plan: (inBatch, rows) => plansOf(inBatch, rows),
    save: (inBatch, planned) => saveBoundaries(inBatch, planned.map(({ row }) => row), now),
    tally: () => ({}),
  };
}

function placesOfOurs(tx: Tx): Promise<PlaceOfOurs[]> {
  return tx.query<PlaceOfOurs>(
    `select 'ward' as level, code as place, name from wards where landlord_id = $1
     union all select 'neighbourhood', id::text, name from neighbourhoods where landlord_id = $1
     union all select 'estate', id::text, name from estates where landlord_id = $1`,
    [tx.landlordId],
  );
}

async function plansOf(tx: Tx, rows: readonly KeptBoundary[]): Promise<readonly RowPlan[]> {
  const before = await tx.query<Pick<KeptBoundary, 'level' | 'place' | 'source'> & { readonly polygons: unknown }>('select level, place, source, polygons from area_boundaries where landlord_id = $1 and place = any ($2::text[])', [tx.landlordId, rows.map(({ place }) => place)]);
  const known = new Map(before.map(({ level, place, source, polygons }) => [`${level} ${place}`, `${source}\n${JSON.stringify(polygons)}`]));
  return rows.map(({ level, place, source, polygons }): RowPlan => {
    const was = known.get(`${level} ${place}`);
    return was === undefined ? 'new' : was === `${source}\n${polygons}` ? 'unchanged' : 'changed';
  });
}

async function saveBoundaries(tx: Tx, rows: readonly KeptBoundary[], now: string): Promise<void> {
  await insertRows(tx, 'area_boundaries', rows.map(({ level, place, source, polygons }) => ({ landlord_id: tx.landlordId, level, place, source, polygons: JSON.parse(polygons) as unknown, updated_at: now })),
    'on conflict (landlord_id, level, place) do update set polygons = excluded.polygons, source = excluded.source, updated_at = excluded.updated_at');
}
