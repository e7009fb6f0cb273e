import { casePath, kindInWords, stageInWords } from '../casefile/index.ts';
import type { FactRow } from './queries/fact-rows.ts';
import type { ShownFact } from './views/rows.ts';

export const rowsAPage = 50;

/** A row of a case with its words and where it leads. */
export const factShown = (row: FactRow): ShownFact => ({ ...row, href: casePath(row.reference), kindName: kindInWords(row.kind), stageName: stageInWords(row.kind, row.stage) });
