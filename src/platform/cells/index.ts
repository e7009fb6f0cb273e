export {
  bad, copyFromSource, emptyCell, good, isShortenedNumber, oneOf, optionalLines, optionalText, quoted, requiredOneOf, requiredText, wholeNumber,
  type CellProblem, type Read,
} from './cell.ts';
export type { ImportChoices } from './choices.ts';
export { readDate, readPastDate } from './dates.ts';
export { columnsToLeaveOut, namesAsMeant, problemsWithHeader, rejectionColumns } from './header.ts';
export type { JsonRows } from './json-rows.ts';
export { readCells, wrongNumberOfCells, type CellReader, type RowOutcome } from './row.ts';
