import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsToLeaveOut, namesAsMeant, problemsWithHeader } from './index.ts';

const columns = ['uprn', 'address_line', 'town', 'ward_code', 'facts_on'];

describe('the first row of a file', () => {
  const swapped = [...columns.slice(0, 1), 'town', 'address_line', ...columns.slice(3)];
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['exactly right', columns, []],
    ['a column missing', columns.filter((name) => name !== 'ward_code'), ['The column "ward_code" is missing.']],
    ['a column too many', [...columns, 'notes'], ['The column "notes" is not one we know. Remove it.']],
    ['a column without a name', [...columns, ''], ['A column has no name.']],
    ['a column twice', [...columns, 'uprn'], ['The column "uprn" is there more than once.']],
    ['spaces for underscores', columns.map((name) => (name === 'ward_code' ? 'Ward code' : name)), ['The column "ward_code" is missing.', 'The column "Ward code" must be written "ward_code".']],
    ['a line for a spreadsheet before it', ['sep=', ''], ['The first line, which begins with "sep=", is for a spreadsheet only. Remove that line.']],
    ['two columns swapped', swapped, ['The column "address_line" is number 3 and must be number 2.', 'The column "town" is number 2 and must be number 3.']],
    ['another kind of file', ['resident_key', 'uprn', 'name'], ['Most of the columns are missing. The first row must be exactly: uprn,address_line,town,ward_code,facts_on.']],
    ['semicolons', [columns.join(';')], ['The columns are separated by semicolons. Save the file as CSV with commas.']],
  ];
  for (const [what, header, problems] of table) {
    it(what, () => assert.deepEqual(problemsWithHeader(columns, header), problems));
  }
});

describe('names in the first row', () => {
  it('may have other capitals, and spaces round them', () => {
    assert.deepEqual(namesAsMeant(columns, ['UPRN', ' Address_Line ', 'TOWN\t', 'ward_code', 'Facts_On']), columns);
  });

  it('are left as they are where two would be the same, and both are told of', () => {
    const twice = ['UPRN', 'uprn', ...columns.slice(1)];
    assert.deepEqual(namesAsMeant(columns, twice), twice);
    assert.deepEqual(problemsWithHeader(columns, twice), ['The column "UPRN" is not one we know. Remove it.']);
  });

  it('that are nobody’s stay as somebody wrote them', () => {
    assert.deepEqual(namesAsMeant(columns, ['Notes ', 'UPRN']), ['Notes ', 'uprn']);
  });
});

describe('a first row with far too many columns', () => {
  it('is told of in a few sentences, however many there are', () => {
    const problems = problemsWithHeader(columns, [...columns, ...Array.from({ length: 100_000 }, (_, index) => `c${index}`)]);
    assert.equal(problems.length, 21);
    assert.equal(problems[0], 'The column "c0" is not one we know. Remove it.');
    assert.equal(problems.at(-1), 'So it is with 99980 more columns.');
  });
});

describe('a file of rejected rows', () => {
  it('may be sent again with the columns that say what was wrong', () => {
    assert.equal(columnsToLeaveOut(['row', 'field', 'reason', 'mend', ...columns]), 4);
    assert.equal(columnsToLeaveOut(columns), 0);
    assert.equal(columnsToLeaveOut(['row', 'field', ...columns]), 0);
  });
});
