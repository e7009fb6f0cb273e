import type { Tx } from '../../platform/database/index.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { AreaKey, Lens, Level } from '../model.ts';

/** An area as a list shows it, through one lens. */
export interface AreaListed {
  readonly number: number;
  readonly place: number;
  readonly level: Level;
  readonly wardName: string;
  readonly estateName: string | null;
  readonly blockName: string | null;
  /** Of houses without a block. */
  readonly postcodeKey: string | null;
  readonly homes: number;
  readonly homeWeeks: number;
  readonly cases: number;
  readonly isInspected: boolean;
  readonly expected: number;
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly probability: number;
  readonly mark: Mark;
}

/** Which areas of a run are wanted. */
export interface AreasWanted {
  readonly runId: string;
  readonly lens: Lens;
  readonly level: Level;
  readonly marks: readonly Mark[];
  /** Only those that lie in this ward or estate. */
  readonly within?: Pick<AreaKey, 'wardCode' | 'estateId'>;
  /** The place of the last one shown. */
  readonly after: number | undefined;
  readonly most: number;
}

const columns = (lens: Lens) => `a.number, a.${lens}_place as place, a.level, w.name as "wardName", e.name as "estateName", b.name as "blockName", a.postcode_key as "postcodeKey", a.homes, a.home_weeks as "homeWeeks",
  a.cases, a.is_inspected as "isInspected", a.${lens}_expected as expected, a.${lens}_rate as rate, a.${lens}_lower as lower, a.${lens}_upper as upper, a.${lens}_probability as probability, a.${lens}_mark as mark`;
const named = `insight_areas a
  join wards w on w.landlord_id = $1 and w.code = a.ward_code
  left join estates e on e.landlord_id = $1 and e.id = a.estate_id
  left join blocks b on b.landlord_id = $1 and b.id = a.block_id`;

/** Areas of one level, the surest to be above the rest first. */
export function areasOfRun(tx: Tx, { runId, lens, level, marks, within, after, most }: AreasWanted): Promise<AreaListed[]> {
  return tx.query<AreaListed>(
    `select ${columns(lens)} from ${named}
     where a.landlord_id = $1 and a.run_id = $2 and a.level = $3 and a.${lens}_mark = any ($4::text[]) and a.${lens}_place > $5
       and ($7::text is null or a.ward_code = $7) and ($8::uuid is null or a.estate_id = $8)
     order by a.${lens}_place limit $6`,
    [tx.landlordId, runId, level, marks, after ?? 0, most, within?.wardCode ?? null, within?.estateId ?? null],
  );
}

/** These areas of a run, by their numbers. */
export function areasByNumber(tx: Tx, runId: string, numbers: readonly number[]): Promise<AreaListed[]> {
  return tx.query<AreaListed>(`select ${columns('adjusted')} from ${named} where a.landlord_id = $1 and a.run_id = $2 and a.number = any ($3::integer[])`, [tx.landlordId, runId, numbers]);
}

/** Where these areas of a run are, by their numbers. */
export function placesOfAreas(tx: Tx, runId: string, numbers: readonly number[]): Promise<(AreaKey & { readonly number: number })[]> {
  return tx.query<AreaKey & { readonly number: number }>(
    'select number, ward_code as "wardCode", estate_id as "estateId", block_id as "blockId", postcode_key as "postcodeKey" from insight_areas where landlord_id = $1 and run_id = $2 and number = any ($3::integer[]) order by number limit 1000',
    [tx.landlordId, runId, numbers],
  );
}

/** One area of a run through both lenses. */
export interface AreaBothWays {
  readonly level: Level;
  readonly key: AreaKey;
  readonly unadjusted: AreaListed;
  readonly adjusted: AreaListed;
}

export async function areaOfRun(tx: Tx, runId: string, number: number): Promise<AreaBothWays | undefined> {
  const through = async (lens: Lens): Promise<AreaListed | undefined> => (await tx.query<AreaListed>(`select ${columns(lens)} from ${named} where a.landlord_id = $1 and a.run_id = $2 and a.number = $3`, [tx.landlordId, runId, number]))[0];
  const [[key], unadjusted, adjusted] = await Promise.all([placesOfAreas(tx, runId, [number]), through('unadjusted'), through('adjusted')]);
  if (key === undefined || unadjusted === undefined || adjusted === undefined) return undefined;
  return { level: unadjusted.level, key, unadjusted, adjusted };
}
