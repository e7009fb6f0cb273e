import { bad, emptyCell, good, quoted, readCells, requiredText, type CellProblem, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import type { Uprn } from '../model.ts';
import { readUprn } from './uprn.ts';

/** The columns of a file of positions, in this order. The table in docs/how-to/import-home-positions.md says what each holds. */
export const positionColumns = ['uprn', 'latitude', 'longitude', 'source'] as const;

/** Where a home stands. */
export interface PositionRow {
  readonly uprn: Uprn;
  readonly latitude: number;
  readonly longitude: number;
  readonly source: string;
}

/** Every home of England, the Scilly Isles and Berwick too. */
const england = { latitude: [49.8, 55.9], longitude: [-6.5, 1.9] } as const;

/** Reads one row, with everything that is wrong with it. */
export function readPositionRow(cells: readonly string[], { keepRoundUprns }: { readonly keepRoundUprns: boolean }): RowOutcome<PositionRow> {
  return readCells(positionColumns, cells, (read): PositionRow => ({
    uprn: read('uprn', (text) => readUprn(text, keepRoundUprns)),
    latitude: read('latitude', (text) => degrees(text, england.latitude, 'latitude', '53.41056')),
    longitude: read('longitude', (text) => degrees(text, england.longitude, 'longitude', '-2.15754')),
    source: read('source', (text) => requiredText(text, 200)),
  }), (): readonly CellProblem[] => []);
}

function degrees(text: string, [least, most]: readonly [number, number], name: string, example: string): Read<number> {
  if (text === '') return emptyCell(`Give the ${name} in degrees, such as ${example}.`);
  if (!/^-?\d{1,3}(\.\d{1,12})?$/.test(text)) return bad(`The value ${quoted(text)} is not a ${name} in degrees.`, `Write it such as ${example}, with a point and without letters.`);
  const value = Number(text);
  if (value >= least && value <= most) return good(value);
  return bad(`A ${name} of ${text} lies outside England.`, 'Check that latitude and longitude are not the wrong way round, and are degrees and not metres of a grid.');
}
