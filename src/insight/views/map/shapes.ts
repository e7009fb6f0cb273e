import type { Polygon } from '../../../homes/index.ts';
import type { BoundaryOnMap } from '../../queries/boundaries.ts';
import type { OutlineOnMap, PointOnMap } from '../../queries/map.ts';
import { areaAddress } from './asked.ts';
import type { ShapeSays } from './marks.ts';
import type { Point } from './outline.ts';
import { projectionOf, type Place, type Projection } from './projection.ts';

/** A ward, estate or neighbourhood: its boundary, or else the blocks around which a shape is drawn. */
export interface ShapeOnMap {
  readonly name: string;
  readonly says: ShapeSays;
  /** Its own page; undefined where there is none. */
  readonly href: string | undefined;
  readonly blocks: readonly PointOnMap[];
  /** Undefined where none was imported. */
  readonly boundary?: readonly Polygon[] | undefined;
}

/** All that is known of what lies around the blocks of a map. */
export interface AroundBlocks {
  readonly points: readonly PointOnMap[];
  readonly outlines: readonly OutlineOnMap[];
  readonly boundaries: readonly BoundaryOnMap[];
}

/** What is drawn around the blocks, what is marked last and so on top. */
export function shapesOf({ points, outlines, boundaries }: AroundBlocks, runId: string): readonly ShapeOnMap[] {
  const members = Map.groupBy(points, ({ within }) => within);
  const byPlace = new Map(boundaries.map(({ place, polygons }) => [place, polygons]));
  return outlines.flatMap(({ key, name, says, number }): ShapeOnMap[] => {
    const [blocks, boundary] = [members.get(key) ?? [], byPlace.get(placeOf(key))];
    return blocks.length === 0 && boundary === undefined ? [] : [{ name, says, blocks, boundary, href: number === null ? undefined : areaAddress(runId, number) }];
  }).toSorted((one, other) => weightOf(one.says) - weightOf(other.says));
}

/** An estate may lie in several wards: in each it is an area of its own, of one boundary. */
const placeOf = (key: string): string => key.split('/').at(-1) ?? key;

/** What is marked weighs more than what is not. */
export const weightOf = (says: ShapeSays): number => (says === 'hotspot' || says === 'alarm' ? 2 : says === 'watch' ? 1 : 0);

/** A map wide enough for every block, and for every boundary that is drawn. */
export function mapProjection({ points, outlines, boundaries }: AroundBlocks): Projection {
  const drawn = new Set(outlines.map(({ key }) => placeOf(key)));
  const corners = boundaries.filter(({ place }) => drawn.has(place)).flatMap(({ polygons }) => polygons.flat(2)).map(([longitude, latitude]): Place => ({ latitude, longitude }));
  return projectionOf([...points, ...corners]);
}

/** Where the name of a boundary is written: the middle of its largest part. */
export function middleOfBoundary(polygons: readonly Polygon[], { x, y }: Projection): Point {
  const outers = polygons.map(([outer = []]) => outer.map(([longitude, latitude]): Point => [x(longitude), y(latitude)]));
  const largest = outers.toSorted((one, other) => Math.abs(middleAndSize(other).size) - Math.abs(middleAndSize(one).size))[0] ?? [];
  return middleAndSize(largest).middle;
}

/** The centre of gravity of a ring and twice its area; the mean of its corners where it has no area. */
function middleAndSize(ring: readonly Point[]): { readonly middle: Point; readonly size: number } {
  const sums = ring.reduce(([size, sumX, sumY], [x, y], at): readonly [number, number, number] => {
    const [nextX, nextY] = ring[at + 1] ?? [x, y];
    const cross = x * nextY - nextX * y;
    return [size + cross, sumX + (x + nextX) * cross, sumY + (y + nextY) * cross];
  }, [0, 0, 0] as readonly [number, number, number]);
  const [size, sumX, sumY] = sums;
  if (Math.abs(size) > 1e-6) return { size, middle: [sumX / (3 * size), sumY / (3 * size)] };
  const count = Math.max(1, ring.length);
  return { size: 0, middle: [ring.reduce((sum, [x]) => sum + x, 0) / count, ring.reduce((sum, [, y]) => sum + y, 0) / count] };
}
