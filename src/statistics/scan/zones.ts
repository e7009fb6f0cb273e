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
  /** How many windows each circle makes. Circles that do not fit in memory are refused, where it can be told before they are drawn. */
  readonly intervals: number;
}

/** 300 MB. With the copy that threads which make runs share, and what is put together on the way, a scan stays within 1 GB. */
const mostBytes = 300_000_000;
/** A place of a circle is its number and its circle's; a window, what it is expected to hold. */
const bytesOf = (places: number, windows: number) => places * 8 + windows * 8;
const mostCircles = ({ intervals }: Reach): number => Math.floor(mostBytes / bytesOf(1, intervals));

/** Distances that differ by no more than rounding are the same. */
const same = 1e-10;
/** What rounding of a place on a globe of radius 1 makes of the square of a short line, for each of its length. */
const ofPlaces = 8e-16;
const isFurther = (next: number, line: number) => next - line > Math.max(same * next, ofPlaces * Math.sqrt(next));
/** So many of the nearest places are looked up at first. */
const fewAtFirst = 64;

/** A circle takes all places that are equally far, or none of them. */
export function zonesOf(places: readonly Place[], reach: Reach): Zones {
  const limit = reach.mostShare * reach.exposure.reduce((sum, value) => sum + value, 0) * (1 + 1e-12);
  const most = Math.min(places.length, (reach.mostNeighbours ?? places.length) + 1);
  if (places.length * fewestPerCentre(reach, limit, most) > mostCircles(reach)) throw tooMany(reach);
  const nearest = nearestFinder(onTheGlobe(places));
  const starts = new Int32Array(places.length + 1);
  const pieces: { readonly members: Int32Array; readonly circles: Int32Array }[] = [];
  let count = 0;
  let lookUp = Math.min(most, fewAtFirst);
  places.forEach((_, centre) => {
    let found = nearest(centre, lookUp);
    while (lookUp < most && !reachesBeyond(found, reach.exposure, limit)) {
      lookUp = Math.min(most, lookUp * 2);
      found = nearest(centre, lookUp);
    }
    const ends = sizes(found, places.length, reach, limit);
    const members = found.places.slice(0, ends.at(-1) ?? 0);
    const circles = new Int32Array(members.length).fill(-1);
    for (const size of ends) circles[size - 1] = count++;
    pieces.push({ members, circles });
    starts[centre + 1] = (starts[centre] ?? 0) + members.length;
    if (bytesOf(starts[centre + 1] ?? 0, count * reach.intervals) > mostBytes) throw tooMany(reach);
  });
  return { starts, members: joined(pieces.map(({ members }) => members), starts), circles: joined(pieces.map(({ circles }) => circles), starts), count };
}

/** Even the fullest places, one after another, are so many before they pass the limit. Places on one spot may be fewer circles. */
function fewestPerCentre({ exposure }: Reach, limit: number, most: number): number {
  const fullest = Float64Array.from(exposure).sort().reverse();
  let held = 0;
  let places = 0;
  while (places < most - 1 && held + (fullest[places] ?? 0) <= limit) {
    held += fullest[places] ?? 0;
    places += 1;
  }
  return places;
}

const tooMany = (reach: Reach): RangeError =>
  new RangeError(`maxShare: is ${reach.mostShare}, which makes more windows than fit in memory; give a smaller one, such as ${(mostCircles(reach) / reach.exposure.length ** 2 / 2).toPrecision(1)}, or fewer periods.`);

/** Whether the places found hold more than a circle may: then no further ones are needed. */
function reachesBeyond({ places }: Nearest, exposure: Float64Array, limit: number): boolean {
  let held = 0;
  return places.some((place) => (held += exposure[place] ?? 0) > limit);
}

function joined(pieces: readonly Int32Array[], starts: Int32Array): Int32Array {
  const whole = new Int32Array(starts.at(-1) ?? 0);
  pieces.forEach((piece, at) => whole.set(piece, starts[at] ?? 0));
  return whole;
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
    if (isLast || (next !== undefined && isFurther(next, lines[at] ?? 0))) found.push(at + 1);
  }
  return found;
}
