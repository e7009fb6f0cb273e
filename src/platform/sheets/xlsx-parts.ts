import { escaped } from '../html/index.ts';
import type { SheetColumn } from './sheet.ts';
import { wallClock } from './wall-clock.ts';

// The parts of a workbook, after ECMA-376 (Office Open XML): two sheets, their styles and how they hang together.

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the list of styles below. */
const styles = { heading: 1, date: 2, moment: 3, quoted: 4 } as const;

/** Everything but the sheets themselves, by its name in the archive. */
export const workbookParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheetType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${spreadsheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/><sheet name="About this list" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`,
};

/** The start of a sheet: its columns as wide as said, its first row in bold and always in sight. */
export function sheetStart(widths: readonly number[], headings: readonly string[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  const pane = headings.length === 0 ? '' : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const first = headings.length === 0 ? '' : `<row>${headings.map((heading) => textCell(heading, styles.heading)).join('')}</row>`;
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${first}`;
}

export const sheetEnd = '</sheetData></worksheet>';

/** One row of a list. */
export function rowOf<Row>(columns: readonly SheetColumn<Row>[], row: Row): string {
  return `<row>${columns.map((column) => cellOf(column, row)).join('')}</row>`;
}

/** One row of words. */
export const wordsRow = (words: readonly string[]): string => `<row>${words.map((text) => textCell(text)).join('')}</row>`;

function cellOf<Row>({ kind = 'text', value }: SheetColumn<Row>, row: Row): string {
  const cell = value(row);
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
  if (kind === 'date') return `<c s="${styles.date}"><v>${dayNumber(cell)}</v></c>`;
  if (kind === 'moment') return `<c s="${styles.moment}"><v>${momentNumber(cell)}</v></c>`;
  return textCell(cell);
}

/** Spreadsheets count days from the last of 1899. */
function dayNumber(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000);
}

function momentNumber(moment: string): number {
  const [date = '', time = ''] = wallClock(moment).split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return dayNumber(date) + Math.round(((hour * 60 + minute) / 1440) * 1e8) / 1e8;
}

const longestCell = 32_000;
const runsAsFormula = /^[=+\-@\t\r＝＋－＠]/;
// XML 1.0 has no place for these, not even escaped.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Words are written as words, never as a formula; and stay words when somebody saves them again. */
function textCell(text: string, style?: number): string {
  const shown = escaped((text.length > longestCell ? `${text.slice(0, longestCell)}…` : text).replaceAll(unwritable, ''));
  const chosen = style ?? (runsAsFormula.test(text) ? styles.quoted : undefined);
  return `<c t="inlineStr"${chosen === undefined ? '' : ` s="${chosen}"`}><is><t xml:space="preserve">${shown}</t></is></c>`;
}
