import { CsvError, parse, type Parser } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { columnsToLeaveOut, namesAsMeant, problemsWithHeader, rejectionColumns, wrongNumberOfCells, type CellProblem } from '../platform/cells/index.ts';
import { ImportRefused } from './refused.ts';
import { cellAsTyped } from './rejected-csv.ts';

/** A file as it arrives: bytes, or the texts of whoever makes one. */
export type FileChunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

export interface FileRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly bytesRead: number;
  /** What is wrong with its shape, before anybody looks at its cells. */
  readonly problems?: readonly CellProblem[];
}

const csvOptions = { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true, maxRecordSize: 1024 * 1024 } as const;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number; readonly bytes: number };
}

/** What the first row of a file must be: these columns, or these and the optional ones. */
export interface ColumnsWanted {
  readonly columns: readonly string[];
  readonly optionalColumns?: readonly string[];
}

/** The rows of a file after its header, which must be exactly these columns, however they are capitalised. Reads no further than is asked for. */
export async function* readRows(wanted: ColumnsWanted, chunks: FileChunks): AsyncGenerator<FileRow> {
  // A stream that fails with nobody listening ends the process; what fails here reaches the reader below.
  let header: Header | undefined;
  // Looked at as it is parsed: in a file with other separators a later line fails first, at quotation marks that are right.
  // The library's types know nothing of what `info` makes of a record.
  const onRecord = (parsed: unknown): string[] => {
    header ??= checkHeader(wanted, (parsed as Parsed).record);
    return parsed as string[];
  };
  const parser: Parser = pipeline(Readable.from(recognised(chunks)), parse({ ...csvOptions, onRecord }), () => undefined);
  let isHeader = true;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!isHeader && header !== undefined) yield { ...rowUnder(header, record), line: info.lines, bytesRead: info.bytes };
      isHeader = false;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    parser.destroy();
  }
  if (header === undefined) throw new ImportRefused(['The file is empty.']);
}

interface Header {
  /** Columns at the front that tell why rows were rejected before. */
  readonly leftOut: number;
  readonly named: number;
  /** Optional columns that the file does not have. */
  readonly without: number;
}

function checkHeader({ columns, optionalColumns = [] }: ColumnsWanted, record: readonly string[]): Header {
  const header = namesAsMeant([...rejectionColumns, ...columns, ...optionalColumns], record);
  const leftOut = columnsToLeaveOut(header);
  const named = header.slice(leftOut);
  const hasOptional = optionalColumns.some((name) => named.includes(name));
  const problems = problemsWithHeader(hasOptional ? [...columns, ...optionalColumns] : columns, named);
  if (problems.length > 0) throw new ImportRefused(problems);
  return { leftOut, named: named.length, without: hasOptional ? 0 : optionalColumns.length };
}

function rowUnder({ leftOut, named, without }: Header, record: readonly string[]): Pick<FileRow, 'cells' | 'problems'> {
  const cells = leftOut === 0 ? record : record.slice(leftOut).map(cellAsTyped);
  if (without === 0) return { cells };
  return cells.length === named ? { cells: [...cells, ...Array.from({ length: without }, () => '')] } : { cells, problems: [wrongNumberOfCells(named, cells.length)] };
}

/** Quotation marks that do not match are the one thing csv-parse cannot read past. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error as { lines?: unknown };
  return new ImportRefused([`The file cannot be read near line ${String(lines ?? 1)}: its quotation marks do not match, or a cell is far too long.`]);
}

const utf16 = 'The file is in UTF-16, which spreadsheets call "Unicode text".';
const saveAsCsv = 'Open it in the spreadsheet and save it as "CSV UTF-8".';
const otherFormats: readonly (readonly [start: readonly number[], words: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `This is a spreadsheet (such as .xlsx) and not a CSV file. ${saveAsCsv}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `This is an older spreadsheet (such as .xls) and not a CSV file. ${saveAsCsv}`],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF and not a CSV file.'],
  [[0xff, 0xfe], `${utf16} ${saveAsCsv}`],
  [[0xfe, 0xff], `${utf16} ${saveAsCsv}`],
  [[0xff, 0xd8, 0xff], 'This is a photo and not a CSV file.'],
  [[0x89, 0x50, 0x4e, 0x47], 'This is a picture and not a CSV file.'],
];

/** The same bytes, once their start shows that they can be a CSV file at all. */
async function* recognised(chunks: FileChunks): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (start === undefined) {
      yield bytes;
      continue;
    }
    start = Buffer.concat([start, bytes]);
    if (start.length < 4) continue;
    refuseOtherFormats(start);
    yield start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

function refuseOtherFormats(start: Uint8Array): void {
  const found = otherFormats.find(([magic]) => magic.every((byte, index) => start[index] === byte));
  if (found !== undefined) throw new ImportRefused([found[1]]);
  // A plain letter with a zero byte beside it: the same format without the mark that it may begin with.
  const [one, two, three, four] = start;
  if ((one === 0 && three === 0 && two !== 0) || (two === 0 && four === 0 && one !== 0)) throw new ImportRefused([`${utf16} ${saveAsCsv}`]);
}
