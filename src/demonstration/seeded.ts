import { randomStream } from '../statistics/random/random-stream.ts';
import { drawOf } from '../statistics/seeded-draw.ts';

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

const mostStreams = 2 ** 32;

/** Opens a stream of a seed. */
export function chanceOf(seed: number, stream = 0): Chance {
  const { share } = randomStream(seed, stream);
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    whole,
    isTrue: (wanted) => share() < wanted,
    pick: (from) => itemAt(from, whole(0, from.length - 1)),
    weighted: (from) => {
      let left = share() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => (left -= weight) < 0);
      return (found ?? itemAt(from, from.length - 1))[0];
    },
    branch: (name) => chanceOf(seed, drawOf([String(stream), name], mostStreams)),
  };
}

function itemAt<Value>(from: readonly Value[], index: number): Value {
  if (index < 0 || index >= from.length) throw new Error('There is nothing to choose from.');
  return from[index] as Value;
}
