import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A real ward: see data/README.md for its source. */
export interface RealWard {
  readonly code: string;
  readonly name: string;
  readonly localAuthority: string;
  /** Its middle. */
  readonly latitude: number;
  readonly longitude: number;
}

const file = new URL('../../data/wards-greater-manchester.csv', import.meta.url);

/** The boundaries of those of three districts, as a file that is imported like any other. */
export const wardBoundaries = (): string => readFileSync(new URL('../../data/ward-boundaries.geojson', import.meta.url), 'utf8');

/** The small areas of the 2011 census in each of those wards, as far as the census of 2021 left them as they were. */
export function censusAreasOfWards(): ReadonlyMap<string, readonly string[]> {
  const rows = parse(readFileSync(new URL('../../data/census-areas-of-wards.csv', import.meta.url))).slice(1);
  return new Map([...Map.groupBy(rows, ([ward = '']) => ward)].map(([ward, areas]) => [ward, areas.map(([, area = '']) => area)]));
}

/** Every ward of Greater Manchester. */
export function greaterManchesterWards(): readonly RealWard[] {
  const rows = parse(readFileSync(file)).slice(1);
  return rows.map(([code = '', name = '', localAuthority = '', latitude = '', longitude = '']) => ({ code, name, localAuthority, latitude: Number(latitude), longitude: Number(longitude) }));
}
