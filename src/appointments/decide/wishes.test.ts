import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addDays, plainDate } from '../../clock/index.ts';
import type { PartOfDay } from '../model.ts';
import { fieldsOfWishes, parseWishes } from '../forms/wishes.ts';
import { isWish, saidIn, suitsResident, wishDays, wishesInWords, wishesOf, type Wish } from './wishes.ts';

const tuesday = plainDate('2026-11-24');
const window = '0930-1430' as PartOfDay;

describe('when a visit suits a resident', () => {
  const times: readonly (readonly [why: string, wishes: readonly Wish[], part: PartOfDay, suits: boolean])[] = [
    ['nothing said: any time suits', [], 'all-day', true],
    ['the right day', ['tuesday', 'friday'], 'morning', true],
    ['another day', ['friday'], 'morning', false],
    ['the right half', ['morning'], 'morning', true],
    ['the other half', ['afternoon'], 'morning', false],
    ['a window that reaches into the other half', ['morning'], window, false],
    ['a whole day, of which half does not suit', ['afternoon'], 'all-day', false],
    ['the first day that suits', ['not-before-2026-11-24'], 'morning', true],
    ['the day before it', ['not-before-2026-11-25'], 'morning', false],
    ['day and half and first day', ['tuesday', 'morning', 'not-before-2026-11-01'], 'morning', true],
  ];
  for (const [why, wishes, part, suits] of times) it(`${suits ? 'suits' : 'does not suit'}: ${why}`, () => assert.equal(suitsResident(wishes, tuesday, part), suits));

  it('is told in words', () => {
    assert.equal(wishesInWords(['tuesday', 'thursday', 'friday', 'morning', 'not-before-2026-12-03'], tuesday), 'on Tuesdays, Thursdays or Fridays, in the morning, not before Thursday 3 December');
    assert.equal(wishesInWords([], tuesday), 'at any time');
  });

  const someWishes = fc.record({ days: fc.subarray([...wishDays]), halves: fc.subarray(['morning', 'afternoon'] as const), notBefore: fc.option(fc.integer({ min: 0, max: 400 }).map((days) => addDays(tuesday, days))) }).map(wishesOf);

  it('is kept in words that read back as the same, through the form too; every day says no more than none', () => {
    fc.assert(fc.property(someWishes, (wishes) => {
      assert.ok(wishes.every(isWish));
      assert.deepEqual(wishesOf(saidIn(wishes)), wishes);
      assert.deepEqual(parseWishes(fieldsOfWishes(wishes)), { ok: true, command: wishes });
      assert.ok(wishes.length <= 12, 'as many as the column holds');
    }));
    assert.deepEqual(wishesOf({ days: wishDays, halves: ['morning', 'afternoon'], notBefore: null }), []);
  });

  it('leaves somebody times in every week from the first day on', () => {
    fc.assert(fc.property(someWishes, (wishes) => {
      const first = saidIn(wishes).notBefore ?? tuesday;
      const week = Array.from({ length: 7 }, (_, days) => addDays(first, days));
      assert.ok(week.some((on) => suitsResident(wishes, on, 'morning') || suitsResident(wishes, on, 'afternoon')));
    }));
  });

  const typed: readonly (readonly [why: string, fields: Readonly<Record<string, string | readonly string[]>>, wrong: boolean])[] = [
    ['nothing', {}, false],
    ['boxes that travel as one text', { wishDays: 'monday tuesday' }, false],
    ['half a date', { 'wishFrom-day': '3' }, true],
    ['a day that is none', { 'wishFrom-day': '31', 'wishFrom-month': '2', 'wishFrom-year': '2027' }, true],
    ['words of somebody else', { wishDays: ['someday', 'never'] }, false],
  ];
  for (const [why, fields, wrong] of typed) {
    it(`${wrong ? 'asks again for' : 'takes'} ${why}`, () => {
      const parsed = parseWishes(fields);
      assert.equal(parsed.ok ? 'taken' : Object.keys(parsed.errors).join(), wrong ? 'wishFrom' : 'taken');
    });
  }
});
