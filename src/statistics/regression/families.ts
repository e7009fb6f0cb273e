/** How an answer scatters around what is expected, and how that comes of a sum of effects (eta). */
export interface Family {
  /** Where to begin, on the scale of effects, for an answer. */
  start(answer: number): number;
  mean(eta: number): number;
  /** How fast the mean grows with eta. */
  slope(mean: number): number;
  variance(mean: number): number;
}

/** Beyond this a mean is as good as nought or endless, and exponentials would run over. */
const furthest = 30;
const within = (eta: number) => Math.max(-furthest, Math.min(furthest, eta));

/** Counts by chance; effects multiply. */
export const poisson: Family = {
  start: (count) => Math.log(count + 0.1),
  mean: (eta) => Math.exp(within(eta)),
  slope: (mean) => mean,
  variance: (mean) => mean,
};

/** Counts that scatter more than by chance: variance m + m²/size. */
export const negativeBinomial = (size: number): Family => ({ ...poisson, variance: (mean) => mean + (mean * mean) / size });

/** Yes or no; effects add up on the scale of log odds. */
export const binary: Family = {
  start: (answer) => Math.log((answer + 0.5) / (1.5 - answer)),
  mean: (eta) => 1 / (1 + Math.exp(-within(eta))),
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
};
