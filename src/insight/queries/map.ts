import type { Tx } from '../../platform/database/index.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { Lens } from '../model.ts';

/** A block as a point on the map. */
export interface BlockOnMap {
  readonly number: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly mark: Mark;
  readonly name: string;
  readonly wardName: string;
  readonly homes: number;
  readonly cases: number;
}

/** More points than this are no map any more. */
const mostOnMap = 20_000;

/** The blocks of a run that have a position, as it found them. */
export function blocksOnMap(tx: Tx, runId: string, lens: Lens): Promise<BlockOnMap[]> {
  return tx.query<BlockOnMap>(
    `select a.number, (p.at->>1)::double precision as latitude, (p.at->>2)::double precision as longitude, a.${lens}_mark as mark, w.name as "wardName", a.homes, a.cases,
       case when b.name is null then 'Houses of ' || e.name else b.name end as name
     from insight_runs r cross join lateral jsonb_array_elements(r.found->'map') as p (at)
     join insight_areas a on a.landlord_id = $1 and a.run_id = r.id and a.number = (p.at->>0)::integer
     join wards w on w.landlord_id = $1 and w.code = a.ward_code
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = a.block_id
     where r.landlord_id = $1 and r.id = $2 limit ${mostOnMap}`,
    [tx.landlordId, runId],
  );
}
