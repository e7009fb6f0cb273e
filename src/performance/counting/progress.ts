import { allKeptUp, allMeasures } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { waysToSum } from '../model.ts';

/** How far the counting of a landlord has come. */
export interface Progress {
  /** The last case of the walk so far; null when the walk is over. */
  readonly walkedTo: string | null;
  /** The walk counts every case, not only those that have changed. */
  readonly walkCountsAll: boolean;
  readonly walkedAt: Instant | null;
  readonly measures: string;
}

const beforeEveryId = '00000000-0000-0000-0000-000000000000';

/** The measures there are now, what they are summed up by and what is kept up beside them, in one text: another means that every case is counted anew. */
export const measuresNow = (): string => [...allMeasures().map(({ key, version }) => (version === undefined ? key : `${key}@${version}`)), 'summed by', ...waysToSum, ...allKeptUp().map(({ name }) => `with ${name}`)].join(' ');

/** Takes the counting of this landlord in hand until the end of the transaction; undefined while somebody else has it. */
export async function holdProgress(tx: Tx): Promise<Progress | undefined> {
  await tx.query(
    'insert into counting_progress (landlord_id, measures, walked_to, walk_counts_all) values ($1, $2, $3, true) on conflict (landlord_id) do nothing',
    [tx.landlordId, measuresNow(), beforeEveryId],
  );
  const [held] = await tx.query<Progress>(
    `select measures, walked_to as "walkedTo", walk_counts_all as "walkCountsAll", walked_at as "walkedAt" from counting_progress where landlord_id = $1 for update skip locked`,
    [tx.landlordId],
  );
  return held;
}

/** Begins a walk over every case, without the months in which nothing counts any more. */
export async function beginWalk(tx: Tx, countsAll: boolean): Promise<void> {
  await tx.query('delete from measured_months where landlord_id = $1 and total = 0 and hits = 0 and amended = 0', [tx.landlordId]);
  await tx.query('update counting_progress set walked_to = $2, walk_counts_all = $3, measures = $4 where landlord_id = $1', [tx.landlordId, beforeEveryId, countsAll, measuresNow()]);
}

/** Notes how far the walk has come; `lastId` undefined ends it. */
export async function noteWalk(tx: Tx, lastId: string | undefined, now: string): Promise<void> {
  if (lastId === undefined) await tx.query('update counting_progress set walked_to = null, walk_counts_all = false, walked_at = $2 where landlord_id = $1', [tx.landlordId, now]);
  else await tx.query('update counting_progress set walked_to = $2 where landlord_id = $1', [tx.landlordId, lastId]);
}

/** Notes that everything that waited has been counted. */
export async function noteCounted(tx: Tx, now: string): Promise<void> {
  await tx.query('update counting_progress set counted_at = $2 where landlord_id = $1', [tx.landlordId, now]);
}

/** Whether every case of this landlord has been counted since the measures are what they are. */
export async function isEverythingCounted(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ measures: string; isCounted: boolean }>(
    'select measures, counted_at is not null and not (walk_counts_all and walked_to is not null) as "isCounted" from counting_progress where landlord_id = $1',
    [tx.landlordId],
  );
  return row !== undefined && row.isCounted && row.measures === measuresNow();
}
