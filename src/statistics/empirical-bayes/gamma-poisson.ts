import { gammaAbove, gammaQuantile, type Gamma } from '../distributions/gamma.ts';
import { logGamma } from '../distributions/log-gamma.ts';
import { checkAreas, type AreaCount } from './area-count.ts';

/** Areas' relative rates as a gamma distribution with mean `mu`; the larger `theta`, the more alike the areas are. */
export interface GammaPoisson {
  /** Infinity where chance alone explains what is seen. */
  readonly theta: number;
  readonly mu: number;
  readonly logLikelihood: number;
}

/** What is believed of an area after seeing its count. */
export interface AreaBelief {
  readonly id: string;
  readonly relativeRate: number;
  /** Between these lies 95 % of what is believed. */
  readonly lower: number;
  readonly upper: number;
  readonly probabilityAbove: number;
}

/** Beyond this no count shows that areas differ. */
const largest = 1e6;
const smallest = 1e-3;

/**
 * Maximum likelihood of counts with a gamma rate (Clayton and Kaldor, Biometrics 43(3), 1987): golden section over ln theta, the best mu
 * for each. `above` is the relative rate whose chance of being passed is told.
 */
export function gammaPoisson(areas: readonly AreaCount[], above = 1.5): GammaPoisson & { readonly areas: readonly AreaBelief[] } {
  checkAreas(areas);
  if (!(above > 0)) throw new RangeError('above: give a number above nought, such as 1.5.');
  const fitted = fitGammaPoisson(areas);
  return { ...fitted, areas: areas.map((area) => ({ id: area.id, ...beliefIn(area, fitted, above) })) };
}

function fitGammaPoisson(areas: readonly AreaCount[]): GammaPoisson {
  const at = (logTheta: number) => profile(areas, Math.exp(logTheta));
  let least = Math.log(smallest);
  let most = Math.log(largest);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [one, other] = [most - golden * (most - least), least + golden * (most - least)];
  let [ofOne, ofOther] = [at(one), at(other)];
  while (most - least > 1e-9) {
    if (ofOne.logLikelihood >= ofOther.logLikelihood) {
      [most, other, ofOther] = [other, one, ofOne];
      one = most - golden * (most - least);
      ofOne = at(one);
    } else {
      [least, one, ofOne] = [one, other, ofOther];
      other = least + golden * (most - least);
      ofOther = at(other);
    }
  }
  const found = at((least + most) / 2);
  const alike = whereAllAreAlike(areas);
  return found.logLikelihood - alike.logLikelihood < leastGain * Math.max(100, areas.length) ? alike : found;
}

/** Less than this for each area is the rounding of a likelihood that is flat, not a sign that areas differ. */
const leastGain = 1e-9;

/** Counts of one Poisson rate: what the likelihood of a gamma comes to as theta grows without end. */
function whereAllAreAlike(areas: readonly AreaCount[]): GammaPoisson {
  const mu = areas.reduce((sum, { count }) => sum + count, 0) / areas.reduce((sum, { expected }) => sum + expected, 0);
  const logLikelihoodOf = ({ count, expected }: AreaCount) => (count === 0 ? 0 : count * Math.log(mu * expected)) - mu * expected - logGamma(count + 1);
  return { theta: Infinity, mu, logLikelihood: areas.reduce((sum, area) => sum + logLikelihoodOf(area), 0) };
}

/** The best mu for a theta, and how likely it makes what was seen. */
function profile(areas: readonly AreaCount[], theta: number): GammaPoisson {
  let mu = areas.reduce((sum, { count }) => sum + count, 0) / areas.reduce((sum, { expected }) => sum + expected, 0);
  for (let round = 0; round < 200 && mu > 0; round += 1) {
    let [above, below] = [0, 0];
    for (const { count, expected } of areas) {
      const weight = 1 / (1 + (mu * expected) / theta);
      above += weight * count;
      below += weight * expected;
    }
    const next = above / below;
    const settled = Math.abs(next - mu) < 1e-13 * mu;
    mu = next;
    if (settled) break;
  }
  return { theta, mu, logLikelihood: areas.reduce((sum, area) => sum + logLikelihood(area, theta, mu), 0) };
}

function logLikelihood({ count, expected }: AreaCount, theta: number, mu: number): number {
  const mean = mu * expected;
  const seen = count === 0 ? 0 : count * Math.log(mean / (theta + mean));
  return logGamma(count + theta) - logGamma(theta) - logGamma(count + 1) - theta * Math.log1p(mean / theta) + seen;
}

/** A gamma of the fitted theta and mu, moved by what was seen. Where areas do not differ, all have the mean. */
function beliefIn({ count, expected }: AreaCount, { theta, mu }: GammaPoisson, above: number): Omit<AreaBelief, 'id'> {
  if (theta === Infinity || mu === 0) return { relativeRate: mu, lower: mu, upper: mu, probabilityAbove: mu > above ? 1 : 0 };
  const belief: Gamma = { shape: theta + count, rate: theta / mu + expected };
  return { relativeRate: belief.shape / belief.rate, lower: gammaQuantile(0.025, belief), upper: gammaQuantile(0.975, belief), probabilityAbove: gammaAbove(above, belief) };
}
