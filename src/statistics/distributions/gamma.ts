import { continuedFraction } from './continued-fraction.ts';
import { logGamma } from './log-gamma.ts';
import { poissonTerm } from './saddle-point.ts';

/** A gamma distribution; its mean is shape ÷ rate. */
export interface Gamma {
  readonly shape: number;
  readonly rate: number;
}

/** The chance of no more than `x`. Never taken from 1 where it is small. */
export function gammaBelow(x: number, { shape, rate }: Gamma): number {
  return tails(x * rate, shape).below;
}

/** The chance of more than `x`. Never taken from 1 where it is small. */
export function gammaAbove(x: number, { shape, rate }: Gamma): number {
  return tails(x * rate, shape).above;
}

interface Tails {
  readonly below: number;
  readonly above: number;
}

/** Both tails of the incomplete gamma function: a series below the middle, a continued fraction above (NIST DLMF 8.11.4, 8.9.2). */
function tails(x: number, shape: number): Tails {
  if (!(shape > 0) || Number.isNaN(x)) throw new RangeError('A gamma distribution has a shape above nought.');
  if (x <= 0) return { below: 0, above: 1 };
  if (x === Infinity) return { below: 1, above: 0 };
  const term = poissonTerm(shape, x);
  if (x < shape + 1) {
    const below = term * series(x, shape);
    return { below, above: 1 - below };
  }
  const fraction = continuedFraction(x + 1 - shape, (n) => ({ a: -n * (n - shape), b: x + 2 * n + 1 - shape }));
  const above = (term * shape) / fraction;
  return { below: 1 - above, above };
}

function series(x: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** What lies above a share `below` of the distribution. */
export function gammaQuantile(below: number, { shape, rate }: Gamma): number {
  return quantile({ below, above: 1 - below }, shape) / rate;
}

/** Newton’s steps on the logarithm of the smaller tail, in ln x, between bounds that hold the answer. */
function quantile(wanted: Tails, shape: number): number {
  if (!(wanted.below >= 0 && wanted.above >= 0 && shape > 0)) throw new RangeError('A quantile is of a share between 0 and 1.');
  if (wanted.below === 0) return 0;
  if (wanted.above === 0) return Infinity;
  let { least, most } = bounds(wanted, shape);
  let at = shape < 1 ? least : Math.min(most, Math.max(least, Math.log(shape)));
  for (let round = 0; round < mostRounds; round += 1) {
    const { isBelow, step } = look(at, wanted, shape);
    if (isBelow) least = at;
    else most = at;
    let next = at + step;
    if (!(next > least && next < most)) next = (least + most) / 2;
    if (Math.abs(next - at) < 2e-16 * Math.max(1, Math.abs(at))) return Math.exp(next);
    at = next;
  }
  return Math.exp(at);
}

const mostRounds = 200;

/** In ln x. Below: P(a, x) ≤ xᵃ/Γ(a+1). Above: Chernoff’s bound for a gamma. */
function bounds({ below, above }: Tails, shape: number): { readonly least: number; readonly most: number } {
  const distance = -Math.log(above);
  return { least: (Math.log(below) + logGamma(shape + 1)) / shape, most: Math.log(shape + Math.sqrt(2 * shape * distance) + distance) + 1e-12 };
}

function look(at: number, wanted: Tails, shape: number): { readonly isBelow: boolean; readonly step: number } {
  const x = Math.exp(at);
  const now = tails(x, shape);
  const density = shape * poissonTerm(shape, x);
  if (wanted.below <= wanted.above) return { isBelow: now.below < wanted.below, step: (Math.log(wanted.below / now.below) * now.below) / density };
  return { isBelow: now.above > wanted.above, step: (Math.log(now.above / wanted.above) * now.above) / density };
}
