import { fitNegativeBinomial } from '../regression/negative-binomial.ts';
import { tableOf } from '../regression/normal-equations.ts';
import { checkSeries, heldAgainst, type JudgedWeek, type Usual, type WeeklySeries } from './weekly-alarm.ts';

/** Half a year: less says nothing of what is usual. */
const leastWeeks = 26;
/** A year and a half: less cannot tell winter from growth. */
const leastForSeason = 78;
/** Fewer cases than one in four weeks tell no season. */
const weeksToACase = 4;

const weeksInYear = 365.25 / 7;

/**
 * Judges a week before which too few years lie for `judgeWeek`: a negative binomial regression on all earlier weeks, one level and, from a
 * year and a half, one wave a year; never a trend, which so short a time cannot tell. Its limit is the same quantile. An outbreak of
 * lately counts as usual here, because nothing can be left out. Null where less than half a year lies before.
 */
export function judgeWeekOfShortHistory(series: WeeklySeries, week: number): JudgedWeek | null {
  checkSeries(series, week);
  return week < leastWeeks ? null : heldAgainst(series, week, usualSoFar(series.counts.slice(0, week)));
}

function usualSoFar(counts: readonly number[]): Usual {
  const week = counts.length;
  const cases = counts.reduce((sum, count) => sum + count, 0);
  if (cases === 0) return { mean: 0, dispersion: 1, trend: 0 };
  const effectsOf = week >= leastForSeason && cases >= week / weeksToACase ? withSeason : () => [1];
  const { coefficients, size } = fitNegativeBinomial({ design: tableOf(counts.map((_, at) => effectsOf(at))), answers: Float64Array.from(counts) });
  const mean = Math.exp(effectsOf(week).reduce((sum, effect, which) => sum + effect * (coefficients[which] ?? 0), 0));
  return { mean, dispersion: 1 + mean / size, trend: 0 };
}

function withSeason(week: number): readonly number[] {
  const angle = (2 * Math.PI * week) / weeksInYear;
  return [1, Math.sin(angle), Math.cos(angle)];
}
