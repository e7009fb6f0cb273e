import type { Corner, Polygon, Ring } from './polygons.ts';

/** No more corners than these are kept of one area, so that a page with a hundred of them stays small. */
const mostKept = 150;
/** About five metres, to begin with. */
const finest = 0.00005;
/** A degree of longitude is about three fifths of one of latitude in England. */
const narrower = 0.6;

/** The same boundary with fewer corners, each one of those it had, rounded to the metre. What becomes too small to see is left out. */
export function simplified(polygons: readonly Polygon[]): readonly Polygon[] {
  const rounded = polygons.map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(([longitude, latitude]): Corner => [toTheMetre(longitude), toTheMetre(latitude)]))));
  for (let tolerance = finest; ; tolerance *= 1.6) {
    const kept = coarser(rounded, tolerance);
    if (kept.flat(2).length <= mostKept) return kept;
  }
}

function coarser(polygons: readonly Polygon[], tolerance: number): readonly Polygon[] {
  const kept = polygons.flatMap((polygon): Polygon[] => {
    const [outer = [], ...holes] = polygon.map((ring) => ringWithin(ring, tolerance));
    return outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]];
  });
  // Nothing at all would be a place that has vanished: then it is its own box.
  return kept.length > 0 ? kept : [[boxAround(polygons.flat(2))]];
}

const toTheMetre = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
const withoutRepeats = (ring: Ring): Ring => ring.filter(([x, y], at) => at === 0 || x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1]);

/** Douglas and Peucker's method, on the two halves of a ring between its first corner and that furthest from it. */
function ringWithin(ring: Ring, tolerance: number): Ring {
  const first = ring[0];
  if (first === undefined || ring.length < 4) return [];
  const middle = ring.reduce((furthest, corner, at) => (apart(corner, first) > apart(ring[furthest] ?? first, first) ? at : furthest), 0);
  if (middle === 0) return [];
  return [...lineWithin(ring.slice(0, middle + 1), tolerance), ...lineWithin(ring.slice(middle), tolerance).slice(1)];
}

function lineWithin(line: Ring, tolerance: number): Ring {
  const kept = new Set([0, line.length - 1]);
  const todo: (readonly [from: number, to: number])[] = [[0, line.length - 1]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [from, to] = next;
    const furthest = furthestFrom(line, from, to, tolerance);
    if (furthest === undefined) continue;
    kept.add(furthest);
    todo.push([from, furthest], [furthest, to]);
  }
  return line.filter((_, at) => kept.has(at));
}

function furthestFrom(line: Ring, from: number, to: number, tolerance: number): number | undefined {
  const [start, end] = [line[from], line[to]];
  if (start === undefined || end === undefined) return undefined;
  let [furthest, distance]: [number | undefined, number] = [undefined, tolerance];
  for (let at = from + 1; at < to; at += 1) {
    const away = awayFrom(line[at] ?? start, start, end);
    if (away > distance) [furthest, distance] = [at, away];
  }
  return furthest;
}

/** In degrees of latitude. */
const apart = ([x, y]: Corner, [otherX, otherY]: Corner): number => Math.hypot((x - otherX) * narrower, y - otherY);

function awayFrom(corner: Corner, start: Corner, end: Corner): number {
  const length = apart(start, end);
  if (length === 0) return apart(corner, start);
  const share = ((corner[0] - start[0]) * (end[0] - start[0]) * narrower ** 2 + (corner[1] - start[1]) * (end[1] - start[1])) / length ** 2;
  const on = Math.max(0, Math.min(1, share));
  return apart(corner, [start[0] + on * (end[0] - start[0]), start[1] + on * (end[1] - start[1])]);
}

function boxAround(corners: Ring): Ring {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}
