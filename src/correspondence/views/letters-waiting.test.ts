import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { lettersWaiting } from './letters-waiting.ts';

describe('letters that wait, on the first page of whoever posts them', () => {
  const table: [oldest: string, today: string, isLate: boolean, why: string][] = [
    ['2026-11-24T09:00:00Z', '2026-11-24', false, 'written today'],
    ['2026-11-24T09:00:00Z', '2026-11-25', false, 'written yesterday'],
    ['2026-11-24T09:00:00Z', '2026-11-26', true, 'two working days old'],
    ['2026-11-27T09:00:00Z', '2026-11-30', false, 'a weekend is not our delay'],
    ['2026-12-24T09:00:00Z', '2026-12-29', false, 'nor is Christmas'],
  ];
  for (const [oldest, today, isLate, why] of table) {
    it(`${isLate ? 'are late' : 'are not late'}: ${why}`, () => assert.equal(String(lettersWaiting({ count: 3, oldest }, plainDate(today))).includes('Late'), isLate));
  }
  it('are counted up to a hundred', () => {
    const words = (count: number) => String(lettersWaiting({ count, oldest: '2026-11-24T09:00:00Z' }, plainDate('2026-11-24')));
    assert.match(words(1), />1 letter waits to be posted</);
    assert.match(words(100), />100 letters or more wait to be posted</);
  });
});
