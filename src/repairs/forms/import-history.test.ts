import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { historyColumns, readHistoryRow, type HistoryColumn } from './import-history.ts';

const leak: Readonly<Record<HistoryColumn, string>> = {
  job_number: 'J-1', uprn: '999999000014', reported_at: '2024-01-15 09:40', problem: 'leak', trade: 'plumber', priority: 'urgent', target_date: '2024-01-22',
  completed_at: '2024-07-18', visits: '2', no_access_visits: '0', outcome: 'completed', satisfied: 'yes', cost: '84.50', contractor: '', owner_email: 'P@alder.example',
  description: 'It drips\r\ninto the cupboard',
};
const read = (change: Partial<Record<HistoryColumn, string>> = {}) => readHistoryRow(historyColumns.map((column) => ({ ...leak, ...change })[column]), false);

describe('a row of a repairs history', () => {
  const values: readonly (readonly [HistoryColumn, typed: string, field: 'reportedAt' | 'endedAt' | 'problem' | 'costPence' | 'words' | 'satisfied', kept: unknown])[] = [
    ['reported_at', '2024-01-15 09:40', 'reportedAt', '2024-01-15T09:40:00.000Z'],
    ['reported_at', '2024-07-15T09:40', 'reportedAt', '2024-07-15T08:40:00.000Z'],
    ['reported_at', '2024-07-15', 'reportedAt', '2024-07-14T23:00:00.000Z'],
    ['completed_at', '', 'endedAt', null],
    ['problem', 'There is damp or mould', 'problem', 'damp-or-mould'],
    ['problem', 'Balcony door sticks', 'problem', 'Balcony door sticks'],
    ['cost', '1,240', 'costPence', 124_000],
    ['cost', '£7.5', 'costPence', 750],
    ['cost', '', 'costPence', null],
    ['satisfied', '', 'satisfied', null],
    ['description', '', 'words', ''],
    ['description', leak.description, 'words', 'It drips\ninto the cupboard'],
  ];
  for (const [column, typed, field, kept] of values) {
    it(`${column} "${typed.replaceAll(/\s+/g, ' ')}" is kept as ${JSON.stringify(kept)}`, () => {
      const outcome = read({ [column]: typed });
      assert.ok(outcome.ok);
      assert.equal(outcome.row.facts[field], kept);
    });
  }

  const refused: readonly (readonly [HistoryColumn, string, RegExp, RegExp])[] = [
    ['job_number', '', /empty/, /Fill it in/],
    ['uprn', '9.99999E+11', /spreadsheet shortened/, /copy the numbers/],
    ['uprn', '999999000000', /six zeros/, /box for it on the page/],
    ['reported_at', '', /empty/, /2024-05-31/],
    ['reported_at', '45123', /number by which a spreadsheet keeps/, /2023-07-16/],
    ['reported_at', '01/02/2026', /year-month-day/, /2026-02-01 if you mean day, month, year; write 2026-01-02/],
    ['reported_at', '31/01/2026', /year-month-day/, /^Write 2026-01-31 if you mean day, month, year\.$/],
    ['reported_at', '2024-03-31 01:30', /no time of that day in London/, /14:30/],
    ['reported_at', '2024-03-30 25:30', /no time of that day in London/, /14:30/],
    ['trade', 'wizard', /not one we know/, /plumber/],
    ['visits', '1.5', /whole number/, /0 to 999/],
    ['outcome', 'fixed', /not one we know/, /completed, cancelled, no access, no repair needed/],
    ['satisfied', 'maybe', /not one we know/, /yes, no, not asked/],
    ['cost', '-5', /not an amount in pounds/, /84\.50/],
    ['cost', '1,2,3', /not an amount in pounds/, /84\.50/],
    ['description', 'x'.repeat(4001), /4001 characters/, /4000/],
  ];
  for (const [column, typed, reason, mend] of refused) {
    it(`refuses ${column} "${typed.slice(0, 20)}" and says how to mend it`, () => {
      const outcome = read({ [column]: typed });
      assert.ok(!outcome.ok);
      assert.deepEqual(outcome.problems.map(({ field }) => field), [column]);
      assert.match(outcome.problems[0]?.reason ?? '', reason);
      assert.match(outcome.problems[0]?.mend ?? '', mend);
    });
  }

  it('takes no character that cannot be stored, in the address of an owner as in any cell', () => {
    const outcome = read({ owner_email: 'shah\u0000@example.org' });
    assert.ok(!outcome.ok);
    assert.deepEqual(outcome.problems.map(({ field }) => field), ['owner_email']);
  });

  it('answers any text in any cell with a problem or a value that can be stored', () => {
    fc.assert(fc.property(fc.constantFrom(...historyColumns), fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (column, cell) => {
      const outcome = read({ [column]: cell });
      if (outcome.ok) assert.ok(!/\\u0000|undefined/.test(JSON.stringify(outcome.row)));
      else assert.ok(outcome.problems.every(({ reason, mend }) => reason !== '' && mend !== ''));
    }), { numRuns: 400 });
  });
});
