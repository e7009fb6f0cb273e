const halfLogTwoPi = 0.9189385332046727;

/** From here on the series below is exact to the last figure; anything smaller is moved up to it. */
const farEnough = 15;

/** Σ B₂ⱼ / (2j(2j−1) x²ʲ⁻¹), Stirling’s series (NIST DLMF 5.11.1). */
function stirlingSeries(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360 - y / 156)))))) / x;
}

/** ln Γ(x) for x above nought, to about 1e-14. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('The gamma function is wanted above nought only.');
  let product = 1;
  let up = x;
  for (; up < farEnough; up += 1) product *= up;
  return (up - 0.5) * Math.log(up) - up + halfLogTwoPi + stirlingSeries(up) - Math.log(product);
}

/** What Stirling’s formula for ln Γ(x+1) leaves out: without it, logarithms of large factorials cannot be told apart well. */
export function stirlingError(x: number): number {
  if (x >= farEnough) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi;
}

/** Derivative of ln Γ: recurrence up to 15, then DLMF 5.11.2. */
export function digamma(x: number): number {
  let sum = 0;
  let up = x;
  for (; up < farEnough; up += 1) sum -= 1 / up;
  const y = 1 / (up * up);
  return sum + Math.log(up) - 1 / (2 * up) - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))));
}

/** Second derivative of ln Γ, in the same way. */
export function trigamma(x: number): number {
  let sum = 0;
  let up = x;
  for (; up < farEnough; up += 1) sum += 1 / (up * up);
  const y = 1 / (up * up);
  return sum + 1 / up + y / 2 + (y / up) * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - (y * 5) / 66))));
}
