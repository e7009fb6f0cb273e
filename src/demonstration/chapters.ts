import { dateInLondon, monthOf, yearOf, type Instant } from '../clock/index.ts';
import type { PlannedReport } from './plan-reports.ts';

/** Numbers kept for a chapter's use in one year: from `first`, as many as are needed. */
export interface NumbersOfYear {
  readonly year: number;
  readonly first: number;
  readonly count: number;
}

/**
 * A stretch of reports that is lived by itself, from its own branch of the seed and with its own numbers: so what comes
 * out is the same however many are lived at once, and in whatever order.
 */
export interface Chapter {
  readonly index: number;
  readonly reports: readonly PlannedReport[];
  /** The first of its reports' numbers; the others follow it. */
  readonly firstNumber: number;
  readonly year: number;
  /** Reported before the landlord came to Putright, and brought over from the system it had. */
  readonly isOld: boolean;
  /** For the follow-ons that its reports lead to, in its own year and later. */
  readonly followOns: readonly NumbersOfYear[];
  /** For the hazards that they tell of. */
  readonly hazards: readonly NumbersOfYear[];
}

const reportsInAChapter = 400;
/** Of a hundred reports about eight lead to a follow-on; few of those of spring lead to one in the year after. */
const keptForFollowOns = (reports: number): number => Math.ceil(reports / 5) + 16;
const keptForLaterYear = (reports: number, month: number): number => (month >= 9 ? Math.ceil(reports / 8) + 8 : 6);

/** Of a hundred reports about fifteen are marked as a possible danger. */
const keptForHazards = (reports: number): number => Math.ceil(reports / 3) + 8;

type Series = 'OLD' | 'REP' | 'HAZ';

/** The next free number of a series in a year, once all chapters have theirs. */
export interface NextNumber {
  readonly prefix: Series;
  readonly year: number;
  readonly next: number;
}

/** Cuts the plan into chapters and gives each its numbers, year by year and in the order of the reports. */
export function chaptersOf(reports: readonly PlannedReport[], cameAt: Instant): { readonly chapters: readonly Chapter[]; readonly nextNumbers: readonly NextNumber[] } {
  const taken = new Map<string, NextNumber>();
  const take = (prefix: Series, year: number, count: number): NumbersOfYear => {
    const first = taken.get(`${prefix} ${year}`)?.next ?? 1;
    taken.set(`${prefix} ${year}`, { prefix, year, next: first + count });
    return { year, first, count };
  };
  const chapters = cut(reports, cameAt).map(({ year, isOld, reports: own }, index) => {
    const { first: firstNumber } = take(isOld ? 'OLD' : 'REP', year, own.length);
    if (isOld) return { index, year, isOld, reports: own, firstNumber, followOns: [], hazards: [] };
    const later = take('REP', year + 1, keptForLaterYear(own.length, monthOf(dateInLondon(lastOf(own).at))));
    const hazards = [take('HAZ', year, keptForHazards(own.length)), take('HAZ', year + 1, keptForHazards(own.length))];
    return { index, year, isOld, reports: own, firstNumber, hazards, followOns: [take('REP', year, keptForFollowOns(own.length)), later] };
  });
  return { chapters, nextNumbers: [...taken.values()] };
}

function lastOf(reports: readonly PlannedReport[]): PlannedReport {
  const last = reports.at(-1);
  if (last === undefined) throw new Error('A chapter has at least one report.');
  return last;
}

interface Cut {
  readonly year: number;
  readonly isOld: boolean;
  readonly reports: PlannedReport[];
}

function cut(reports: readonly PlannedReport[], cameAt: Instant): Cut[] {
  const cuts: Cut[] = [];
  let current: Cut | undefined;
  for (const report of reports) {
    const year = yearOf(dateInLondon(report.at));
    const isOld = report.at < cameAt;
    if (current?.year !== year || current.isOld !== isOld || current.reports.length === reportsInAChapter) {
      current = { year, isOld, reports: [] };
      cuts.push(current);
    }
    current.reports.push(report);
  }
  return cuts;
}

/** Should a chapter need more than were kept for it, its numbers go on far above all others. */
const farAbove = 800_000;

/** Gives out numbers that a chapter has for its use, and remembers the highest of each year. */
export function numbersOf({ index }: Pick<Chapter, 'index'>, followOns: readonly NumbersOfYear[]): (year: number) => number {
  const given = new Map<number, number>();
  return (year) => {
    const count = given.get(year) ?? 0;
    given.set(year, count + 1);
    const kept = followOns.find((numbers) => numbers.year === year);
    return kept !== undefined && count < kept.count ? kept.first + count : farAbove + index * 100 + count;
  };
}
