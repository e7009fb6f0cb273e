import { isNothing, nothingCounted, plus, type CaseGroup } from '../model.ts';
import type { MonthChange } from './difference.ts';
import { sumsOf, type NamedGroup } from './groups.ts';

/** These changes of groups of cases, with what they change in every sum of them; and the sums' groups. */
export function summedUp(changes: readonly MonthChange[], groups: ReadonlyMap<string, CaseGroup>): { readonly months: MonthChange[]; readonly groups: NamedGroup[] } {
  const months = new Map<string, MonthChange>();
  const sums = new Map([...groups].map(([id, group]) => [id, sumsOf(group)]));
  const named = new Map<string, NamedGroup>();
  for (const change of changes) {
    const inSums = sums.get(change.groupId);
    if (inSums === undefined) throw new Error('A month was counted for a group that nobody knows');
    for (const sum of inSums) {
      const key = { countedBy: sum.group.countedBy, measure: change.measure, month: change.month, groupId: sum.id };
      const name = `${key.countedBy} ${key.measure} ${key.month} ${key.groupId}`;
      months.set(name, { ...key, ...plus(months.get(name) ?? nothingCounted, change) });
      named.set(sum.id, sum);
    }
  }
  // Always in one order, so that two who write them never wait for each other in a circle.
  const inOrder = [...months].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
  return { months: [...changes, ...inOrder.filter((change) => !isNothing(change))], groups: [...named.values()] };
}
