/** Chance that can be repeated: the same seed gives the same choices on every machine. Never for secrets. */
export interface Chance {
  /** From 0 up to, and never, 1. */
  share(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True in about `share` of the times, 0 to 1. */
  isTrue(share: number): boolean;
  pick<Value>(from: readonly Value[]): Value;
  /** Picks by weight: [['social rent', 80], ['leasehold', 20]]. */
  weighted<Value>(from: readonly (readonly [Value, number])[]): Value;
  /** A stream of its own, so that drawing more here leaves what is drawn there as it was. */
  branch(name: string): Chance;
}

/** SplitMix32 by its published recurrence: small, quick, and good enough for an invented town. */
function splitMix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** Opens the stream of a seed. */
export function chanceOf(seed: number): Chance {
  const next = splitMix32(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    share: next,
    whole,
    isTrue: (share) => next() < share,
    pick: (from) => itemAt(from, whole(0, from.length - 1)),
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => (left -= weight) < 0);
      return (found ?? itemAt(from, from.length - 1))[0];
    },
    branch: (name) => chanceOf(mix(seed, name)),
  };
}

function itemAt<Value>(from: readonly Value[], index: number): Value {
  if (index < 0 || index >= from.length) throw new Error('There is nothing to choose from.');
  return from[index] as Value;
}

/** FNV-1a over the name, started from the seed. */
function mix(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
