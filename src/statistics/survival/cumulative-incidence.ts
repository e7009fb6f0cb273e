import { z95 } from '../distributions/normal.ts';
import { timesOf, type AtTime, type Followed } from './at-risk.ts';

/** The share to whom one thing has happened by a time, others having been able to end the watch before. */
export interface Incidence {
  readonly time: number;
  readonly incidence: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
}

/**
 * Aalen and Johansen's cumulative incidence of a cause (Scand. J. Statistics 5, 1978) at each of the times asked for, with the delta-method
 * variance (Marubini and Valsecchi 1995, ch. 10) and limits on the scale of ln(−ln(1 − F)). Without other causes it is one minus Kaplan and
 * Meier, limits and all. Never one minus Kaplan and Meier where homes also fall vacant: that counts them as still able to recur.
 */
export function cumulativeIncidence(subjects: readonly Followed[], cause: string, at: readonly number[]): readonly Incidence[] {
  const steps = stepsOf(timesOf(subjects), cause);
  return at.map((time) => incidenceBy(steps.filter((step) => step.time <= time), time));
}

/** The same at every time at which something happened, without limits: a curve for however many there are. */
export function incidenceCurve(subjects: readonly Followed[], cause: string): readonly { readonly time: number; readonly incidence: number }[] {
  return stepsOf(timesOf(subjects), cause).map(({ time, incidence }) => ({ time, incidence: toOne(incidence) }));
}

interface Step {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly ofCause: number;
  /** Just before. */
  readonly survival: number;
  /** Just after. */
  readonly incidence: number;
}

function stepsOf(times: readonly AtTime[], cause: string): readonly Step[] {
  let survival = 1;
  let incidence = 0;
  return times.map(({ time, atRisk, events, byCause }) => {
    const ofCause = byCause.get(cause) ?? 0;
    const before = survival;
    incidence += (before * ofCause) / atRisk;
    survival *= 1 - events / atRisk;
    return { time, atRisk, events, ofCause, survival: before, incidence };
  });
}

const rounding = 1e-12;

const toOne = (sum: number) => (sum > 1 - rounding ? 1 : sum);

function incidenceBy(steps: readonly Step[], time: number): Incidence {
  const incidence = toOne(steps.at(-1)?.incidence ?? 0);
  const variance = steps.reduce((before, { atRisk, events, ofCause, survival, incidence: then }) => {
    const later = incidence - then;
    const share = survival / atRisk;
    const lost = atRisk === events ? 0 : (later * later * events) / (atRisk * (atRisk - events));
    return before + lost + (share * share * (atRisk - ofCause) * ofCause) / atRisk - (2 * later * share * ofCause) / atRisk;
  }, 0);
  const standardError = Math.sqrt(Math.max(0, variance));
  if (incidence === 0 || incidence === 1) return { time, incidence, low: incidence, high: incidence, standardError };
  const free = 1 - incidence;
  const reach = (z95 * standardError) / (free * Math.abs(Math.log(free)));
  return { time, incidence, low: 1 - free ** Math.exp(-reach), high: 1 - free ** Math.exp(reach), standardError };
}
