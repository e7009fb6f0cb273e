import { writeTogether, type Tx } from '../../platform/database/index.ts';
import { groupsStep, monthsStep } from './count-cases.ts';
import type { MonthChange } from './difference.ts';
import { sumsOf, type NamedGroup } from './groups.ts';
import { groupsById } from './read-cases.ts';

export interface SumDifferences {
  readonly differences: readonly MonthChange[];
  /** Every group there is a sum for. */
  readonly groups: readonly NamedGroup[];
}

/** What is missing from the sums so that they equal the months of the groups they are of, or too much where negative. */
export async function sumDifferences(tx: Tx): Promise<SumDifferences> {
  const ids = await tx.query<{ id: string }>(`select id from case_groups where landlord_id = $1 and counted_by = 'everything'`, [tx.landlordId]);
  const groups = await groupsById(tx, ids.map(({ id }) => id));
  const sums = [...groups].flatMap(([id, group]) => sumsOf(group).map((sum) => ({ of: id, sum })));
  const measures = await tx.query<{ measure: string }>('select distinct measure from measured_months where landlord_id = $1 order by 1', [tx.landlordId]);
  const differences: MonthChange[] = [];
  for (const { measure } of measures) {
    differences.push(...(await tx.query<MonthChange>(
      `select counted_by as "countedBy", $2::text as measure, month, group_id as "groupId", sum(total)::bigint as total, sum(hits)::bigint as hits, sum(amended)::bigint as amended, sum(amount)::bigint as amount from (
         select s.counted_by, m.month, s.id as group_id, m.total, m.hits, m.amended, m.amount
         from measured_months m join unnest($3::uuid[], $4::text[], $5::uuid[]) as s (of_id, counted_by, id) on s.of_id = m.group_id
         where m.landlord_id = $1 and m.counted_by = 'everything' and m.measure = $2
         union all select counted_by, month, group_id, -total, -hits, -amended, -amount from measured_months where landlord_id = $1 and counted_by <> 'everything' and measure = $2
       ) sums group by counted_by, month, group_id having sum(total) <> 0 or sum(hits) <> 0 or sum(amended) <> 0 or sum(amount) <> 0 order by counted_by, month, group_id`,
      [tx.landlordId, measure, sums.map(({ of }) => of), sums.map(({ sum }) => sum.group.countedBy), sums.map(({ sum }) => sum.id)],
    )));
  }
  return { differences, groups: sums.map(({ sum }) => sum) };
}

/** Makes the sums equal the months they are of. Whoever calls it holds the landlord's progress. */
export async function mendSums(tx: Tx): Promise<readonly MonthChange[]> {
  const { differences, groups } = await sumDifferences(tx);
  const missing = new Set(differences.map(({ groupId }) => groupId));
  const named = new Map(groups.filter(({ id }) => missing.has(id)).map((group) => [group.id, group]));
  if (differences.length > 0) await writeTogether(tx, [groupsStep(tx.landlordId, [...named.values()]), monthsStep(tx.landlordId, differences)]);
  return differences;
}
