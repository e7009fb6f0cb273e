import type { Instant, PlainDate } from '../clock/index.ts';
import type { CellProblem, ImportChoices, JsonRows } from './cells/index.ts';
import type { Database, Tx } from './database/index.ts';

/** Who imports what, and the reading of the clock that all of it is written down with. */
export interface ImportReading {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: () => string;
  readonly by: { readonly staffId: string | null; readonly name: string };
  readonly source: { readonly name: string; readonly sha256: string | null };
  readonly choices: ImportChoices;
  /** For what must be taken in a short transaction apart from the batch, such as references. */
  readonly database: Database;
}

/** What becomes of a row: something new, a change, nothing at all, or a rejection. */
export type RowPlan = 'new' | 'changed' | 'unchanged' | { readonly problems: readonly CellProblem[] };

export type TakenRow<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

export interface PlannedRow<Row> {
  readonly row: Row;
  readonly plan: RowPlan;
}

/**
 * One file being read, in the hands of the slice whose rows they are. `take` is asked for every row in the order of the
 * file, also for those saved before the reading was cut short, and answers by the row, what stood in the database when
 * the file was opened and the rows before: so a file taken up again goes on as if it had never stopped.
 */
export interface ImportSession<Row> {
  take(cells: readonly string[]): TakenRow<Row>;
  /** What each row of a batch would do. Changes nothing: a dry run is this and no more. */
  plan(tx: Tx, rows: readonly Row[]): Promise<readonly RowPlan[]>;
  /** Does it, in the batch's transaction. */
  save(tx: Tx, rows: readonly PlannedRow<Row>[]): Promise<void>;
  /** What else is worth telling, by name: how many UPRNs got a zero back. Of every row taken so far. */
  tally(): Readonly<Record<string, number>>;
}

/** What is particular to a kind of row; the machine that reads files is in src/imports. */
export interface Importer<Row> {
  readonly kind: string;
  /** Exactly the first row of the file. */
  readonly columns: readonly string[];
  /** Names that may follow them, all of them or none; cells of a file without them are empty. */
  readonly optionalColumns?: readonly string[];
  /** Where a JSON file is taken too: its document as rows of these columns, or why it cannot be read at all. */
  readonly rowsOfJson?: (document: unknown) => JsonRows;
  open(tx: Tx, reading: ImportReading): Promise<ImportSession<Row>>;
}

/** Every name that the first row of a file may have, in its order. */
export const everyColumnOf = ({ columns, optionalColumns = [] }: Pick<Importer<never>, 'columns' | 'optionalColumns'>): readonly string[] => [...columns, ...optionalColumns];
