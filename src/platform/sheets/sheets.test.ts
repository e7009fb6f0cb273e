import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBuffer } from 'yauzl';
import { csvOf, xlsxOf, type Sheet } from './index.ts';

interface Line {
  readonly name: string;
  readonly due: string | null;
  readonly at: string;
  readonly count: number;
}

const dangerous = ['=1+1', '+44 7700 900123', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'];
const sheetOf = (lines: readonly Line[], more: Partial<Sheet<Line>> = {}): Sheet<Line> => ({
  title: 'Team queue', about: [['What is counted', 'One row for each case']], rows: inPieces(lines),
  columns: [{ heading: 'Name', value: ({ name }) => name }, { heading: 'Due', kind: 'date', value: ({ due }) => due }, { heading: 'At', kind: 'moment', value: ({ at }) => at }, { heading: 'Count', kind: 'number', value: ({ count }) => count }],
  ...more,
});
const line = (differing: Partial<Line> = {}): Line => ({ name: 'Ms A. Okafor', due: '2026-11-24', at: '2026-07-01T09:30:00.000Z', count: -3, ...differing });

async function* inPieces(lines: readonly Line[]): AsyncGenerator<readonly Line[]> {
  for (let from = 0; from < lines.length; from += 2) yield lines.slice(from, from + 2);
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream));
}

/** The parts of an archive by their names. */
function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const parts = new Map<string, string>();
      zip.on('entry', (entry) => zip.openReadStream(entry, (failed, stream) => {
        if (failed !== null) return reject(failed);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString());
          zip.readEntry();
        });
      }));
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

const partsOf = async (sheet: Sheet<Line>) => unzipped(await bytesOf(xlsxOf(sheet)));
const rowsPart = async (sheet: Sheet<Line>) => (await partsOf(sheet)).get('xl/worksheets/sheet1.xml') ?? '';

describe('a list as CSV', () => {
  const text = async (sheet: Sheet<Line>) => (await Array.fromAsync(csvOf(sheet))).join('');

  it('has its headings, dates as dates, moments by the clock of London, and numbers as they are', async () => {
    assert.equal(await text(sheetOf([line(), line({ due: null })])), '\uFEFFName,Due,At,Count\r\nMs A. Okafor,2026-11-24,2026-07-01 10:30,-3\r\nMs A. Okafor,,2026-07-01 10:30,-3\r\n');
  });

  it('has no cell of words that a spreadsheet would run', async () => {
    for (const name of dangerous) assert.doesNotMatch((await text(sheetOf([line({ name })]))).split('\r\n')[1] ?? '', /^"?[=+\-@\t]/, name);
  });
});

describe('a list as a workbook', () => {
  it('has every row of every piece, and a second sheet that says what is counted', async () => {
    const parts = await partsOf(sheetOf(Array.from({ length: 5 }, (_, at) => line({ name: `Home ${at}` }))));
    const rows = parts.get('xl/worksheets/sheet1.xml') ?? '';
    assert.equal(rows.match(/<row>/g)?.length, 6);
    for (const name of ['Home 0', 'Home 4', '>Due<']) assert.match(rows, new RegExp(name));
    assert.match(parts.get('xl/worksheets/sheet2.xml') ?? '', /Team queue[^]*What is counted[^]*One row for each case/);
    assert.deepEqual([...parts.keys()].filter((name) => !name.includes('worksheets')).toSorted(), ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml']);
  });

  it('has dates and moments as numbers with a format of their own: 24 November 2026 is day 46350', async () => {
    assert.match(await rowsPart(sheetOf([line()])), /<c s="2"><v>46350<\/v><\/c><c s="3"><v>46204\.4375<\/v><\/c><c><v>-3<\/v><\/c>/);
  });

  it('has words as words: nothing is a formula, and what looks like one is marked as text', async () => {
    for (const name of dangerous) {
      const rows = await rowsPart(sheetOf([line({ name })]));
      assert.doesNotMatch(rows, /<f>/, name);
      assert.match(rows, /<c t="inlineStr" s="4">/, name);
    }
  });

  it('is whole whatever somebody typed', async () => {
    assert.match(await rowsPart(sheetOf([line({ name: '<b>&"\u0007\uD800x</b>' })])), /&lt;b&gt;&amp;&quot;x&lt;\/b&gt;/);
  });

  it('that breaks half-way is broken off, and does not look whole', async () => {
    async function* breaks(): AsyncGenerator<readonly Line[]> {
      yield [line()];
      throw new Error('the database went away');
    }
    await assert.rejects(bytesOf(xlsxOf(sheetOf([], { rows: breaks() }))), /the database went away/);
  });

  it('is made while it is read: a slow reader does not make us read ahead', async () => {
    let read = 0;
    async function* many(): AsyncGenerator<readonly Line[]> {
      for (; read < 400; read += 1) yield Array.from({ length: 1000 }, (_, at) => line({ name: `Home ${read} ${at} ${Math.sin(read * 1000 + at)}` }));
    }
    const stream = xlsxOf(sheetOf([], { rows: many() }));
    await new Promise<void>((resolve) => stream.once('readable', () => resolve()));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(read < 100, `${read} of 400 pieces were read before anybody took the first`);
    stream.destroy();
  });
});
