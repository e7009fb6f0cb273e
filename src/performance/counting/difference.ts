import { isNothing, monthInLondon, nothingCounted, plus, type Counted, type Fact, type MonthKey } from '../model.ts';

export type MonthChange = MonthKey & Counted;

export interface Difference {
  /** Facts that are no more. */
  readonly gone: readonly Fact[];
  /** Facts that are new, or no longer as they were. */
  readonly written: readonly Fact[];
  /** What that changes in each month of each group of cases, where it changes anything. */
  readonly months: readonly MonthChange[];
}

/** What has to be written so that what was counted becomes what counts now. */
export function differenceOf(before: readonly Fact[], after: readonly Fact[]): Difference {
  const old = new Map(before.map((fact) => [nameOf(fact), fact]));
  const written = after.filter((fact) => !isSame(old.get(nameOf(fact)), fact));
  const now = new Set(after.map(nameOf));
  const gone = before.filter((fact) => !now.has(nameOf(fact)));
  const replaced = written.flatMap((fact) => old.get(nameOf(fact)) ?? []);
  return { gone, written, months: monthChanges(written, [...gone, ...replaced]) };
}

/** What these facts add to the months, and those take away. */
export function monthChanges(added: readonly Fact[], takenAway: readonly Fact[]): MonthChange[] {
  const sums = new Map<string, MonthChange>();
  const add = ({ measure, at, groupId, hit, amended, amount }: Fact, sign: 1 | -1) => {
    const key = { countedBy: 'everything' as const, measure, month: monthInLondon(at), groupId };
    const name = `${measure} ${key.month} ${groupId}`;
    sums.set(name, { ...key, ...plus(sums.get(name) ?? nothingCounted, { total: sign, hits: hit ? sign : 0, amended: amended ? sign : 0, amount: sign * amount }) });
  };
  for (const fact of added) add(fact, 1);
  for (const fact of takenAway) add(fact, -1);
  // Always in one order, so that two who write them never wait for each other in a circle.
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum).filter((sum) => !isNothing(sum));
}

const nameOf = ({ caseId, measure, ordinal }: Fact): string => `${caseId} ${measure} ${ordinal}`;

function isSame(one: Fact | undefined, other: Fact): boolean {
  return one !== undefined && one.at === other.at && one.groupId === other.groupId && one.hit === other.hit && one.amended === other.amended
    && one.amount === other.amount && one.orderId === other.orderId;
}
