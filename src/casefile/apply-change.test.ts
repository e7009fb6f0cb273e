import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContext, aMessage, anOpenedCase, aWordFromThem, aWordFromUs, typesOf } from '../../test/builders/case.ts';
import { staffOf, theClockKeeper } from '../../test/builders/people.ts';
import { london } from '../../test/builders/times.ts';
import { plainDate } from '../clock/index.ts';
import { dueFor } from '../law/index.ts';
import { applyChange } from './apply-change.ts';
import { openDeadlines, rhythmRule } from './apply-deadlines.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseChange, PromiseId } from './model.ts';

const context = aContext();
const nothing: CaseChange = { events: [] };
const callBack = { id: '01990000-0007-7000-8000-000000000001' as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring you', dueOn: plainDate('2026-11-26') };
const investigate = { kind: 'law' as const, due: dueFor({ rule: 'hazards.investigate', from: context.now }, context.calendar) };
const emergency = { kind: 'law' as const, due: dueFor({ rule: 'hazards.emergency', from: context.now }, context.calendar) };

const rhythmsOf = (draft: CaseDraft) => openDeadlines(draft, [rhythmRule]);
const rhythmDue = (draft: CaseDraft) => rhythmsOf(draft).map(({ dueOn }) => dueOn);
const openRules = (draft: CaseDraft) => openDeadlines(draft).map(({ rule }) => rule).sort();
const later = (words: string) => aContext({ now: london(words) });

describe('a case just opened', () => {
  it('has an owner, version 1, and one clock: by when the resident hears from us', () => {
    const draft = anOpenedCase();
    assert.equal(draft.file.version, 1);
    assert.deepEqual(openRules(draft), [rhythmRule]);
    assert.deepEqual(rhythmDue(draft), ['2026-12-01']);
    assert.equal(draft.file.nextDueAt, london('2026-12-02 00:00'));
  });
});

describe('clocks', () => {
  it('are met late or in time by when it was done, not by when it was written down', () => {
    for (const [done, late] of [['2026-11-25 09:29', false], ['2026-11-25 09:30', true]] as const) {
      const draft = anOpenedCase({}, context, { events: [], set: [emergency] });
      applyChange(draft, { events: [], meet: ['hazards.emergency'], metAt: london(done) }, later('2026-11-27 12:00'));
      const clock = [...draft.deadlines.values()].find(({ rule }) => rule === 'hazards.emergency');
      assert.deepEqual([clock?.status, clock?.late, clock?.settledAt], ['met', late, london(done)]);
      assert.deepEqual(draft.events.find(({ type }) => type === 'DeadlineMet')?.at, london('2026-11-27 12:00'));
    }
  });

  it('are written on the timeline with what they rest on', () => {
    const draft = anOpenedCase({}, context, { events: [], set: [investigate] });
    assert.deepEqual(draft.events.at(-1)?.data, {
      rule: 'hazards.investigate',
      ruleVersion: '2025-10-27',
      duty: 'Conclude the standard investigation of a potential significant hazard',
      dueOn: '2026-12-08',
      because: investigate.due.because,
      citation: 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025, standard investigation (guidance 4.1.1)',
      confidence: 'S',
    });
  });

  it('the one that ends first is when the case is next due', () => {
    const draft = anOpenedCase({}, context, { events: [], set: [investigate, emergency] });
    assert.equal(draft.file.nextDueAt, london('2026-11-25 09:30'));
    applyChange(draft, { events: [], meet: ['hazards.emergency'] }, context);
    assert.equal(draft.file.nextDueAt, london('2026-12-02 00:00'));
  });

  const met: [when: string, late: boolean][] = [['2026-11-25 09:29', false], ['2026-11-25 09:30', true]];
  for (const [when, late] of met) {
    it(`met at ${when} a 24-hour clock set on Tuesday at 09:30 is ${late ? 'late' : 'in time'}`, () => {
      const draft = anOpenedCase({}, context, { events: [], set: [emergency] });
      applyChange(draft, { events: [], meet: ['hazards.emergency'] }, later(when));
      const clock = [...draft.deadlines.values()].find(({ rule }) => rule === 'hazards.emergency');
      assert.deepEqual([clock?.status, clock?.late, clock?.settledAt, clock?.nextLookAt], ['met', late, london(when), null]);
      assert.deepEqual(draft.events.find(({ type }) => type === 'DeadlineMet')?.data['late'], late);
    });
  }

  it('taken away are said to be, and meeting them afterwards changes nothing', () => {
    const draft = anOpenedCase({}, context, { events: [], set: [investigate] });
    applyChange(draft, { events: [], withdraw: ['hazards.investigate'] }, context);
    applyChange(draft, { events: [], meet: ['hazards.investigate'] }, context);
    assert.deepEqual(typesOf(draft.events).filter((type) => type.startsWith('Deadline')), ['DeadlineSet', 'DeadlineWithdrawn']);
  });

  it('all end when the case closes, and one that had run out stays late', () => {
    const draft = anOpenedCase({}, context, { events: [], set: [investigate, emergency] });
    applyChange(draft, { events: [], file: { closedAt: london('2026-11-26 09:00') } }, later('2026-11-26 09:00'));
    assert.deepEqual(openRules(draft), []);
    assert.equal(draft.file.nextDueAt, null);
    const lateOnes = [...draft.deadlines.values()].filter(({ late }) => late).map(({ rule }) => rule);
    assert.deepEqual(lateOnes, ['hazards.emergency']);
  });
});

describe('a promise', () => {
  const promised = () => anOpenedCase({}, context, { events: [], promise: [callBack] });

  it('has an owner, a clock of its own and a line on the timeline', () => {
    const draft = promised();
    assert.equal(draft.promises.get(callBack.id)?.ownerId, draft.file.ownerId);
    assert.deepEqual(openDeadlines(draft, ['policy.promise']).map(({ dueOn, duty, promiseId }) => [dueOn, duty, promiseId]), [['2026-11-26', 'We will ring you', callBack.id]]);
    assert.ok(typesOf(draft.events).includes('PromiseMade'));
    assert.equal(draft.file.nextDueAt, london('2026-11-27 00:00'));
  });

  const outcomes = [['kept', 'met', 'PromiseKept'], ['moved', 'withdrawn', 'PromiseMoved'], ['withdrawn', 'withdrawn', 'PromiseWithdrawn']] as const;
  for (const [outcome, status, event] of outcomes) {
    it(`${outcome} ends its clock, keeps the reason, and says so`, () => {
      const draft = promised();
      applyChange(draft, { events: [], settle: [{ id: callBack.id, outcome, reason: 'As agreed by phone' }] }, context);
      assert.equal(draft.promises.get(callBack.id)?.outcome, outcome);
      assert.equal([...draft.deadlines.values()].find(({ kind }) => kind === 'promise')?.status, status);
      assert.deepEqual(draft.events.at(-1)?.data, { promiseId: callBack.id, words: 'We will ring you', dueOn: '2026-11-26', reason: 'As agreed by phone' });
      assert.equal(draft.events.at(-1)?.type, event);
    });
  }

  it('has one outcome: what is settled is not settled again', () => {
    const draft = promised();
    applyChange(draft, { events: [], settle: [{ id: callBack.id, outcome: 'kept', reason: null }] }, context);
    const before = draft.events.length;
    applyChange(draft, { events: [], settle: [{ id: callBack.id, outcome: 'broken', reason: null }] }, context);
    assert.equal(draft.promises.get(callBack.id)?.outcome, 'kept');
    assert.equal(draft.events.length, before);
  });

  const answered: [string, CaseChange, stillOpen: boolean][] = [
    ['a word from us answers it', { events: [], contacts: [aWordFromUs] }, false],
    ['a message from us answers it', { events: [], messages: [aMessage] }, false],
    ['a new promise answers it', { events: [], promise: [{ ...callBack, id: '01990000-0007-7000-8000-000000000002' as PromiseId, dueOn: plainDate('2026-12-01') }] }, false],
    ['a word from the resident does not', { events: [], contacts: [aWordFromThem] }, true],
    ['a note among ourselves does not', { events: [{ type: 'NoteAdded', data: { words: 'Chase it' } }] }, true],
  ];
  for (const [why, change, stillOpen] of answered) {
    it(`broken keeps its clock open: ${why}`, () => {
      const draft = promised();
      applyChange(draft, { events: [], settle: [{ id: callBack.id, outcome: 'broken', reason: null }] }, later('2026-11-27 00:00'));
      applyChange(draft, change, later('2026-11-27 10:00'));
      const brokenClocks = openDeadlines(draft).filter(({ promiseId }) => promiseId === callBack.id);
      assert.equal(brokenClocks.length, stillOpen ? 1 : 0);
      assert.equal(draft.promises.get(callBack.id)?.outcome, 'broken');
    });
  }
});

describe('the update rhythm', () => {
  const fresh: [string, CaseChange][] = [['a call', { events: [], contacts: [aWordFromUs] }], ['a message', { events: [], messages: [aMessage] }]];
  for (const [what, change] of fresh) {
    it(`starts afresh with ${what} from us`, () => {
      const draft = anOpenedCase();
      applyChange(draft, change, later('2026-11-27 16:00'));
      assert.deepEqual(rhythmDue(draft), ['2026-12-04']);
    });
  }

  it('does not, when it was they who spoke to us', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], contacts: [aWordFromThem] }, later('2026-11-27 16:00'));
    assert.deepEqual(rhythmDue(draft), ['2026-12-01']);
    assert.equal(draft.file.lastContactAt, null, 'the silence is ours, and goes on');
  });

  it('owes a word today when the message that ended the silence never arrived', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], messages: [aMessage] }, later('2026-11-27 16:00'));
    applyChange(draft, { events: [{ type: 'MessageFailed', data: {} }], wordLost: true }, aContext({ now: london('2026-11-27 16:05'), actor: theClockKeeper }));
    assert.deepEqual(rhythmDue(draft), ['2026-11-27']);
  });

  it('counts a call from when it was made, though it was written down days later', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], contacts: [{ ...aWordFromUs, at: london('2026-11-25 11:00') }] }, later('2026-11-30 16:00'));
    assert.deepEqual(rhythmDue(draft), ['2026-12-02']);
    assert.equal(draft.file.lastContactAt, london('2026-11-25 11:00'));
  });

  it('is not set back by an older call written down after a newer one', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], contacts: [aWordFromUs] }, later('2026-11-27 10:00'));
    applyChange(draft, { events: [], contacts: [{ ...aWordFromUs, at: london('2026-11-25 11:00') }] }, later('2026-11-30 16:00'));
    assert.deepEqual(rhythmDue(draft), ['2026-12-04']);
    assert.equal(draft.file.lastContactAt, london('2026-11-27 10:00'));
  });

  it('goes by the case’s own pace: one working day for an emergency', () => {
    const draft = anOpenedCase({ updateEvery: 1 }, later('2026-11-27 10:00'));
    assert.deepEqual(rhythmDue(draft), ['2026-11-30']);
  });

  it('is back when a closed case is opened again, though nobody could be written to', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], file: { closedAt: london('2026-11-27 10:00') } }, later('2026-11-27 10:00'));
    assert.deepEqual(rhythmDue(draft), []);
    applyChange(draft, { events: [], file: { closedAt: null } }, later('2026-12-07 10:00'));
    assert.deepEqual(rhythmDue(draft), ['2026-12-14']);
  });
});

