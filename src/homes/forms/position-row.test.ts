import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPositionRow } from './position-row.ts';

const read = (...cells: readonly string[]) => readPositionRow(cells, { keepRoundUprns: false });

describe('a row of positions', () => {
  it('holds where a home stands, in degrees', () => {
    const outcome = read('100010000014', '53.41056', '-2.15754', 'OS Open UPRN');
    assert.deepEqual(outcome.ok && outcome.row, { uprn: '100010000014', latitude: 53.41056, longitude: -2.15754, source: 'OS Open UPRN' });
  });

  const wrong: readonly (readonly [words: string, cells: readonly string[], field: string, reason: RegExp])[] = [
    ['the wrong way round', ['100010000014', '-2.15754', '53.41056', 'x'], 'latitude', /outside England/],
    ['metres of a grid', ['100010000014', '389450', '390312', 'x'], 'latitude', /not a latitude in degrees/],
    ['a spreadsheet’s comma', ['100010000014', '53,41056', '-2.15754', 'x'], 'latitude', /not a latitude/],
    ['nothing', ['100010000014', '53.41056', '', 'x'], 'longitude', /empty/],
    ['no source', ['100010000014', '53.41056', '-2.15754', ''], 'source', /empty/],
    ['no home', ['', '53.41056', '-2.15754', 'x'], 'uprn', /empty/],
  ];
  for (const [words, cells, field, reason] of wrong) {
    it(`refuses ${words}, naming the cell`, () => {
      const outcome = read(...cells);
      const problem = outcome.ok ? undefined : outcome.problems.find((each) => each.field === field);
      assert.match(problem?.reason ?? '', reason);
    });
  }
});
