import { bad, emptyCell, good, type Read } from '../../platform/cells/index.ts';

/** Degrees, east of Greenwich first, as GeoJSON has it. */
export type Corner = readonly [longitude: number, latitude: number];
export type Ring = readonly Corner[];
/** Its outer ring, then its holes. */
export type Polygon = readonly Ring[];

/** A file of detail beyond this is the wrong one: the same boundaries are published generalised. */
const mostCorners = 20_000;
export const mostLetters = 900_000;
const mostPolygons = 200;

const mendDetail = 'Take the generalised file of the same boundaries (the Office for National Statistics calls them BGC and BSC).';
const mendShape = 'Give a GeoJSON geometry of type Polygon or MultiPolygon.';
const england = { west: -6.8, east: 2.1, south: 49.5, north: 56.2 } as const;

/** A GeoJSON geometry as polygons; says what is wrong with it and how to mend that. */
export function readPolygons(text: string): Read<readonly Polygon[]> {
  if (text === '') return emptyCell(mendShape);
  if (text.length > mostLetters) return bad('The boundary is too detailed for a map.', mendDetail);
  const geometry = parsed(text);
  const polygons = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : undefined;
  if (!Array.isArray(polygons)) return bad('The boundary is no polygon.', mendShape);
  if (polygons.length === 0 || polygons.length > mostPolygons) return bad(`The boundary has ${polygons.length} polygons.`, polygons.length === 0 ? mendShape : mendDetail);
  if (!polygons.every(isPolygon)) return bad('A ring of the boundary is not a list of longitudes and latitudes.', mendShape);
  return checked(polygons.map((rings) => rings.map((ring) => ring.map(([longitude, latitude]): Corner => [longitude, latitude]))));
}

function checked(polygons: readonly Polygon[]): Read<readonly Polygon[]> {
  const rings = polygons.flat();
  const corners = rings.flat();
  if (corners.length > mostCorners) return bad(`The boundary has ${corners.length} points; a map can do with ${mostCorners}.`, mendDetail);
  const outside = corners.find(([longitude, latitude]) => !(longitude >= england.west && longitude <= england.east && latitude >= england.south && latitude <= england.north));
  if (outside !== undefined) return bad(`The point ${outside.join(', ')} lies outside England.`, mendPlace(outside));
  const at = rings.findIndex((ring) => ring.length < 4 || !isSame(ring[0], ring.at(-1)));
  if (at >= 0) return bad(`Ring ${at + 1} of the boundary is not closed: it has fewer than four points, or does not end where it begins.`, 'Repeat its first point as its last.');
  return good(polygons);
}

const mendPlace = ([x, y]: Corner): string =>
  Math.abs(x) > 180 || Math.abs(y) > 180 ? 'These are metres of the British National Grid: save the file in longitude and latitude (WGS84, EPSG:4326).' : 'Write longitude first, then latitude, in degrees (WGS84).';

const isSame = (one: Corner | undefined, other: Corner | undefined): boolean => one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1];
const isPolygon = (value: unknown): value is readonly (readonly (readonly [number, number])[])[] =>
  Array.isArray(value) && value.length > 0 && value.every((ring) => Array.isArray(ring) && ring.every((corner) => Array.isArray(corner) && corner.length >= 2 && Number.isFinite(corner[0]) && Number.isFinite(corner[1])));

function parsed(text: string): { readonly type?: unknown; readonly coordinates?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
