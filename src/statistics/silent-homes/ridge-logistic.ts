import { drawOf } from '../seeded-draw.ts';
import { binary } from '../regression/families.ts';
import { fit } from '../regression/fit.ts';
import { tableOf } from '../regression/normal-equations.ts';
import type { Feature, HomeFacts, InspectedHome, RiskModel } from './model.ts';

/** Facts that may never speak: the law protects whom they tell of, or they would turn speaking up against a household. */
const forbidden = /\b(age of (tenant|resident|person)|birth|child|disab|ethnic|race\b|racial|religio|belief|sex|gender|pregnan|marri|marital|civil partner|language|national|complain|legal|arrears)/i;

const pullsTried = [0.1, 0.3, 1, 3, 10, 30, 100] as const;
const folds = 5;
/** Fewer of either kind say nothing that could be checked. */
const fewestOfAKind = 20;

/**
 * A ridge logistic regression of being damp (Hoerl and Kennard 1970; le Cessie and van Houwelingen, Applied Statistics 41(1), 1992) on facts of the
 * home, with its block's rate as a given. The pull is the one with the least log loss in five parts drawn by seed. Null where fewer than
 * twenty inspected homes were damp, or were not.
 */
export function fitRisk(homes: readonly InspectedHome[], features: readonly Feature[], seed: string): RiskModel | null {
  checkFeatures(features);
  checkHomes(homes, features);
  const damp = homes.filter(({ isDamp }) => isDamp).length;
  if (Math.min(damp, homes.length - damp) < fewestOfAKind) return null;
  const foldOf = (home: InspectedHome) => drawOf([seed, home.id], folds);
  const losses = pullsTried.map((pull) => {
    let loss = 0;
    for (let fold = 0; fold < folds; fold += 1) {
      const model = fitWithPull(homes.filter((home) => foldOf(home) !== fold), features, pull);
      for (const home of homes.filter((each) => foldOf(each) === fold)) loss -= Math.log(home.isDamp ? riskOf(home, model) : 1 - riskOf(home, model));
    }
    return { pull, loss };
  });
  const best = losses.reduce((one, other) => (other.loss < one.loss ? other : one));
  return fitWithPull(homes, features, best.pull);
}

/** The chance that a home is damp. */
export function riskOf({ facts, blockRate }: HomeFacts, { base, weights, averages }: RiskModel): number {
  const logOdds = weights.reduce((sum, weight, at) => sum + weight * ((facts[at] ?? 0) - (averages[at] ?? 0)), base + logit(blockRate));
  return 1 / (1 + Math.exp(-logOdds));
}

export const logit = (share: number): number => Math.log(share / (1 - share));

function fitWithPull(homes: readonly InspectedHome[], features: readonly Feature[], pull: number): RiskModel {
  const scales = features.map((_, at) => scaleOf(homes.map(({ facts }) => facts[at] ?? 0)));
  const found = fit({
    design: tableOf(homes.map(({ facts }) => [1, ...scales.map(({ average, spread }, at) => ((facts[at] ?? 0) - average) / spread)])),
    answers: Float64Array.from(homes, ({ isDamp }) => Number(isDamp)),
    offset: Float64Array.from(homes, ({ blockRate }) => logit(blockRate)),
    pull: Float64Array.from([0, ...features.map(() => pull)]),
    family: binary,
  });
  const [base = 0, ...weights] = found.coefficients;
  return { features, base, weights: weights.map((weight, at) => weight / (scales[at]?.spread ?? 1)), averages: scales.map(({ average }) => average), pull, inspected: homes.length };
}

/** A fact that is the same everywhere has no scale, and gets no weight. */
function scaleOf(values: readonly number[]): { readonly average: number; readonly spread: number } {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length);
  return { average, spread: spread > 0 ? spread : 1 };
}

function checkFeatures(features: readonly Feature[]): void {
  const wrong = features.find(({ name, words }) => forbidden.test(name) || forbidden.test(words));
  if (wrong !== undefined) throw new RangeError(`features: “${wrong.name}” is of the people or of what they complained of, not of the home; leave it out.`);
}

function checkHomes(homes: readonly InspectedHome[], features: readonly Feature[]): void {
  for (const { id, facts, blockRate } of homes) {
    if (facts.length !== features.length || !facts.every(Number.isFinite)) throw new RangeError(`homes: ${id} needs one number for each of the ${features.length} features.`);
    if (!(blockRate > 0 && blockRate < 1)) throw new RangeError(`homes: the rate of the block of ${id} is ${blockRate}; give a number between 0 and 1.`);
  }
}
