import { binary } from '../regression/families.ts';
import { fit } from '../regression/fit.ts';
import { tableOf } from '../regression/normal-equations.ts';
import { logit } from './ridge-logistic.ts';

/** A chance that was foretold, and what was found. */
export interface Foretold {
  readonly risk: number;
  readonly isDamp: boolean;
}

/** How good foretold chances are. */
export interface Quality {
  /** How often a damp home was given more than a dry one: a half is no better than guessing. */
  readonly areaUnderCurve: number;
  /** Mean squared error of the chances (Brier 1950). */
  readonly brier: number;
  /** 1 and 0 when chances mean what they say; a slope under 1 is too sure of itself. */
  readonly calibrationSlope: number;
  readonly calibrationIntercept: number;
  /** How many times as many damp homes are among the highest twentieth as among all. */
  readonly liftOfTopTwentieth: number;
}

/** Needs both damp and dry homes; null otherwise. */
export function qualityOf(homes: readonly Foretold[]): Quality | null {
  const damp = homes.filter(({ isDamp }) => isDamp).length;
  if (damp === 0 || damp === homes.length) return null;
  const { coefficients } = fit({ design: tableOf(homes.map(({ risk }) => [1, logit(risk)])), answers: Float64Array.from(homes, ({ isDamp }) => Number(isDamp)), family: binary });
  const highest = homes.toSorted((one, other) => other.risk - one.risk).slice(0, Math.ceil(homes.length / 20));
  return {
    areaUnderCurve: areaUnderCurve(homes, damp), brier: homes.reduce((sum, { risk, isDamp }) => sum + (risk - Number(isDamp)) ** 2, 0) / homes.length,
    calibrationIntercept: coefficients[0] ?? 0, calibrationSlope: coefficients[1] ?? 0,
    liftOfTopTwentieth: highest.filter(({ isDamp }) => isDamp).length / highest.length / (damp / homes.length),
  };
}

/** By ranks; equal chances share theirs (Mann and Whitney 1947). */
function areaUnderCurve(homes: readonly Foretold[], damp: number): number {
  let below = 0;
  let ranks = 0;
  for (const [, tied] of [...Map.groupBy(homes, ({ risk }) => risk)].toSorted(([one], [other]) => one - other)) {
    ranks += tied.filter(({ isDamp }) => isDamp).length * (below + (tied.length + 1) / 2);
    below += tied.length;
  }
  return (ranks - (damp * (damp + 1)) / 2) / (damp * (homes.length - damp));
}
