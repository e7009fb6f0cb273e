import type { HomeFacts, RiskModel } from './model.ts';
import { logit, riskOf } from './ridge-logistic.ts';

/** A reason for or against looking, in points. */
export interface Reason {
  readonly words: string;
  /** Ten points double the odds. */
  readonly points: number;
}

/** How likely a home is damp, and what says so: the weightiest first. */
export interface Scored {
  readonly id: string;
  readonly risk: number;
  readonly reasons: readonly Reason[];
}

const pointsOf = (logOdds: number) => (logOdds * 10) / Math.LN2;

/** Points for each fact beyond the average home, and for the block beside `usualRate`, the landlord's own. Those under half a point are left out. */
export function scoreOf(home: HomeFacts, model: RiskModel, usualRate: number): Scored {
  const facts = model.features.map(({ words }, at) => ({ words, points: pointsOf((model.weights[at] ?? 0) * ((home.facts[at] ?? 0) - (model.averages[at] ?? 0))) }));
  const block = { words: 'What was found in its block', points: pointsOf(logit(home.blockRate) - logit(usualRate)) };
  const reasons = [...facts, block].filter(({ points }) => Math.abs(points) >= 0.5).toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return { id: home.id, risk: riskOf(home, model), reasons };
}

/** A home with its score and what is known of its reports. */
export interface WatchedHome extends HomeFacts {
  /** Whether damp, mould or a leak was reported from it in the window. */
  readonly hasReported: boolean;
  /** Whether somebody inspected it in the window: then it is not silent, it is known. */
  readonly isInspected: boolean;
}

/**
 * Silent homes: nobody reported and nobody looked, and the model expects damp in at least `from` of a hundred like them. Only ever a list of
 * where to look as well; it lowers nothing, and a home that is not on it is not thereby dry.
 */
export function silentHomes(homes: readonly WatchedHome[], model: RiskModel, { usualRate, from }: { readonly usualRate: number; readonly from: number }): readonly Scored[] {
  return homes.filter(({ hasReported, isInspected }) => !hasReported && !isInspected).map((home) => scoreOf(home, model, usualRate))
    .filter(({ risk }) => risk >= from / 100).toSorted((one, other) => other.risk - one.risk || (one.id < other.id ? -1 : 1));
}
