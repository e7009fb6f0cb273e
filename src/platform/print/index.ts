export { lettersPdf, type LetterToPrint } from './letters-pdf.ts';
export { lettersNotInFont } from './printable.ts';
