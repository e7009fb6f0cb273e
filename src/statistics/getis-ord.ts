/** An area with what was measured there, and the places in the list of its neighbours. Itself is never among them. */
export interface ValuedArea {
  readonly value: number;
  readonly neighbours: readonly number[];
}

/** How far a neighbourhood's sum stands from what it would be by chance, in standard deviations. Null where nothing can be said. */
export interface LocalSum {
  /** Of the neighbours alone, beside all other areas. */
  readonly gi: number | null;
  /** Of the area with its neighbours, beside all areas. */
  readonly giStar: number | null;
}

/**
 * Getis and Ord's local statistics with a weight of 1 for each neighbour (Ord and Getis, Geographical Analysis 27(4), 1995). A picture for a
 * map, never an alarm: it knows no exposure. Where all areas compared are alike, or all are neighbours, there is no answer.
 */
export function getisOrd(areas: readonly ValuedArea[]): readonly LocalSum[] {
  // The unit makes no difference, and squares of very small or large numbers would lose their figures.
  const unit = areas.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0) || 1;
  const values = areas.map(({ value }) => value / unit);
  const before = momentsUpTo(values);
  const after = momentsUpTo(values.toReversed());
  const all = before.at(-1) ?? none;
  return areas.map(({ neighbours }, at) => {
    const others = together(before[at] ?? none, after[areas.length - 1 - at] ?? none);
    const near = neighbours.map((place) => values[place] ?? 0);
    return { gi: standing(near, others), giStar: standing([...near, values[at] ?? 0], all) };
  });
}

/** How many values there are, their mean, and the sum of squares around it. */
interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

const none: Moments = { count: 0, mean: 0, squares: 0 };

/** Of the first value, the first two and so on: values that are all alike leave squares of exactly nought (Welford, Technometrics 4, 1962). */
function momentsUpTo(values: readonly number[]): readonly Moments[] {
  const found: Moments[] = [none];
  for (const value of values) found.push(together(found.at(-1) ?? none, { count: 1, mean: value, squares: 0 }));
  return found;
}

/** Two lots as one (Chan, Golub and LeVeque, American Statistician 37, 1983). */
function together(one: Moments, other: Moments): Moments {
  const count = one.count + other.count;
  if (count === 0) return none;
  const apart = other.mean - one.mean;
  return { count, mean: one.mean + (apart * other.count) / count, squares: one.squares + other.squares + (apart * apart * one.count * other.count) / count };
}

function standing(near: readonly number[], { count, mean, squares }: Moments): number | null {
  const weights = near.length;
  const spread = (squares / count) * ((count * weights - weights * weights) / (count - 1));
  if (!(spread > 0)) return null;
  return near.reduce((sum, value) => sum + (value - mean), 0) / Math.sqrt(spread);
}
