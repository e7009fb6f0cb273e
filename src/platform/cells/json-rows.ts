import type { CellProblem } from './cell.ts';

/** A JSON document as rows; what is wrong with the shape of one goes with it. */
export type JsonRows =
  | { readonly ok: true; readonly rows: readonly { readonly cells: readonly string[]; readonly problems: readonly CellProblem[] }[] }
  | { readonly ok: false; readonly reasons: readonly string[] };