describe('the version', () => {
  it('grows with what a person does, and not with what the product writes by itself', () => {
    const draft = anOpenedCase();
    applyChange(draft, nothing, context);
    assert.equal(draft.file.version, 2);
    applyChange(draft, { events: [{ type: 'MessageDelivered', data: {} }] }, aContext({ actor: theClockKeeper }));
    assert.equal(draft.file.version, 2);
  });
});

describe('a message', () => {
  it('is on the timeline as it was written, and with whom, before it leaves', () => {
    const draft = anOpenedCase();
    applyChange(draft, { events: [], messages: [aMessage] }, context);
    const [queued] = draft.messages;
    const { template, channel, subject, body, recipientName } = aMessage;
    assert.deepEqual(draft.events.at(-1)?.data, { messageId: queued?.id, template, channel, subject, body, to: recipientName });
  });
});

describe('a case handed over', () => {
  it('takes its open promises along to the new owner', () => {
    const draft = anOpenedCase();
    const context = aContext({ now: london('2026-11-24 09:00') });
    applyChange(draft, { events: [], promise: [{ id: 'a-promise' as never, madeTo: 'Ms A. Okafor', words: 'We will ring you', dueOn: plainDate('2026-11-26') }] }, context);
    applyChange(draft, { events: [], file: { ownerId: staffOf('manager').id } }, context);
    assert.deepEqual([...draft.promises.values()].map(({ ownerId }) => ownerId), [staffOf('manager').id]);
  });
});
