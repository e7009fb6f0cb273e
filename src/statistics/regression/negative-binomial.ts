import { digamma, logGamma, trigamma } from '../distributions/log-gamma.ts';
import { negativeBinomial, poisson } from './families.ts';
import { fit, type Fit, type Regression } from './fit.ts';

/** A regression of counts that scatter more than by chance: variance m + m²/size. */
export interface NegativeBinomialFit extends Fit {
  /** Infinity where they scatter no more than by chance. */
  readonly size: number;
  readonly sizeStandardError: number;
  readonly logLikelihood: number;
}

/** Beyond this no count tells a negative binomial from a Poisson. */
const asGoodAsPoisson = 1e7;

/** Maximum likelihood, coefficients and size in turn until neither moves (Lawless, Canadian J. Statistics 15(3), 1987). */
export function fitNegativeBinomial(regression: Omit<Regression, 'family'>): NegativeBinomialFit {
  let found = fit({ ...regression, family: poisson });
  let size = sizeOf(regression.answers, found.means, 10);
  for (let round = 0; round < 100; round += 1) {
    if (size >= asGoodAsPoisson) return { ...fit({ ...regression, family: poisson }), size: Infinity, sizeStandardError: Infinity, logLikelihood: logLikelihood(regression.answers, found.means, asGoodAsPoisson) };
    found = fit({ ...regression, family: negativeBinomial(size) });
    const next = sizeOf(regression.answers, found.means, size);
    const moved = Math.abs(next - size) / size;
    size = next;
    if (moved < 1e-10) break;
  }
  const { information } = sizeScore(regression.answers, found.means, size);
  return { ...found, size, sizeStandardError: 1 / Math.sqrt(information), logLikelihood: logLikelihood(regression.answers, found.means, size) };
}

/** Newton’s steps in ln size, so that it stays above nought. */
function sizeOf(counts: Float64Array, means: Float64Array, from: number): number {
  let logSize = Math.log(from);
  for (let round = 0; round < 200; round += 1) {
    const size = Math.exp(logSize);
    const { score, information } = sizeScore(counts, means, size);
    const downward = size * size * information - size * score;
    const step = downward > 0 ? (size * score) / downward : Math.sign(score);
    const next = logSize + Math.max(-2, Math.min(2, step));
    if (next > Math.log(asGoodAsPoisson)) return asGoodAsPoisson;
    if (Math.abs(next - logSize) < 1e-13) return Math.exp(next);
    logSize = next;
  }
  return Math.exp(logSize);
}

/** Slope of the log likelihood by size, and how sharply it bends down. */
function sizeScore(counts: Float64Array, means: Float64Array, size: number): { readonly score: number; readonly information: number } {
  let score = 0;
  let information = 0;
  counts.forEach((count, row) => {
    const mean = means[row] ?? 0;
    score += digamma(count + size) - digamma(size) + Math.log(size / (size + mean)) + (mean - count) / (size + mean);
    information += trigamma(size) - trigamma(count + size) - 1 / size + 2 / (size + mean) - (count + size) / (size + mean) ** 2;
  });
  return { score, information };
}

function logLikelihood(counts: Float64Array, means: Float64Array, size: number): number {
  return counts.reduce((sum, count, row) => {
    const mean = means[row] ?? 0;
    const seen = count === 0 ? 0 : count * Math.log(mean / (size + mean));
    return sum + logGamma(count + size) - logGamma(size) - logGamma(count + 1) + size * Math.log(size / (size + mean)) + seen;
  }, 0);
}
