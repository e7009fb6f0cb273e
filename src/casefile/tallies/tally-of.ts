import { dateInLondon, type Instant } from '../../clock/index.ts';
import { hasRunOut } from '../deadline-points.ts';
import { measures, type Counts, type Measure, type Month, type TallyFacts } from './model.ts';

type Tally = Map<Month, Record<Measure, number>>;

export const noCounts: Counts = { opened: 0, closed: 0, closed_late: 0, promises_made: 0, promises_kept: 0, promises_broken: 0, silences: 0, not_fixed: 0 };

/** What the facts of a case add to each month. Everything counts in the London month it happened in. */
export function tallyOf(facts: TallyFacts): ReadonlyMap<Month, Counts> {
  const tally: Tally = new Map();
  addFacts(tally, facts, 1);
  return tally;
}

/** What a change of these facts changes in each month: nothing for a month where all is as it was. */
export function tallyChange(before: TallyFacts | null, after: TallyFacts): ReadonlyMap<Month, Counts> {
  const tally: Tally = new Map();
  addFacts(tally, after, 1);
  if (before !== null) addFacts(tally, before, -1);
  for (const [month, counts] of tally) if (measures.every((measure) => counts[measure] === 0)) tally.delete(month);
  return tally;
}

function addFacts(tally: Tally, { openedAt, closedAt, ranOut, promises, rhythms, notFixedAt }: TallyFacts, sign: 1 | -1): void {
  const add = (at: Instant | null, measure: Measure) => {
    if (at !== null) countsOf(tally, monthInLondon(at))[measure] += sign;
  };
  add(openedAt, 'opened');
  add(closedAt, 'closed');
  if (ranOut) add(closedAt, 'closed_late');
  for (const { madeAt, outcome, outcomeAt } of promises) {
    add(madeAt, 'promises_made');
    if (outcome === 'kept') add(outcomeAt, 'promises_kept');
    if (outcome === 'broken') add(outcomeAt, 'promises_broken');
  }
  for (const { endsAt, lastPoint } of rhythms) if (hasRunOut(lastPoint)) add(endsAt, 'silences');
  for (const at of notFixedAt) add(at, 'not_fixed');
}

function countsOf(tally: Tally, month: Month): Record<Measure, number> {
  const counts = tally.get(month) ?? { ...noCounts };
  tally.set(month, counts);
  return counts;
}

/** The month of an instant in London: midnight of 1 June there is 11 in the evening of 31 May in UTC. */
export function monthInLondon(at: Instant): Month {
  return `${dateInLondon(at).slice(0, 7)}-01` as Month;
}
