const tiniest = 1e-300;
const enough = 1e-16;

/** The step n of a continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)). */
type Step = (n: number) => { readonly a: number; readonly b: number };

/** The value of a continued fraction, by Lentz’s method as modified by Thompson and Barnett (J. Comp. Physics 64, 1986). */
export function continuedFraction(first: number, step: Step): number {
  let value = first === 0 ? tiniest : first;
  let c = value;
  let d = 0;
  for (let n = 1; n < 1_000_000; n += 1) {
    const { a, b } = step(n);
    d = b + a * d;
    if (d === 0) d = tiniest;
    c = b + a / c;
    if (c === 0) c = tiniest;
    d = 1 / d;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < enough) return value;
  }
  return value;
}
