import type { CellProblem, Read } from './cell.ts';

export type RowOutcome<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Reads one cell by its column. A bad cell answers undefined, and a row with any problem is never used. */
export type CellReader<Column extends string> = <Value>(field: Column, read: (text: string) => Read<Value>) => Value;

/**
 * Reads one row's cells into what `build` makes of them. Every problem of the row is told at once, so that it is mended
 * once; `contradictions` are looked for only between cells that are each good.
 */
export function readCells<Column extends string, Row>(
  columns: readonly Column[],
  cells: readonly string[],
  build: (read: CellReader<Column>) => Row,
  contradictions: (row: Row) => readonly CellProblem[],
): RowOutcome<Row> {
  if (cells.length !== columns.length) return { ok: false, problems: [wrongNumberOfCells(columns.length, cells.length)] };
  const problems: CellProblem[] = [];
  const reader: CellReader<Column> = (field, read) => {
    const outcome = read((cells[columns.indexOf(field)] ?? '').trim());
    if (!outcome.ok) problems.push({ field, reason: outcome.reason, mend: outcome.mend });
    return (outcome.ok ? outcome.value : undefined) as never;
  };
  const row = build(reader);
  if (problems.length === 0) problems.push(...contradictions(row));
  return problems.length === 0 ? { ok: true, row } : { ok: false, problems };
}

/** Told of a row that does not have as many cells as its file has columns. */
export const wrongNumberOfCells = (wanted: number, found: number): CellProblem => ({
  field: 'row',
  reason: `The row has ${found} cells and the file has ${wanted} columns.`,
  mend: 'Put quotation marks around any text that holds a comma, and check that no cell is missing.',
});
