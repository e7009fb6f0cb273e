import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContext, aMessage, anOpenedCase } from '../../test/builders/case.ts';
import { theClockKeeper } from '../../test/builders/people.ts';
import { london } from '../../test/builders/times.ts';
import { plainDate } from '../clock/index.ts';
import { applyChange } from './apply-change.ts';
import { openDeadlines, rhythmRule } from './apply-deadlines.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseChange } from './model.ts';
import { tellEvery, usualLadder, type ChasePolicy } from './policy/chasing.ts';

const often = (kind: string, stage: string, tellResidentEveryWorkingDays: number) => ({ ...usualLadder, kind, stage, tellResidentEveryWorkingDays });
const chasing: ChasePolicy = { from: plainDate('2026-01-01'), ladders: [often('', '', 10), often('repair', 'reported', 2), often('repair', 'programmed', 30)] };

const nextWord = (draft: CaseDraft) => openDeadlines(draft, [rhythmRule]).map(({ dueOn }) => dueOn as string);
const on = (moment: string) => ({ ...aContext({ now: london(moment) }), chasing });
const opened = (stage: string) => anOpenedCase({ kind: 'repair', stage, updateEvery: 5 }, { ...aContext(), chasing });
const after = (draft: CaseDraft, moment: string, change: Partial<CaseChange>) => {
  applyChange(draft, { events: [], ...change }, on(moment));
  return nextWord(draft);
};

describe('how often a resident hears from us', () => {
  const table: [kind: string, stage: string, updateEvery: number, every: number, why: string][] = [
    ['repair', 'reported', 5, 2, 'the stage asks for more than the priority does'],
    ['repair', 'reported', 1, 1, 'an emergency is never slower for its stage'],
    ['repair', 'programmed', 20, 20, 'nor a planned repair'],
    ['repair', 'booked', 20, 10, 'a stage without a rule has that of every case'],
    ['complaint', 'open', 60, 10, 'a kind without a rule too'],
  ];
  for (const [kind, stage, updateEvery, every, why] of table) {
    it(`${why}: every ${every}`, () => assert.equal(tellEvery(chasing, { kind, stage, updateEvery }), every));
  }

  it('counts by its stage from the last word', () => assert.deepEqual(nextWord(opened('reported')), ['2026-11-26']));
  it('is hurried by a stricter stage, counted from the last word', () => {
    assert.deepEqual(after(opened('booked'), '2026-11-25 09:00', { file: { stage: 'reported' } }), ['2026-11-26']);
  });
  it('is never due before today: nobody is silent by a setting', () => {
    assert.deepEqual(after(opened('booked'), '2026-11-30 09:00', { file: { stage: 'reported' } }), ['2026-11-30']);
  });
  it('is not put off by a slacker stage until the next word', () => {
    const draft = opened('reported');
    assert.deepEqual(after(draft, '2026-11-25 09:00', { file: { stage: 'booked' } }), ['2026-11-26']);
    assert.deepEqual(after(draft, '2026-11-25 10:00', { messages: [aMessage] }), ['2026-12-02']);
  });
  it('keeps a silence that has begun: a stage ends none', () => {
    const draft = opened('booked');
    assert.deepEqual(after(draft, '2026-12-08 09:00', { file: { stage: 'reported' } }), ['2026-12-01']);
  });
});

describe('a letter', () => {
  const letter = { ...aMessage, channel: 'letter' as const, address: '14 Larch House' };
  it('that is written and not posted is no word yet: the clock runs on, and the record says when they last heard', () => {
    const draft = opened('booked');
    const before = nextWord(draft);
    const heard = draft.file.lastContactAt;
    assert.deepEqual(after(draft, '2026-11-26 09:00', { messages: [letter] }), before);
    assert.equal(draft.file.lastContactAt, heard);
  });
  it('is one on the day it is posted', () => {
    const draft = opened('booked');
    after(draft, '2026-11-26 09:00', { messages: [letter] });
    applyChange(draft, { events: [], wordSent: true }, { ...on('2026-11-27 15:00'), actor: theClockKeeper });
    assert.deepEqual(nextWord(draft), ['2026-12-04']);
    assert.equal(draft.file.lastContactAt, london('2026-11-27 15:00'));
  });
  it('beside a text leaves the text its due', () => {
    assert.deepEqual(after(opened('booked'), '2026-11-26 09:00', { messages: [letter, { ...aMessage, channel: 'text' }] }), ['2026-12-03']);
  });
});
