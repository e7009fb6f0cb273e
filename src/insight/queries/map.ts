import type { Tx } from '../../platform/database/index.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { AlarmFound, AreaKey, Lens, Level } from '../model.ts';
import { blockKeyIn, silentBlocks } from './silence.ts';

/** A block as a point on the map. */
export interface BlockOnMap {
  readonly number: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly mark: Mark;
  /** Among the blocks of the run, the surest first. */
  readonly place: number;
  readonly name: string;
  readonly wardName: string;
  readonly homes: number;
  readonly cases: number;
  /** Much less is heard from it than is expected of its homes, or from the place in which it lies. */
  readonly isSilent: boolean;
  /** What it lies in, as `outlinesOnMap` names these. */
  readonly wardKey: string;
  readonly estateKey: string;
  readonly neighbourhoodKey: string | null;
}

/** More points than this are no map any more. */
const mostOnMap = 20_000;

/** The blocks of a run that have a position, as it found them. */
export function blocksOnMap(tx: Tx, runId: string, lens: Lens): Promise<BlockOnMap[]> {
  return tx.query<BlockOnMap>(
    `select a.number, (p.at->>1)::double precision as latitude, (p.at->>2)::double precision as longitude, a.${lens}_mark as mark, a.${lens}_place as place, w.name as "wardName", a.homes, a.cases,
       case when b.name is null then 'Houses of ' || e.name else b.name end as name, a.ward_code as "wardKey", a.ward_code || '/' || a.estate_id as "estateKey", e.neighbourhood_id as "neighbourhoodKey", s.key is not null as "isSilent"
     from insight_runs r cross join lateral jsonb_array_elements(r.found->'map') as p (at)
     join insight_areas a on a.landlord_id = $1 and a.run_id = r.id and a.number = (p.at->>0)::integer
     join wards w on w.landlord_id = $1 and w.code = a.ward_code
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = a.block_id
     left join (${silentBlocks}) as s on s.key = ${blockKeyIn('a')}
     where r.landlord_id = $1 and r.id = $2 limit ${mostOnMap}`,
    [tx.landlordId, runId],
  );
}

/** The middle of the blocks of an area that have a position, to the metre; undefined where none has. */
export async function middleOfArea(tx: Tx, runId: string, { level, number, key }: { readonly level: Level; readonly number: number; readonly key: AreaKey }): Promise<{ readonly latitude: number; readonly longitude: number } | undefined> {
  const [middle] = await tx.query<{ latitude: number | null; longitude: number | null }>(
    `select round(avg((p.at->>1)::numeric), 5)::float8 as latitude, round(avg((p.at->>2)::numeric), 5)::float8 as longitude
     from insight_runs r cross join lateral jsonb_array_elements(r.found->'map') as p (at)
     join insight_areas a on a.landlord_id = $1 and a.run_id = r.id and a.number = (p.at->>0)::integer
     where r.landlord_id = $1 and r.id = $2 and a.ward_code = $3 and ($4::uuid is null or a.estate_id = $4) and ($5::integer is null or a.number = $5)`,
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
