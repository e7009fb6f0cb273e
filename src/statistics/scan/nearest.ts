import { squaredLine } from './on-the-globe.ts';

/** Places in the order of their distance from one of them, itself first. */
export interface Nearest {
  readonly places: Int32Array;
  /** Squares of straight lines on a globe of radius 1. */
  readonly lines: Float64Array;
}

/** A way to find the `most` nearest places of any place: many of them by sorting, few by a tree. */
export function nearestFinder(points: Float64Array): (centre: number, most: number) => Nearest {
  const count = points.length / 3;
  if (count < worthATree) return (centre, most) => bySorting(points, centre, Math.min(most, count));
  const order = Int32Array.from({ length: count }, (_, at) => at);
  grow(order, points, 0);
  return (centre, most) => {
    if (most > count / 4) return bySorting(points, centre, Math.min(most, count));
    const found: Found = { points, order, centre, most, places: [], lines: [] };
    search(found, { from: 0, to: count }, 0);
    return { places: Int32Array.from(found.places), lines: Float64Array.from(found.lines) };
  };
}

const worthATree = 200;

function bySorting(points: Float64Array, centre: number, most: number): Nearest {
  const lines = Float64Array.from({ length: points.length / 3 }, (_, at) => squaredLine(points, centre, at));
  const order = Int32Array.from(lines.keys()).sort((one, other) => (lines[one] ?? 0) - (lines[other] ?? 0) || one - other).subarray(0, most);
  return { places: order, lines: Float64Array.from(order, (at) => lines[at] ?? 0) };
}

/** A k-d tree without nodes: the middle of each stretch divides it, by x, y and z in turn (Bentley, CACM 18(9), 1975). */
function grow(order: Int32Array, points: Float64Array, depth: number): void {
  if (order.length < 2) return;
  const axis = depth % 3;
  order.sort((one, other) => (points[one * 3 + axis] ?? 0) - (points[other * 3 + axis] ?? 0) || one - other);
  const middle = order.length >> 1;
  grow(order.subarray(0, middle), points, depth + 1);
  grow(order.subarray(middle + 1), points, depth + 1);
}

interface Found {
  readonly points: Float64Array;
  readonly order: Int32Array;
  readonly centre: number;
  readonly most: number;
  readonly places: number[];
  readonly lines: number[];
}

function search(found: Found, { from, to }: { readonly from: number; readonly to: number }, depth: number): void {
  if (from >= to) return;
  const middle = from + ((to - from) >> 1);
  const at = found.order[middle] ?? 0;
  const axis = depth % 3;
  const across = (found.points[found.centre * 3 + axis] ?? 0) - (found.points[at * 3 + axis] ?? 0);
  const below = { from, to: middle };
  const above = { from: middle + 1, to };
  search(found, across <= 0 ? below : above, depth + 1);
  keep(found, at);
  if (found.places.length < found.most || across * across <= (found.lines.at(-1) ?? 0)) search(found, across <= 0 ? above : below, depth + 1);
}

/** Puts a place among the nearest so far, in order; of equally near ones the earlier in the list first. */
function keep({ points, centre, most, places, lines }: Found, place: number): void {
  const line = squaredLine(points, centre, place);
  let at = places.length;
  while (at > 0 && ((lines[at - 1] ?? 0) > line || (lines[at - 1] === line && (places[at - 1] ?? 0) > place))) at -= 1;
  if (at >= most) return;
  places.splice(at, 0, place);
  lines.splice(at, 0, line);
  if (places.length > most) {
    places.pop();
    lines.pop();
  }
}
