/** One job that was followed: how long, and what ended it. Null while nothing has: it is still watched, or no longer can be. */
export interface Followed {
  /** In days, nought or more. */
  readonly time: number;
  readonly cause: string | null;
}

/** What happened at one time. */
export interface AtTime {
  readonly time: number;
  /** Jobs still followed just before. */
  readonly atRisk: number;
  readonly byCause: ReadonlyMap<string, number>;
  readonly events: number;
}

/** The times at which something happened, in order. What stops being followed at a time still counts as at risk at it. */
export function timesOf(subjects: readonly Followed[]): readonly AtTime[] {
  const wrong = subjects.find(({ time }) => !(time >= 0 && time < Infinity));
  if (wrong !== undefined) throw new RangeError(`subjects: a time is ${wrong.time}; give a number of nought or more.`);
  const inOrder = subjects.toSorted((one, other) => one.time - other.time);
  const found: AtTime[] = [];
  for (let at = 0; at < inOrder.length; ) {
    const time = inOrder[at]?.time ?? 0;
    const from = at;
    const byCause = new Map<string, number>();
    for (; at < inOrder.length && inOrder[at]?.time === time; at += 1) {
      const cause = inOrder[at]?.cause ?? null;
      if (cause !== null) byCause.set(cause, (byCause.get(cause) ?? 0) + 1);
    }
    const events = [...byCause.values()].reduce((sum, count) => sum + count, 0);
    if (events > 0) found.push({ time, atRisk: inOrder.length - from, byCause, events });
  }
  return found;
}
