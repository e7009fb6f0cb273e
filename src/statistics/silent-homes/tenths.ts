import { exactCountInterval } from '../distributions/exact-count-interval.ts';

/** Homes alike with the chance that was foretold of each, and how many it came true of. */
export interface ForetoldHomes {
  readonly risk: number;
  readonly homes: number;
  readonly damp: number;
}

/** About a tenth of all homes, by what was foretold of them. */
export interface Tenth {
  readonly homes: number;
  /** Of a hundred of them. */
  readonly expected: number;
  readonly reported: number;
  readonly low: number;
  readonly high: number;
}

/** Foretold beside found, from the tenth of homes of which least was foretold to that of which most was. Homes alike stay together, so tenths are not all of one size. */
export function tenthsOf(homes: readonly ForetoldHomes[]): readonly Tenth[] {
  const all = homes.reduce((sum, row) => sum + row.homes, 0);
  const tenths = new Map<number, { homes: number; expected: number; damp: number }>();
  let before = 0;
  for (const { risk, homes: count, damp } of homes.toSorted((one, other) => one.risk - other.risk)) {
    const tenth = Math.min(9, Math.floor(((before + count / 2) / all) * 10));
    const sum = tenths.get(tenth) ?? { homes: 0, expected: 0, damp: 0 };
    tenths.set(tenth, { homes: sum.homes + count, expected: sum.expected + count * risk, damp: sum.damp + damp });
    before += count;
  }
  return [...tenths.values()].map(({ homes: count, expected, damp }) => {
    const { low, high } = exactCountInterval(damp);
    const inHundred = (value: number) => Math.min(100, (value / count) * 100);
    return { homes: count, expected: inHundred(expected), reported: inHundred(damp), low: inHundred(low), high: inHundred(high) };
  });
}
