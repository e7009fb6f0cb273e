import { addDays, daysBetween, type PlainDate } from '../../clock/index.ts';
import { mondayOf } from '../exposure/home-weeks.ts';

/** Which earlier weeks say what is usual in a week, and how they are alike. */
export interface Baseline {
  /** Numbers of the weeks, from the earliest. */
  readonly weeks: readonly number[];
  /** Of each, the part of the year it stands for: 0 is the same time of the year as the week that is judged. */
  readonly levels: readonly number[];
}

/** How the baseline is drawn. */
export interface BaselineSettings {
  /** Monday of week 0. */
  readonly first: PlainDate;
  readonly yearsBack: number;
  /** Weeks on either side of the same date in an earlier year that count as the same time. */
  readonly halfWindow: number;
  /** Into how many parts the rest of a year is cut. */
  readonly otherParts: number;
  /** The most recent weeks that say nothing, so that an outbreak does not make itself usual. */
  readonly leftOut: number;
}

/** As Noufaily et al. (Statistics in Medicine 32, 2013) set it. */
export const usualBaseline = { yearsBack: 4, halfWindow: 3, otherParts: 9, leftOut: 26 } as const;

/**
 * The weeks before week `judged`: around the same date of each earlier year, and all weeks between, cut into parts of a year. Null where
 * the weeks do not reach far enough back.
 */
export function baselineOf(judged: number, settings: BaselineSettings): Baseline | null {
  const { yearsBack, halfWindow, otherParts, leftOut } = settings;
  const references = Array.from({ length: yearsBack + 1 }, (_, years) => sameWeekEarlier(judged, yearsBack - years, settings.first));
  if ((references[0] ?? 0) - halfWindow < 0) return null;
  const weeks: number[] = [];
  const levels: number[] = [];
  for (const [year, reference] of references.entries()) {
    const next = references[year + 1];
    if (next === undefined) break;
    for (let week = reference - halfWindow; week <= reference + halfWindow; week += 1) add(week, 0);
    const between = next - halfWindow - (reference + halfWindow + 1);
    for (let place = 0; place < between; place += 1) add(reference + halfWindow + 1 + place, 1 + partOf(place, between, otherParts));
  }
  function add(week: number, level: number): void {
    if (week >= judged - leftOut) return;
    weeks.push(week);
    levels.push(level);
  }
  return { weeks, levels };
}

/** The week whose Monday is nearest to the same date so many years before. */
function sameWeekEarlier(judged: number, years: number, first: PlainDate): number {
  const day = addDays(first, judged * 7);
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  // 29 February has no fellow in most years: the day after the 28th stands for it.
  const earlier = month === '02' && ofMonth === '29' && years % 4 !== 0 ? `${Number(year) - years}-03-01` : `${Number(year) - years}-${month}-${ofMonth}`;
  const nearestMonday = mondayOf(addDays(earlier as PlainDate, 3));
  return daysBetween(first, nearestMonday) / 7;
}

/** Equal parts; what is left over makes the first parts one longer. */
function partOf(place: number, length: number, parts: number): number {
  const short = Math.floor(length / parts);
  const longer = length % parts;
  const inLonger = longer * (short + 1);
  return place < inLonger ? Math.floor(place / (short + 1)) : longer + Math.floor((place - inLonger) / Math.max(1, short));
}
