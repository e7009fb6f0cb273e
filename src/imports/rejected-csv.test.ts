import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { readRows } from './read-file.ts';
import { rejectedHeader, rejectedLines } from './rejected-csv.ts';

const columns = ['uprn', 'address_line'];
const wrong = [{ field: 'uprn', reason: '=it is empty', mend: 'Fill it in.' }];
const csvOf = (cells: readonly string[]) => rejectedHeader(columns) + rejectedLines([{ line: 2, cells, problems: wrong }]);

async function readAgain(cells: readonly string[]): Promise<readonly string[] | undefined> {
  for await (const row of readRows(columns, [csvOf(cells)])) return row.cells;
  return undefined;
}

test('no cell of a file of rejected rows is run by a spreadsheet', () => {
  for (const cell of ['=1+1', '+44 7700 900123', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
    assert.deepEqual((parse(csvOf([cell, 'x'])) as string[][]).flat().filter((text) => /^[=+\-@\t\r]/.test(text)), [], cell);
  }
});

test('and read again each is what it was', async () => {
  assert.deepEqual(await readAgain(['+44 7700 900123', "'=1"]), ['+44 7700 900123', '=1'], 'but for one that had an apostrophe of its own');
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '-5', '@x', '+', "o'clock", "'t Hof")).filter((text) => !/^'[=+\-@\t\r]|[\r\n]/.test(text));
  await fc.assert(fc.asyncProperty(cell, async (text) => assert.deepEqual(await readAgain([text, 'end']), [text, 'end'])));
});
