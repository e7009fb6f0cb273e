import { tableOf } from '../regression/normal-equations.ts';
import { fitNegativeBinomial } from '../regression/negative-binomial.ts';

/** One week of a landlord: how many homes began an episode, and how many home-weeks were lived. */
export interface LandlordWeek {
  readonly cases: number;
  readonly homeWeeks: number;
}

/** How a landlord's weeks go up and down. */
export interface Season {
  /** For each week, how much more or less than usual: 1.4 is two fifths more. On average over all home-weeks it is 1. */
  readonly multipliers: Float64Array;
  /** Growth in a week, as a logarithm. Not in the multipliers. */
  readonly trend: number;
  /** How much more weeks scatter than by chance alone: at least 1. */
  readonly dispersion: number;
}

const weeksInYear = 365.25 / 7;

/** No season makes a hundredth of the usual: waves that do were bent through a few weeks that hold everything. */
const leastTimes = 0.01;

/** A year and a half: less cannot tell winter from a trend. */
const leastWeeks = 78;

/**
 * Two waves a year on a straight trend, fitted to the whole landlord as a negative binomial regression, never to a block. Null where
 * there are too few weeks or cases to tell a season, or nearly all of them in a few weeks: then every week is taken as alike.
 */
export function seasonOf(weeks: readonly LandlordWeek[]): Season | null {
  const lived = weeks.map((week, at) => ({ ...week, at })).filter(({ homeWeeks }) => homeWeeks > 0);
  const cases = lived.reduce((sum, week) => sum + week.cases, 0);
  if (lived.length < leastWeeks || cases < lived.length / 4) return null;
  const { coefficients, means, size } = fitNegativeBinomial({
    design: tableOf(lived.map(({ at }) => [1, at, ...waves(at)])),
    answers: Float64Array.from(lived, (week) => week.cases),
    offset: Float64Array.from(lived, ({ homeWeeks }) => Math.log(homeWeeks)),
  });
  const effect = Float64Array.from(weeks, (_, at) => Math.exp(waves(at).reduce((sum, wave, which) => sum + wave * (coefficients[2 + which] ?? 0), 0)));
  const allWeeks = lived.reduce((sum, week) => sum + week.homeWeeks, 0);
  const average = lived.reduce((sum, { at, homeWeeks }) => sum + homeWeeks * (effect[at] ?? 1), 0) / allWeeks;
  const averageMean = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const multipliers = effect.map((value) => value / average);
  if (!multipliers.every((times) => times > leastTimes && times < 1 / leastTimes)) return null;
  return { multipliers, trend: coefficients[1] ?? 0, dispersion: 1 + averageMean / size };
}

function waves(week: number): readonly number[] {
  const angle = (2 * Math.PI * week) / weeksInYear;
  return [Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)];
}
