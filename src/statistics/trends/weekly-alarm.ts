import type { PlainDate } from '../../clock/index.ts';
import { atLeast, countQuantile, type CountBy } from '../distributions/counts.ts';
import { pearsonDispersion } from '../regression/dispersion.ts';
import { poisson } from '../regression/families.ts';
import { fit, leverages, type Fit, type Regression } from '../regression/fit.ts';
import type { Table } from '../regression/normal-equations.ts';
import { baselineOf, usualBaseline, type Baseline, type BaselineSettings } from './baseline.ts';

/** A series of weekly counts by the week they were reported in, and how it is judged. */
export interface WeeklySeries {
  /** Monday of the first week. */
  readonly first: PlainDate;
  readonly counts: readonly number[];
  /** How often an ordinary week may pass the limit: 0.01 for an area, 0.005 for a landlord. */
  readonly alpha: number;
  readonly settings?: Partial<Omit<BaselineSettings, 'first'>>;
}

/** What was usual for a week, and whether it was more. */
export interface JudgedWeek {
  readonly week: number;
  readonly count: number;
  readonly expected: number;
  /** The most that would be usual. Null where there were fewer than five cases in four weeks: too few to judge by. */
  readonly upper: number | null;
  readonly alarm: boolean;
  /** The chance of as many or more in an ordinary week, to hold the areas of a week against each other. */
  readonly p: number;
  readonly dispersion: number;
  /** Growth in a week, as a logarithm. */
  readonly trend: number;
}

/** An alarm needs so many cases in so many weeks (Farrington et al. 1996). */
const enough = { cases: 5, weeks: 4 } as const;
/** Anscombe residuals beyond this are taken for outbreaks of the past and count for less. */
const outbreak = 2.58;

/**
 * Farrington's weekly alarm as improved by Noufaily et al. (Statistics in Medicine 32, 2013, 1206–1222): a quasi-Poisson regression on a trend
 * and parts of the year over earlier years, old outbreaks weighted down, and a negative binomial limit. Null where there are not enough
 * earlier years: see `yearsBack`.
 */
export function judgeWeek(series: WeeklySeries, week: number): JudgedWeek | null {
  checkSeries(series, week);
  const baseline = baselineOf(week, { ...usualBaseline, ...series.settings, first: series.first });
  if (baseline === null) return null;
  return heldAgainst(series, week, usualIn(series, baseline, week));
}

/** Holds a week against what was usual for it. */
export function heldAgainst(series: WeeklySeries, week: number, { mean, dispersion, trend }: Usual): JudgedWeek {
  const count = series.counts[week] ?? 0;
  const by: CountBy = dispersion > 1 && mean > 0 ? { mean, size: mean / (dispersion - 1) } : { mean };
  const recent = series.counts.slice(Math.max(0, week + 1 - enough.weeks), week + 1).reduce((sum, each) => sum + each, 0);
  const upper = recent >= enough.cases ? countQuantile(1 - series.alpha, by) : null;
  return { week, count, expected: mean, upper, alarm: upper !== null && count > upper, p: atLeast(count, by), dispersion, trend };
}

/** Refuses what is no series, by name. */
export function checkSeries({ counts, alpha, first }: WeeklySeries, week: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha: is ${alpha}; give a share between 0 and 1, such as 0.01.`);
  if (!Number.isInteger(week) || week < 0 || week >= counts.length) throw new RangeError(`week: there is no week ${week} after ${first}.`);
  const wrong = counts.findIndex((count) => !(count >= 0 && count < Infinity));
  if (wrong >= 0) throw new RangeError(`weeks: the count of week ${wrong} is ${counts[wrong]}; give numbers of nought or more.`);
}

/** What a week would bring without an outbreak. */
export interface Usual {
  readonly mean: number;
  readonly dispersion: number;
  readonly trend: number;
}

/** With a trend where there are three years or more, unless it runs beyond all that was ever seen. */
function usualIn({ counts, settings }: WeeklySeries, baseline: Baseline, week: number): Usual {
  const answers = Float64Array.from(baseline.weeks, (each) => counts[each] ?? 0);
  const isLongEnough = (settings?.yearsBack ?? usualBaseline.yearsBack) >= 3;
  const withTrend = isLongEnough ? reweighted(baseline, answers, week) : null;
  if (withTrend !== null && withTrend.mean <= Math.max(...answers)) return withTrend;
  return reweighted(baseline, answers, null);
}

/** Fits twice: the second time what stood out in the first counts for less. */
function reweighted(baseline: Baseline, answers: Float64Array, week: number | null): Usual {
  const design = designOf(baseline, week);
  const plain: Regression = { design, answers, family: poisson };
  const first = fit(plain);
  const regression = { ...plain, weights: weightsAgainstOutbreaks(plain, first) };
  const found = fit(regression);
  const { coefficients } = found;
  const trend = week === null ? 0 : (coefficients[coefficients.length - 1] ?? 0);
  // The judged week is of level 0 and at time 0, so that its mean is the first coefficient alone.
  return { mean: poisson.mean(coefficients[0] ?? 0), dispersion: Math.max(1, pearsonDispersion(regression, found)), trend };
}

/** The level of the judged week, a column for each other level that there is, and weeks from the judged one. */
function designOf({ weeks, levels }: Baseline, judged: number | null): Table {
  const others = [...new Set(levels)].filter((level) => level > 0).toSorted((one, other) => one - other);
  const columns = 1 + others.length + (judged === null ? 0 : 1);
  const values = new Float64Array(weeks.length * columns);
  weeks.forEach((week, row) => {
    values[row * columns] = 1;
    const level = others.indexOf(levels[row] ?? 0);
    if (level >= 0) values[row * columns + 1 + level] = 1;
    if (judged !== null) values[(row + 1) * columns - 1] = week - judged;
  });
  return { rows: weeks.length, columns, values };
}

function weightsAgainstOutbreaks(regression: Regression, found: Fit): Float64Array {
  const dispersion = Math.max(1, pearsonDispersion(regression, found));
  const pulls = leverages(found, regression.design);
  const raw = found.means.map((mean, row) => {
    const count = regression.answers[row] ?? 0;
    const residual = (1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(dispersion * Math.max(1e-12, 1 - (pulls[row] ?? 0)));
    return residual > outbreak ? residual ** -2 : 1;
  });
  const sum = raw.reduce((before, weight) => before + weight, 0);
  return raw.map((weight) => (weight * raw.length) / sum);
}
