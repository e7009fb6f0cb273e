import { nearestFinder, type Nearest } from './nearest.ts';
import { onTheGlobe, type Place } from './on-the-globe.ts';

/** Circles around every place: of each centre, the places from near to far, and where a circle may end. */
export interface Zones {
  /** Where the places of a centre begin in `members`; one more than there are centres. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** For each member, the number of the circle that ends with it; −1 where the next place is as far away, so that none does. */
  readonly circles: Int32Array;
  readonly count: number;
}

/** How far circles grow: up to a share of all exposure, and to so many places. */
export interface Reach {
  readonly exposure: Float64Array;
  readonly mostShare: number;
  readonly mostNeighbours?: number;
}

/** Distances that differ by no more than rounding are the same. */
const same = 1e-10;

/** A circle takes all places that are equally far, or none of them. */
export function zonesOf(places: readonly Place[], reach: Reach): Zones {
  const most = Math.min(places.length, (reach.mostNeighbours ?? places.length) + 1);
  const nearest = nearestFinder(onTheGlobe(places), most);
  const limit = reach.mostShare * reach.exposure.reduce((sum, value) => sum + value, 0) * (1 + 1e-12);
  const starts = new Int32Array(places.length + 1);
  const members: number[] = [];
  const circles: number[] = [];
  let count = 0;
  places.forEach((_, centre) => {
    const found = nearest(centre);
    for (const size of sizes(found, places.length, reach, limit)) {
      while (members.length < (starts[centre] ?? 0) + size) {
        members.push(found.places[members.length - (starts[centre] ?? 0)] ?? 0);
        circles.push(-1);
      }
      circles[circles.length - 1] = count;
      count += 1;
    }
    starts[centre + 1] = members.length;
  });
  return { starts, members: Int32Array.from(members), circles: Int32Array.from(circles), count };
}

/** How many places each circle around a centre holds. */
function sizes({ places, lines }: Nearest, all: number, { exposure, mostNeighbours = all }: Reach, limit: number): readonly number[] {
  const found: number[] = [];
  let held = 0;
  for (let at = 0; at < places.length && at < mostNeighbours; at += 1) {
    held += exposure[places[at] ?? 0] ?? 0;
    if (held > limit) break;
    const isLast = at + 1 === all;
    const next = lines[at + 1];
    if (isLast || (next !== undefined && next - (lines[at] ?? 0) > same * next)) found.push(at + 1);
  }
  return found;
}
