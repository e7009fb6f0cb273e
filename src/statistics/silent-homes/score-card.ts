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
  readonly risk: number;
  readonly reasons: readonly Reason[];
}

export const pointsOf = (logOdds: number): number => (logOdds * 10) / Math.LN2;

/** Points under this are not worth a word. */
export const fewestPoints = 0.5;

/** Points for each fact beyond the average home, and for what is given beside `usual`: those under half a point are left out. */
export function scoreOf(home: HomeFacts, model: RiskModel, usual: number, wordsOfGiven: string): Scored {
  const pieces = model.features.map(({ name, of = name, words }, at) => {
    const fact = home.facts[at] ?? 0;
    return { of, has: fact > 0 ? words : undefined, words, points: pointsOf((model.weights[at] ?? 0) * (fact - (model.averages[at] ?? 0))) };
  });
  const facts = [...Map.groupBy(pieces, ({ of }) => of).values()].map((same) => ({
    words: same.findLast(({ has }) => has !== undefined)?.has ?? `Not: ${same.map(({ words }) => words).join(', ')}`, points: same.reduce((sum, { points }) => sum + points, 0),
  }));
  const given = { words: wordsOfGiven, points: pointsOf(logit(home.given) - logit(usual)) };
  const reasons = [...facts, given].filter(({ points }) => Math.abs(points) >= fewestPoints).toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return { risk: riskOf(home, model), reasons };
}
