import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Sheet } from './sheet.ts';
import { rowOf, sheetEnd, sheetStart, wordsRow, workbookParts } from './xlsx-parts.ts';

/** What a sheet of that format can hold, less the heading and a word that there are more. */
const mostRows = 1_048_570;
const widthOf = { text: 26, number: 12, date: 12, moment: 18 } as const;

/** The list as a workbook, made while it is read: a second sheet says what is in it. */
export function xlsxOf<Row>(sheet: Sheet<Row>): Readable {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(workbookParts)) zip.addBuffer(Buffer.from(text), name);
  zip.addReadStream(stream(aboutSheet(sheet)), 'xl/worksheets/sheet2.xml');
  const rows = stream(rowsSheet(sheet));
  const output = Readable.from(zip.outputStream);
  // What goes wrong with the rows must break the file off: half a list must not look whole.
  rows.on('error', (error) => output.destroy(error));
  zip.on('error', (error: Error) => output.destroy(error));
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml');
  zip.end();
  return output;
}

const stream = (text: AsyncIterable<string>): Readable => Readable.from(text, { objectMode: false, highWaterMark: 65_536 });

async function* rowsSheet<Row>({ columns, rows }: Sheet<Row>): AsyncGenerator<string> {
  yield sheetStart(columns.map(({ kind = 'text' }) => widthOf[kind]), columns.map(({ heading }) => heading));
  let written = 0;
  for await (const some of rows) {
    yield some.slice(0, mostRows - written).map((row) => rowOf(columns, row)).join('');
    written += some.length;
    if (written <= mostRows) continue;
    yield wordsRow(['There are more rows than this format holds: download the list as CSV.']);
    break;
  }
  yield sheetEnd;
}

async function* aboutSheet<Row>({ title, about }: Sheet<Row>): AsyncGenerator<string> {
  yield `${sheetStart([30, 90], [])}${[['List', title] as const, ...about].map((words) => wordsRow(words)).join('')}${sheetEnd}`;
}
