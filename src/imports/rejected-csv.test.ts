import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { readRows } from './read-file.ts';
import { everyColumnOf } from '../platform/importer.ts';
import { importers } from './kinds.ts';
import { csvOf as csvOfSheet } from '../platform/sheets/index.ts';
import type { ImportRun, RejectedRow } from './model.ts';
import { rejectedDownload } from './rejected-download.ts';

const columns = everyColumnOf(importers.homes);
const wrong = [{ field: 'uprn', reason: '=it is empty', mend: 'Fill it in.' }];
const list = rejectedDownload({ id: 'one', kind: 'homes', fileName: 'homes.csv', forgottenAt: null } as unknown as ImportRun);
async function* oneRow(row: RejectedRow) { yield [row]; }
const csvOf = async (cells: readonly string[]) => (await Array.fromAsync(csvOfSheet({ columns: list.columns, rows: oneRow({ line: 2, cells, problems: wrong }) }))).join('');

async function readAgain(cells: readonly string[]): Promise<readonly string[] | undefined> {
  for await (const row of readRows({ columns }, [await csvOf(cells)])) return row.cells.slice(0, cells.length);
  return undefined;
}

test('no cell of a file of rejected rows is run by a spreadsheet', async () => {
  for (const cell of ['=1+1', '+44 7700 900123', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
    assert.deepEqual((parse(await csvOf([cell, 'x']), { bom: true }) as string[][]).flat().filter((text) => /^[=+\-@\t\r]/.test(text)), [], cell);
  }
});

test('and read again each is what it was', async () => {
  assert.deepEqual(await readAgain(['+44 7700 900123', "'=1"]), ['+44 7700 900123', '=1'], 'but for one that had an apostrophe of its own');
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '-5', '@x', '+', "o'clock", "'t Hof")).filter((text) => !/^'[=+\-@\t\r]|[\r\n]/.test(text));
  await fc.assert(fc.asyncProperty(cell, async (text) => assert.deepEqual(await readAgain([text, 'end']), [text, 'end'])));
});
