import type { Tx } from '../../platform/database/index.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { AlarmFound, AreaKey, Lens, Level, Outline } from '../model.ts';

/** A block as a point of the map. */
export interface PointOnMap {
  readonly number: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly mark: Mark;
  /** Among the blocks of the run, the surest first. */
  readonly place: number;
  readonly homes: number;
  readonly cases: number;
  /** Much less is heard from it than is expected of its homes, or from the place in which it lies. */
  readonly isSilent: boolean;
  /** What it lies in, as the `key` of an outline; null where nothing is drawn around blocks. */
  readonly within: string | null;
}

/** A point with what it is called. */
export interface BlockOnMap extends PointOnMap {
  readonly name: string;
  readonly wardName: string;
}

/** More points than this are no map any more. */
const mostOnMap = 20_000;

const withinOf: Readonly<Record<Outline, string>> = { ward: 'a.ward_code', estate: `a.ward_code || '/' || a.estate_id`, neighbourhood: 'e.neighbourhood_id::text', none: 'null' };

/** The blocks of a run that have a position, without their names: a large landlord has thousands of them. */
export function pointsOnMap(tx: Tx, runId: string, { lens, outline }: { readonly lens: Lens; readonly outline: Outline }): Promise<PointOnMap[]> {
  return tx.query<PointOnMap>(
    `select a.number, a.latitude, a.longitude, a.${lens}_mark as mark, a.${lens}_place as place, a.homes, a.cases, a.is_silent as "isSilent", ${withinOf[outline]} as within
     from insight_areas a${outline === 'neighbourhood' ? ' left join estates e on e.landlord_id = $1 and e.id = a.estate_id' : ''}
     where a.landlord_id = $1 and a.run_id = $2 and a.latitude is not null limit ${mostOnMap}`,
    [tx.landlordId, runId],
  );
}

/** The same points, each with what it is called. */
export async function namedBlocks(tx: Tx, runId: string, points: readonly PointOnMap[]): Promise<readonly BlockOnMap[]> {
  const rows = await tx.query<{ number: number; name: string; wardName: string }>(
    `select a.number, coalesce(b.name, 'Houses of ' || e.name) as name, w.name as "wardName"
     from insight_areas a
     join wards w on w.landlord_id = $1 and w.code = a.ward_code
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = a.block_id
     where a.landlord_id = $1 and a.run_id = $2 and a.number = any ($3::integer[]) limit ${mostOnMap}`,
    [tx.landlordId, runId, points.map(({ number }) => number)],
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return points.flatMap((point) => {
    const named = byNumber.get(point.number);
    return named === undefined ? [] : [{ ...point, ...named }];
  });
}

/** The middle of the blocks of an area that have a position, to the metre; undefined where none has. */
export async function middleOfArea(tx: Tx, runId: string, { level, number, key }: { readonly level: Level; readonly number: number; readonly key: AreaKey }): Promise<{ readonly latitude: number; readonly longitude: number } | undefined> {
  const [middle] = await tx.query<{ latitude: number | null; longitude: number | null }>(
    `select round(avg(a.latitude)::numeric, 5)::float8 as latitude, round(avg(a.longitude)::numeric, 5)::float8 as longitude from insight_areas a
     where a.landlord_id = $1 and a.run_id = $2 and a.latitude is not null and a.ward_code = $3 and ($4::uuid is null or a.estate_id = $4) and ($5::integer is null or a.number = $5)`,
    [tx.landlordId, runId, key.wardCode, key.estateId, level === 'block' ? number : null],
  );
  return middle === undefined || middle.latitude === null || middle.longitude === null ? undefined : { latitude: middle.latitude, longitude: middle.longitude };
}

/** A ward, estate or neighbourhood and what a run says of it. */
export interface OutlineOnMap {
  readonly key: string;
  readonly name: string;
  readonly says: Mark | AlarmFound['state'];
  /** The number of its area; null of a neighbourhood, which is none. */
  readonly number: number | null;
}

/** The wards or estates of a run, with their marks. */
export function outlinesOnMap(tx: Tx, { runId, lens, level }: { readonly runId: string; readonly lens: Lens; readonly level: 'ward' | 'estate' }): Promise<OutlineOnMap[]> {
  return tx.query<OutlineOnMap>(
    `select case when a.level = 'ward' then a.ward_code else a.ward_code || '/' || a.estate_id end as key, case when a.level = 'ward' then w.name else e.name end as name, a.${lens}_mark as says, a.number
     from insight_areas a join wards w on w.landlord_id = $1 and w.code = a.ward_code left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     where a.landlord_id = $1 and a.run_id = $2 and a.level = $3 limit ${mostOnMap}`,
    [tx.landlordId, runId, level],
  );
}

/** The neighbourhoods of a run, with what was said of their last week. */
export function neighbourhoodsOnMap(tx: Tx, runId: string): Promise<OutlineOnMap[]> {
  return tx.query<OutlineOnMap>(
    `select a.neighbourhood_id as key, n.name, a.state as says, null as number from insight_alarms a
     join neighbourhoods n on n.landlord_id = $1 and n.id = a.neighbourhood_id where a.landlord_id = $1 and a.run_id = $2 limit ${mostOnMap}`,
    [tx.landlordId, runId],
  );
}
