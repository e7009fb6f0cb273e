import { gammaAbove, gammaUpperQuantile } from './gamma.ts';

/** The standard normal’s share above z, by way of z²/2, which is a gamma of shape one half. */
export function normalAbove(z: number): number {
  const beyond = gammaAbove((z * z) / 2, { shape: 0.5, rate: 1 }) / 2;
  return z >= 0 ? beyond : 1 - beyond;
}

/** What lies above a share `below` of the standard normal distribution: 1.96 for 0.975. */
export function normalQuantile(below: number): number {
  if (!(below > 0 && below < 1)) throw new RangeError('A quantile is of a share between 0 and 1.');
  const size = Math.sqrt(2 * gammaUpperQuantile(2 * Math.min(below, 1 - below), { shape: 0.5, rate: 1 }));
  return below < 0.5 ? -size : size;
}

/** The 97.5 % point, for intervals of 95 %. */
export const z95 = 1.959963984540054;
