import { binary } from '../regression/families.ts';
import { fit } from '../regression/fit.ts';
import type { Feature, HomeFacts, KnownHomes, RiskFit, RiskModel } from './model.ts';

/** Facts that may never speak: the law protects whom they tell of, or they would turn speaking up against a household. */
const forbidden = /\b(age of (tenant|resident|person)|birth|child|disab|ethnic|race\b|racial|religio|belief|sex|gender|pregnan|marri|marital|civil partner|language|national|vulnerab|needs?\b|health|income|benefit|complain|legal|arrears)/i;

const pullsTried = [0.1, 1, 10, 100] as const;
/** Fewer of either kind say nothing that could be checked. */
const fewestOfAKind = 20;

/**
 * A ridge logistic regression of being damp (Hoerl and Kennard 1970; le Cessie and van Houwelingen, Applied Statistics 41(1), 1992) on facts of the
 * home. The pull is the one with the least log loss where each part is foretold from all others. Null where fewer than twenty homes were
 * damp, or were not, in what any part would be foretold from.
 */
export function fitRisk(rows: readonly KnownHomes[], features: readonly Feature[]): RiskFit | null {
  checkFeatures(features);
  checkRows(rows, features);
  const parts = [...Map.groupBy(rows, ({ part }) => part)].toSorted(([one], [other]) => one - other);
  const others = parts.map(([part, own]) => ({ part, own, rest: rows.filter((row) => row.part !== part) }));
  if (parts.length < 2 || others.some(({ rest }) => !isEnough(rest))) return null;
  const tried = pullsTried.map((pull) => {
    const models = others.map(({ rest }) => fitWithPull(rest, features, pull));
    return { pull, models, loss: others.reduce((sum, { own }, at) => sum + lossOf(own, models[at]), 0) };
  });
  const best = tried.reduce((one, other) => (other.loss < one.loss ? other : one));
  return { model: fitWithPull(rows, features, best.pull), ofOthers: new Map(others.flatMap(({ part }, at) => (best.models[at] === undefined ? [] : [[part, best.models[at]] as const]))) };
}

/** The chance that a home is damp. */
export function riskOf({ facts, given }: HomeFacts, { base, weights, averages }: RiskModel): number {
  const logOdds = weights.reduce((sum, weight, at) => sum + weight * ((facts[at] ?? 0) - (averages[at] ?? 0)), base + logit(given));
  return 1 / (1 + Math.exp(-logOdds));
}

export const logit = (share: number): number => Math.log(share / (1 - share));

function isEnough(rows: readonly KnownHomes[]): boolean {
  const damp = rows.reduce((sum, row) => sum + row.damp, 0);
  return Math.min(damp, rows.reduce((sum, row) => sum + row.homes, 0) - damp) >= fewestOfAKind;
}

function lossOf(rows: readonly KnownHomes[], model: RiskModel | undefined): number {
  if (model === undefined) return 0;
  return rows.reduce((sum, row) => {
    const risk = riskOf(row, model);
    return sum - row.damp * Math.log(risk) - (row.homes - row.damp) * Math.log(1 - risk);
  }, 0);
}

/** Facts are divided by their spread and not centred: the level takes that up, and what is nought stays nought, which is quick. */
function fitWithPull(rows: readonly KnownHomes[], features: readonly Feature[], pull: number): RiskModel {
  const homes = rows.reduce((sum, row) => sum + row.homes, 0);
  const scales = features.map((_, at) => scaleOf(rows, at, homes));
  const columns = features.length + 1;
  const values = new Float64Array(rows.length * columns);
  rows.forEach(({ facts }, row) => {
    values[row * columns] = 1;
    facts.forEach((fact, at) => (values[row * columns + at + 1] = fact / (scales[at]?.spread ?? 1)));
  });
  const [level = 0, ...scaled] = fit({
    design: { rows: rows.length, columns, values },
    answers: Float64Array.from(rows, (row) => row.damp / row.homes),
    weights: Float64Array.from(rows, (row) => row.homes),
    offset: Float64Array.from(rows, ({ given }) => logit(given)),
    pull: Float64Array.from([0, ...features.map(() => pull)]),
    family: binary,
  }).coefficients;
  const averages = scales.map(({ average }) => average);
  const weights = scaled.map((weight, at) => weight / (scales[at]?.spread ?? 1));
  return { features, base: weights.reduce((sum, weight, at) => sum + weight * (averages[at] ?? 0), level), weights, averages, pull, homes };
}

/** A fact that is the same everywhere has no scale, and gets no weight. */
function scaleOf(rows: readonly KnownHomes[], at: number, homes: number): { readonly average: number; readonly spread: number } {
  const average = rows.reduce((sum, row) => sum + row.homes * (row.facts[at] ?? 0), 0) / homes;
  const spread = Math.sqrt(rows.reduce((sum, row) => sum + row.homes * ((row.facts[at] ?? 0) - average) ** 2, 0) / homes);
  return { average, spread: spread > 0 ? spread : 1 };
}

function checkFeatures(features: readonly Feature[]): void {
  const wrong = features.find(({ name, words }) => forbidden.test(name) || forbidden.test(words));
  if (wrong !== undefined) throw new RangeError(`features: “${wrong.name}” is of the people or of what they complained of, not of the home; leave it out.`);
}

function checkRows(rows: readonly KnownHomes[], features: readonly Feature[]): void {
  rows.forEach(({ facts, given, homes, damp }, at) => {
    const which = `rows: the ${at + 1}. row`;
    if (facts.length !== features.length || !facts.every(Number.isFinite)) throw new RangeError(`${which} needs one number for each of the ${features.length} features.`);
    if (!(given > 0 && given < 1)) throw new RangeError(`${which} has ${given} as given; give a number between 0 and 1.`);
    if (!(homes > 0 && damp >= 0 && damp <= homes)) throw new RangeError(`${which} has ${damp} damp of ${homes}; give at least one home, and of them those that were damp.`);
  });
}
