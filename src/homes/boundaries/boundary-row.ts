import { good, oneOf, optionalText, readCells, type CellProblem, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import { readPolygons, type Polygon } from './polygons.ts';

/** What may have a boundary. */
export const boundaryLevels = ['ward', 'neighbourhood', 'estate'] as const;
export type BoundaryLevel = (typeof boundaryLevels)[number];

/** The columns of a file of boundaries, in this order. The table in docs/how-to/import-boundaries.md says what each holds. */
export const boundaryColumns = ['level', 'code', 'name', 'source', 'boundary'] as const;

/** One area of a file, before it is known which of the landlord's it is. */
export interface BoundaryRow {
  /** Null where the file does not say: then its code or its name does. */
  readonly level: BoundaryLevel | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly source: string | null;
  readonly polygons: readonly Polygon[];
}

/** Reads one row, with everything that is wrong with it. */
export function readBoundaryRow(cells: readonly string[]): RowOutcome<BoundaryRow> {
  return readCells(boundaryColumns, cells, (read): BoundaryRow => ({
    level: read('level', (text) => oneOf(text, boundaryLevels)),
    code: read('code', code),
    name: read('name', (text) => optionalText(text, 200)),
    source: read('source', (text) => optionalText(text, 500)),
    polygons: read('boundary', readPolygons),
  }), nothingToKnowItBy);
}

function code(text: string): Read<string | null> {
  const read = optionalText(text, 60);
  return read.ok && read.value !== null ? good(read.value.toUpperCase()) : read;
}

function nothingToKnowItBy({ code: said, name }: BoundaryRow): readonly CellProblem[] {
  return said === null && name === null ? [{ field: 'name', reason: 'The area has neither a code nor a name.', mend: 'Give the code of a ward, or the name of a neighbourhood or estate as your homes have it.' }] : [];
}
