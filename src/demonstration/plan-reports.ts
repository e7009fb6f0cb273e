import { addDays, monthOf, type Instant, type PlainDate } from '../clock/index.ts';
import { homeDraws, type HomeDraws } from './home-weights.ts';
import { busynessOf, comesBack, problemsOn, roomFor } from './problem-rates.ts';
import type { Chance } from './seeded.ts';
import type { SettledHome } from './settle-residents.ts';
import { whenReported } from './time-line.ts';

/** One report to come: who, what and when. What becomes of it is lived later. */
export interface PlannedReport {
  readonly at: Instant;
  /** Its place in the list of homes. */
  readonly home: number;
  readonly problem: string;
  readonly room: string;
  /** It was reported before, and has come back. */
  readonly isAgain: boolean;
}

export interface PlanFor {
  readonly homes: readonly SettledHome[];
  readonly chance: Chance;
  /** The midnight at which the demonstration's present begins; nothing is planned for that day. */
  readonly today: PlainDate;
  readonly days: number;
  /** From then on what comes back is lived with the first, and planned no more. */
  readonly livedFrom: PlainDate;
}

/** Reports a home makes in a year, follow-ons left out: about what English landlords see. */
export const reportsPerHome = 3.4;

type Owed = Map<PlainDate, Omit<PlannedReport, 'at' | 'isAgain'>[]>;

/** Every report of these years in the order they are made: seasons, storms, and causes that come back. */
export function* planReports({ homes, chance, today, days, livedFrom }: PlanFor): Generator<PlannedReport> {
  const draws = homeDraws(homes, chance.branch('homes'));
  const perDay = (homes.length * reportsPerHome) / 365 / usualYear;
  const owed: Owed = new Map();
  let due = 0;
  let stormDaysLeft = 0;
  for (let day = days; day > 0; day -= 1) {
    const date = addDays(today, -day);
    if (stormDaysLeft === 0 && chance.isTrue(isStormSeason(date) ? 0.04 : 0.004)) stormDaysLeft = chance.whole(1, 3);
    const weights = problemsOn(date, stormDaysLeft > 0);
    if (stormDaysLeft > 0) stormDaysLeft -= 1;
    due += perDay * busynessOf(weights) * chance.weighted([[0.6, 1], [1, 2], [1.4, 1]]);
    const onDay: PlannedReport[] = (owed.get(date) ?? []).map((again) => ({ ...again, at: whenReported(date, chance), isAgain: true }));
    owed.delete(date);
    for (; due >= 1; due -= 1) {
      const report = oneReport(date, weights, { homes, draws }, chance);
      if (report !== undefined) onDay.push(report);
    }
    for (const report of onDay) owe({ owed, livedFrom }, report, date, chance);
    yield* onDay.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  }
}

/** Seasons and causes that come back make a year this much busier than its ordinary days. */
const usualYear = 1.27;

const isStormSeason = (date: PlainDate): boolean => monthOf(date) >= 10 || monthOf(date) <= 2;

const triesToFindAHome = 4;
/** Where these are reported follows how homes are built, and a few blocks are far worse than their type: what the page on damp is there to find. */
const followsTheBuilding: ReadonlySet<string> = new Set(['damp-or-mould', 'ceiling-leak']);

/** Whoever lives there now may not have moved in yet: what went before is not theirs to be told of, so another home is drawn. */
function oneReport(date: PlainDate, weights: ReturnType<typeof problemsOn>, { homes, draws }: { readonly homes: readonly SettledHome[]; readonly draws: HomeDraws }, chance: Chance): PlannedReport | undefined {
  const problem = chance.weighted(weights);
  for (let tries = 0; tries < triesToFindAHome; tries += 1) {
    const home = (followsTheBuilding.has(problem) ? draws.ofDamp : draws.ofAny).pick(chance);
    if ((homes[home]?.since ?? date) <= date) return { at: whenReported(date, chance), home, problem, room: roomFor(problem, chance), isAgain: false };
  }
  return undefined;
}

function owe({ owed, livedFrom }: { readonly owed: Owed; readonly livedFrom: PlainDate }, { home, problem, room }: PlannedReport, date: PlainDate, chance: Chance): void {
  if (!chance.isTrue(comesBack(problem))) return;
  const on = addDays(date, chance.whole(12, 90));
  if (on >= livedFrom) return;
  owed.set(on, [...(owed.get(on) ?? []), { home, problem, room }]);
}
