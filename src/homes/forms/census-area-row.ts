import { bad, emptyCell, good, quoted, readCells, requiredText, type CellProblem, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import type { Uprn } from '../model.ts';
import { readUprn } from './uprn.ts';

/** The columns of a file of census areas, in this order. The table in docs/how-to/import-census-areas.md says what each holds. */
export const censusAreaColumns = ['uprn', 'lsoa_2011', 'source'] as const;

/** In which small area of the 2011 census a home stands. */
export interface CensusAreaRow {
  readonly uprn: Uprn;
  readonly lsoa2011: string;
  readonly source: string;
}

/** Reads one row, with everything that is wrong with it; `isArea` knows the codes of the areas there were. */
export function readCensusAreaRow(cells: readonly string[], { keepRoundUprns }: { readonly keepRoundUprns: boolean }, isArea: (code: string) => boolean): RowOutcome<CensusAreaRow> {
  return readCells(censusAreaColumns, cells, (read): CensusAreaRow => ({
    uprn: read('uprn', (text) => readUprn(text, keepRoundUprns)),
    lsoa2011: read('lsoa_2011', (text) => areaCode(text, isArea)),
    source: read('source', (text) => requiredText(text, 200)),
  }), (): readonly CellProblem[] => []);
}

function areaCode(typed: string, isArea: (code: string) => boolean): Read<string> {
  const text = typed.toUpperCase();
  if (text === '') return emptyCell('Give the code of the small area (LSOA) of the 2011 census, such as E01005753.');
  if (!/^E01\d{6}$/.test(text)) return bad(`The value ${quoted(typed)} is not the code of a lower layer super output area of England.`, 'Write E01 and six figures, such as E01005753.');
  if (isArea(text)) return good(text);
  return bad(`There was no small area ${text} in England in the 2011 census.`, 'Take the column of 2011, and not that of 2021: the later census drew some areas anew.');
}
