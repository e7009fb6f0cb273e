import { scaleLinear } from 'd3-scale';

/** A place as people and maps name it. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** How places become points of the picture, and points places. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly x: (longitude: number) => number;
  readonly y: (latitude: number) => number;
  readonly placeAt: (x: number, y: number) => Place;
}

const width = 960;
const edge = 48;
const heights = { least: 360, most: 1200 } as const;

/** Degrees to points, north at the top: a degree of longitude is narrower than one of latitude, the more so the further north. */
export function projectionOf(places: readonly Place[]): Projection {
  const [south, north] = reach(places.map(({ latitude }) => latitude));
  const [west, east] = reach(places.map(({ longitude }) => longitude));
  const narrower = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perDegree = Math.min((width - 2 * edge) / ((east - west) * narrower), (heights.most - 2 * edge) / (north - south));
  const height = Math.round(Math.max(heights.least, (north - south) * perDegree + 2 * edge));
  const [middleX, middleY] = [width / 2, height / 2];
  const across = scaleLinear().domain([(west + east) / 2, (west + east) / 2 + 1]).range([middleX, middleX + perDegree * narrower]);
  const up = scaleLinear().domain([(south + north) / 2, (south + north) / 2 + 1]).range([middleY, middleY - perDegree]);
  return {
    width, height, x: (longitude) => tenths(across(longitude)), y: (latitude) => tenths(up(latitude)),
    placeAt: (x, y) => ({ latitude: toTheMetre(up.invert(y)), longitude: toTheMetre(across.invert(x)) }),
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const toTheMetre = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

/** From the least to the most; a little apart where all are one. */
function reach(values: readonly number[]): readonly [least: number, most: number] {
  const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  if (!Number.isFinite(least)) return [53, 54];
  return most - least < 1e-4 ? [least - 0.001, most + 0.001] : [least, most];
}
