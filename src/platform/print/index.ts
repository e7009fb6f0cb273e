export { lettersPdf, type LetterToPrint } from './letters-pdf.ts';
export { lettersNotInFont } from './printable.ts';
export { reportPdf, type ReportBlock } from './report-pdf.ts';
