import { continuedFraction } from './continued-fraction.ts';
import { betaTerm } from './saddle-point.ts';

/** A number between 0 and 1 with its complement, so that neither is lost by taking it from 1. */
export interface Split {
  readonly x: number;
  readonly y: number;
}

/** The regularised incomplete beta function Iₓ(a, b): the share of a beta distribution below x (NIST DLMF 8.17.22). */
export function betaBelow({ x, y }: Split, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError('A beta distribution has two shapes above nought.');
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerPart({ x: y, y: x }, b, a);
  return lowerPart({ x, y }, a, b);
}

function lowerPart({ x, y }: Split, a: number, b: number): number {
  const fraction = continuedFraction(1, (n) => {
    const m = Math.floor(n / 2);
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return { a: n % 2 === 0 ? even : odd, b: 1 };
  });
  return betaTerm(a, b, { x, y }) / (a * fraction);
}
