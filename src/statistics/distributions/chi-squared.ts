import { gammaAbove } from './gamma.ts';

/** The chance of more than `x` with so many degrees of freedom. */
export const chiSquaredAbove = (x: number, degrees: number): number => gammaAbove(x, { shape: degrees / 2, rate: 0.5 });
