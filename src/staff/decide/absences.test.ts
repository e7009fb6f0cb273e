import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import type { StaffId } from '../model.ts';
import { decideAbsence } from './absences.ts';
import type { AbsenceFacts } from './absences.ts';

const day = plainDate;
const ann = 'ann' as StaffId;
const bob = 'bob' as StaffId;
const week = { staffId: ann, coverStaffId: bob, fromOn: day('2026-11-23'), untilOn: day('2026-11-27') };
const facts: AbsenceFacts = { wanted: week, others: [], today: day('2026-11-22') };

const table: readonly [string, Partial<AbsenceFacts>, string][] = [
  ['a week with somebody standing in', {}, 'agreed'],
  ['one day', { wanted: { ...week, untilOn: week.fromOn } }, 'agreed'],
  ['one that began already, set late', { today: day('2026-11-25') }, 'agreed'],
  ['its last day', { today: day('2026-11-27') }, 'agreed'],
  ['one that is over', { today: day('2026-11-28') }, 'already-over'],
  ['one that ends before it starts', { wanted: { ...week, untilOn: day('2026-11-22') } }, 'ends-before-it-starts'],
  ['years the calendar ends in', { wanted: { ...week, fromOn: day('9999-12-30'), untilOn: day('9999-12-31') } }, 'agreed'],
  ['two years', { wanted: { ...week, untilOn: day('2028-11-23') } }, 'too-long'],
  ['standing in for oneself', { wanted: { ...week, coverStaffId: ann } }, 'covers-oneself'],
  ['days that touch no other absence', { others: [{ fromOn: day('2026-11-16'), untilOn: day('2026-11-22') }] }, 'agreed'],
  ['a first day that is another’s last', { others: [{ fromOn: day('2026-11-16'), untilOn: day('2026-11-23') }] }, 'already-away-then'],
  ['days inside another', { others: [{ fromOn: day('2026-11-01'), untilOn: day('2026-12-31') }] }, 'already-away-then'],
];

for (const [name, change, expected] of table) {
  test(`absence: ${name}: ${expected}`, () => {
    const verdict = decideAbsence({ ...facts, ...change });
    assert.equal(verdict.ok ? 'agreed' : verdict.refusal, expected);
  });
}
