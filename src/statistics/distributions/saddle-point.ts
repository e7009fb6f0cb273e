import { stirlingError } from './log-gamma.ts';

const twoPi = 2 * Math.PI;

/** a ln(a/x) + x − a without cancellation where a is near x (Loader, Fast and accurate computation of binomial probabilities, 2000). */
export function devianceTerm(a: number, x: number): number {
  const v = (a - x) / (a + x);
  if (Math.abs(v) >= 0.1) return a * Math.log(a / x) + x - a;
  const square = v * v;
  let power = 2 * a * v;
  let sum = (a - x) * v;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return next;
    sum = next;
  }
}

/** xᵃ e⁻ˣ / Γ(a+1): for a whole `a`, the chance of `a` cases where `x` are expected. True to 13 figures far into the tails. */
export function poissonTerm(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(twoPi * a);
}

/** xᵃ yᵇ / B(a, b) with y = 1 − x. */
export function betaTerm(a: number, b: number, { x, y }: { readonly x: number; readonly y: number }): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (twoPi * n));
}
