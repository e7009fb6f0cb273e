/** What stands in the cells of a column. A date is like 2026-11-24, a moment like 2026-11-24T10:00:00.000Z. */
export type ColumnKind = 'text' | 'number' | 'date' | 'moment';

export interface SheetColumn<Row> {
  readonly heading: string;
  /** Text unless said. */
  readonly kind?: ColumnKind;
  readonly value: (row: Row) => string | number | null;
}

/** A list on its way into a spreadsheet. Its rows come some at a time: never all are in memory. */
export interface Sheet<Row> {
  readonly title: string;
  readonly columns: readonly SheetColumn<Row>[];
  /** What is in it, how it was filtered, when and for whom it was made. */
  readonly about: readonly (readonly [what: string, words: string])[];
  readonly rows: AsyncIterable<readonly Row[]>;
}
