import type { RandomStream } from './random-stream.ts';

/** Places drawn in proportion to their weights, each draw in the same short time however many there are. */
export interface WeightedPlaces {
  /** Of 2³²: below this the place itself is drawn, else its other one. */
  readonly own: Float64Array;
  readonly other: Int32Array;
}

/** Walker’s alias method, built as Vose does (IEEE Trans. Software Engineering 17(9), 1991). Weights are nought or more. */
export function weightedPlaces(weights: Float64Array): WeightedPlaces {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (!(sum > 0)) throw new RangeError('To draw by weight, some weight must be above nought.');
  const own = weights.map((weight) => (weight * weights.length) / sum);
  const other = fillUp(own);
  return { own: own.map((share) => share * 0x1_0000_0000), other };
}

/** Fills up each place that has less than an even share from one that has more, and says which one. */
function fillUp(own: Float64Array): Int32Array {
  const other = new Int32Array(own.length);
  const less: number[] = [];
  const more: number[] = [];
  own.forEach((share, at) => (share < 1 ? less : more).push(at));
  while (less.length > 0 && more.length > 0) {
    const small = less.pop() ?? 0;
    const large = more.at(-1) ?? 0;
    other[small] = large;
    own[large] = (own[large] ?? 0) + (own[small] ?? 0) - 1;
    if ((own[large] ?? 0) < 1) less.push(more.pop() ?? 0);
  }
  for (const at of [...less, ...more]) own[at] = 1;
  return other;
}

/** One place. */
export function drawPlace({ own, other }: WeightedPlaces, chance: RandomStream): number {
  const at = chance.below(own.length);
  return chance.word() < (own[at] ?? 0) ? at : (other[at] ?? 0);
}
