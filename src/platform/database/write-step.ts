/** Rows of one table to insert. Every row has the same columns as the first; values are as JSON has them, or a Buffer. */
export interface RowsToInsert {
  readonly table: string;
  readonly rows: readonly object[];
  readonly onConflict?: string;
}

/** A step of its own kind: `sql` reads its rows from `json_to_recordset({rows})` or its like. */
export interface StepOverRows {
  readonly sql: string;
  readonly rows: readonly object[];
}

export type WriteStep = RowsToInsert | StepOverRows;
