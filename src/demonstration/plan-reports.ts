import { addDays, monthOf, type Instant, type PlainDate } from '../clock/index.ts';
import { homeDraws, type HomeDraws, type Planting } from './home-weights.ts';
import type { DampContractor } from './invented-contractors.ts';
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
  /** Who does the work, of damp where a firm does it; null where it is settled later. */
  readonly contractor: string | null;
}

export interface PlanFor {
  readonly homes: readonly SettledHome[];
  readonly chance: Chance;
  /** The midnight at which the demonstration's present begins; nothing is planned for that day. */
  readonly today: PlainDate;
  readonly days: number;
  /** From then on what comes back is lived with the first, and planned no more. */
  readonly livedFrom: PlainDate;
  readonly planting: Planting;
  /** Firms that do damp work, with how much of it and how often it comes back. */
  readonly dampContractors: readonly DampContractor[];
}

/** Reports a home makes in a year, follow-ons left out: about what English landlords see. */
export const reportsPerHome = 3.4;

type Owed = Map<PlainDate, Omit<PlannedReport, 'at' | 'isAgain' | 'contractor'>[]>;

/** Every report of these years in the order they are made: seasons, storms, and causes that come back. */
export function* planReports({ homes, chance, today, days, livedFrom, planting, dampContractors }: PlanFor): Generator<PlannedReport> {
  const drawsOn = homeDraws(homes, planting, chance.branch('homes'));
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
    const onDay: PlannedReport[] = (owed.get(date) ?? []).map((again) => ({ ...again, at: whenReported(date, chance), isAgain: true, contractor: contractorOf(again.problem, dampContractors, chance) }));
    owed.delete(date);
    for (; due >= 1; due -= 1) {
      const report = oneReport(date, weights, { homes, draws: drawsOn(date) }, chance);
      if (report !== undefined) onDay.push({ ...report, contractor: contractorOf(report.problem, dampContractors, chance) });
    }
    for (const report of onDay) owe({ owed, livedFrom, dampContractors }, report, date, chance);
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
function oneReport(date: PlainDate, weights: ReturnType<typeof problemsOn>, { homes, draws }: { readonly homes: readonly SettledHome[]; readonly draws: HomeDraws }, chance: Chance): Omit<PlannedReport, 'contractor'> | undefined {
  const problem = chance.weighted(weights);
  for (let tries = 0; tries < triesToFindAHome; tries += 1) {
    const home = (followsTheBuilding.has(problem) ? draws.ofDamp : draws.ofAny).pick(chance);
    if ((homes[home]?.since ?? date) <= date) return { at: whenReported(date, chance), home, problem, room: roomFor(problem, chance), isAgain: false };
  }
  return undefined;
}

function contractorOf(problem: string, contractors: readonly DampContractor[], chance: Chance): string | null {
  if (problem !== 'damp-or-mould' || contractors.length === 0) return null;
  const own = 1 - contractors.reduce((sum, { shareOfDamp }) => sum + shareOfDamp, 0);
  return chance.weighted<string | null>([[null, own], ...contractors.map(({ name, shareOfDamp }) => [name, shareOfDamp] as const)]);
}

/** Damp comes back with the next wet months, most else within weeks. */
const daysUntilBack = { 'damp-or-mould': [25, 220] as const, other: [12, 90] as const };

function owe({ owed, livedFrom, dampContractors }: { readonly owed: Owed; readonly livedFrom: PlainDate; readonly dampContractors: readonly DampContractor[] }, { home, problem, room, contractor }: PlannedReport, date: PlainDate, chance: Chance): void {
  const times = dampContractors.find(({ name }) => name === contractor)?.comesBack ?? 1;
  if (!chance.isTrue(Math.min(mostComesBack, comesBack(problem) * times))) return;
  const [least, most] = problem === 'damp-or-mould' ? daysUntilBack[problem] : daysUntilBack.other;
  const on = addDays(date, chance.whole(least, most));
  if (on >= livedFrom) return;
  owed.set(on, [...(owed.get(on) ?? []), { home, problem, room }]);
}

const mostComesBack = 0.6;
