import { allMeasures } from '../../casefile/index.ts';
import { writeTogether, type Tx } from '../../platform/database/index.ts';
import { monthsStep, recount } from './count-cases.ts';
import { monthChanges, type MonthChange } from './difference.ts';
import { withRelated } from './read-cases.ts';
import { mendSums } from './mend-sums.ts';
import { nextStep } from './walk.ts';

const beforeEveryId = '00000000-0000-0000-0000-000000000000';

/** From now on this transaction sees everything as of one moment. */
export async function asOfOneMoment(tx: Tx): Promise<void> {
  await tx.query('set transaction isolation level repeatable read');
}

/** What a full recount adds to the months, or takes away, leaving out cases that wait to be counted: they are known to differ. */
export async function factDifferences(tx: Tx): Promise<readonly MonthChange[]> {
  const saved = await tx.query<{ case_id: string }>('select case_id from cases_to_count where landlord_id = $1', [tx.landlordId]);
  const waiting = new Set(await withRelated(tx, saved.map(({ case_id }) => case_id)));
  const changes: MonthChange[] = [];
  for (let after = beforeEveryId; ; ) {
    const { stale, lastId } = await nextStep(tx, after, true);
    if (lastId === undefined) return changes;
    const { difference } = await recount(tx, stale.filter((id) => !waiting.has(id)));
    const moved = difference.months.length === 0 && difference.written.length + difference.gone.length > 0;
    // Facts may be wrong and their sums right: that differs too, for a figure opens its rows.
    changes.push(...(moved ? monthChanges(difference.written, []).slice(0, 1) : difference.months));
    after = lastId;
  }
}

/** What is missing from the months of each group so that they equal the facts behind them, or too much where negative. */
export async function monthDifferences(tx: Tx): Promise<MonthChange[]> {
  const differences: MonthChange[] = [];
  const kept = await tx.query<{ measure: string }>('select distinct measure from measured_months where landlord_id = $1', [tx.landlordId]);
  for (const measure of new Set([...allMeasures().map(({ key }) => key), ...kept.map((row) => row.measure)])) {
    differences.push(...(await tx.query<MonthChange>(
      `select 'everything' as "countedBy", $2::text as measure, month, group_id as "groupId", sum(total)::bigint as total, sum(hits)::bigint as hits, sum(amended)::bigint as amended, sum(amount)::bigint as amount from (
         select date_trunc('month', at at time zone 'Europe/London')::date as month, group_id, count(*) as total, count(*) filter (where hit) as hits, count(*) filter (where amended) as amended, sum(amount) as amount
         from measured_facts where landlord_id = $1 and measure = $2 group by 1, 2
         union all select month, group_id, -total, -hits, -amended, -amount from measured_months where landlord_id = $1 and counted_by = 'everything' and measure = $2
       ) sums group by month, group_id having sum(total) <> 0 or sum(hits) <> 0 or sum(amended) <> 0 or sum(amount) <> 0 order by month, group_id`,
      [tx.landlordId, measure],
    )));
  }
  return differences;
}

/** Adds to the months what is missing from them. Whoever calls it holds the landlord's progress. */
export async function mendMonths(tx: Tx): Promise<readonly MonthChange[]> {
  const differences = await monthDifferences(tx);
  if (differences.length > 0) await writeTogether(tx, [monthsStep(tx.landlordId, differences)]);
  return [...differences, ...(await mendSums(tx))];
}
