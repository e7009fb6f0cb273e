import { stringify } from 'csv-stringify/sync';
import { wallClock } from './wall-clock.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

// What a spreadsheet would run as a formula is written as text.
const options = { escape_formulas: true, record_delimiter: 'windows' } as const;

/** The list as lines of CSV that spreadsheets read as UTF-8; dates as 2026-11-24, moments as 2026-11-24 10:00 in London. */
export async function* csvOf<Row>({ columns, rows }: Pick<Sheet<Row>, 'columns' | 'rows'>): AsyncGenerator<string> {
  yield stringify([columns.map(({ heading }) => heading)], { ...options, bom: true });
  for await (const some of rows) yield stringify(some.map((row) => columns.map((column) => cellOf(column, row))), options);
}

function cellOf<Row>({ kind, value }: SheetColumn<Row>, row: Row): string | number | null {
  const cell = value(row);
  return kind === 'moment' && typeof cell === 'string' ? wallClock(cell) : cell;
}
