import type { Family } from './families.ts';
import { crossProducts, factorOf, inverseDiagonal, linear, solve, solveLower, type Factor, type Table } from './normal-equations.ts';

/** What is fitted. Each row of the design has one answer. */
export interface Regression {
  readonly design: Table;
  readonly answers: Float64Array;
  readonly family: Family;
  /** How much each row counts; once each where left out. */
  readonly weights?: Float64Array;
  /** Known parts of the sum of effects, such as the logarithm of home-weeks. */
  readonly offset?: Float64Array;
  /** For each column, how strongly its coefficient is pulled to nought: half of it times its square is taken from the likelihood. */
  readonly pull?: Float64Array;
}

/** What was found. Standard errors are for a dispersion of 1. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly means: Float64Array;
  /** False when the last step was still a step: an effect runs away, as where a group has no cases at all. */
  readonly settled: boolean;
  readonly factor: Factor;
  /** Iterated weights of the last round, for leverages. */
  readonly workingWeights: Float64Array;
}

const mostRounds = 50;
const smallStep = 1e-10;

/** Maximum likelihood by iteratively reweighted least squares (Nelder and Wedderburn, J. R. Statist. Soc. A 135, 1972). */
export function fit(regression: Regression): Fit {
  const { design, answers, family, offset } = regression;
  if (answers.length !== design.rows) throw new RangeError('A regression needs one answer for each row of its design.');
  let effects: Float64Array = answers.map((answer) => family.start(answer));
  let coefficients: Float64Array = new Float64Array(design.columns);
  for (let round = 1; ; round += 1) {
    const step = leastSquares(regression, effects);
    const moved = largestMove(coefficients, step.coefficients);
    coefficients = step.coefficients;
    effects = linear(design, coefficients);
    if (offset !== undefined) effects = effects.map((effect, row) => effect + (offset[row] ?? 0));
    if (moved < smallStep || round === mostRounds) {
      const means = effects.map((effect) => family.mean(effect));
      return { coefficients, standardErrors: inverseDiagonal(step.factor).map(Math.sqrt), means, settled: moved < smallStep, factor: step.factor, workingWeights: step.weights };
    }
  }
}

interface Step {
  readonly coefficients: Float64Array;
  readonly factor: Factor;
  readonly weights: Float64Array;
}

/** One weighted least squares of the answers as they look from here. */
function leastSquares({ design, answers, family, weights, offset, pull }: Regression, effects: Float64Array): Step {
  const working = new Float64Array(design.rows);
  const right = new Float64Array(design.columns);
  effects.forEach((effect, row) => {
    const mean = family.mean(effect);
    const slope = family.slope(mean);
    const weight = ((weights?.[row] ?? 1) * slope * slope) / family.variance(mean);
    working[row] = weight;
    const target = weight * (effect - (offset?.[row] ?? 0) + ((answers[row] ?? 0) - mean) / slope);
    for (let column = 0; column < design.columns; column += 1) right[column] = (right[column] ?? 0) + target * (design.values[row * design.columns + column] ?? 0);
  });
  const products = crossProducts(design, working);
  pull?.forEach((strength, column) => (products[column * (design.columns + 1)] = (products[column * (design.columns + 1)] ?? 0) + strength));
  const factor = factorOf(products, design.columns);
  return { coefficients: solve(factor, right), factor, weights: working };
}

function largestMove(before: Float64Array, after: Float64Array): number {
  return after.reduce((most, value, at) => Math.max(most, Math.abs(value - (before[at] ?? 0)) / (1 + Math.abs(value))), 0);
}

/** How much each row pulls its own expected value: the diagonal of the hat matrix. */
export function leverages({ factor, workingWeights }: Fit, { rows, columns, values }: Table): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const spread = solveLower(factor, values.subarray(row * columns, (row + 1) * columns));
    return (workingWeights[row] ?? 0) * spread.reduce((sum, part) => sum + part * part, 0);
  });
}
