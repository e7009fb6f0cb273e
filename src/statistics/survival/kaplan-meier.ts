import { z95 } from '../distributions/normal.ts';
import { timesOf, type Followed } from './at-risk.ts';

/** A step of a survival curve: the share to whom nothing has happened by then. */
export interface CurvePoint {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Null at nought, where the formula has no limits. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly standardError: number;
}

/** Kaplan and Meier (JASA 53, 1958) with Greenwood's variance and limits on the scale of ln(−ln S). Any cause is an event. */
export function kaplanMeier(subjects: readonly Followed[]): readonly CurvePoint[] {
  let survival = 1;
  let sum = 0;
  return timesOf(subjects).map(({ time, atRisk, events }) => {
    survival *= 1 - events / atRisk;
    sum += events / (atRisk * (atRisk - events));
    if (events === atRisk) return { time, atRisk, events, survival: 0, lower: null, upper: null, standardError: 0 };
    const reach = (z95 * Math.sqrt(sum)) / Math.abs(Math.log(survival));
    return { time, atRisk, events, survival, lower: survival ** Math.exp(reach), upper: survival ** Math.exp(-reach), standardError: survival * Math.sqrt(sum) };
  });
}
