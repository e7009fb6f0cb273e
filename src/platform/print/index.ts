export { lettersPdf, type LetterToPrint } from './letters-pdf.ts';
