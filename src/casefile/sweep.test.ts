import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, integer, property } from 'fast-check';
import { aContext, aMessage, anOpenedCase, aWordFromUs, typesOf, tuesdayMorning } from '../../test/builders/case.ts';
import { staffOf, theClockKeeper } from '../../test/builders/people.ts';
import { london } from '../../test/builders/times.ts';
import { addHours, plainDate, type Instant } from '../clock/index.ts';
import { dueFor } from '../law/index.ts';
import { applyChange } from './apply-change.ts';
import { openDeadlines, rhythmRule } from './apply-deadlines.ts';
import { draftOf, recordOf, type CaseDraft } from './draft.ts';
import type { CaseChange, PromiseId } from './model.ts';
import { sweepCase } from './sweep.ts';

const planner = staffOf('planner').id;
const standIn = staffOf('adviser').id;
const manager = staffOf('manager').id;
const told = { owners: [planner, standIn], managers: [manager] };
const context = aContext();
const investigation = { kind: 'law' as const, due: dueFor({ rule: 'hazards.investigate', from: context.now }, context.calendar) };
const emergency = { kind: 'law' as const, due: dueFor({ rule: 'hazards.emergency', from: context.now }, context.calendar) };
const promise = { id: '01990000-0007-7000-8000-000000000001' as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring you', dueOn: plainDate('2026-11-26') };

const opened = (change: CaseChange): CaseDraft => reloaded(anOpenedCase({ updateEvery: 60 }, context, change));

/** As the store would give it back: only what is open, nothing changed yet. */
function reloaded(draft: CaseDraft): CaseDraft {
  const { file, deadlines, promises } = recordOf(draft);
  return draftOf(file, { isNew: false, deadlines, promises, openFollowOns: [] });
}

/** Sweeps at a moment and gives back what was written, with the case as reloaded afterwards. */
function swept(draft: CaseDraft, at: Instant): { readonly events: string[]; readonly notices: CaseDraft['notices']; readonly after: CaseDraft } {
  sweepCase(draft, told, aContext({ now: at, actor: theClockKeeper }));
  return { events: typesOf(draft.events), notices: draft.notices, after: reloaded(draft) };
}

describe('a legal clock', () => {
  it('is told as due soon, overdue and still overdue, each once', () => {
    let draft = opened({ events: [], set: [investigation] });
    const story: [at: string, events: string[]][] = [
      ['2026-12-03 23:59', []],
      ['2026-12-04 00:00', ['DeadlineDueSoon']],
      ['2026-12-04 00:00', []],
      ['2026-12-08 23:59', []],
      ['2026-12-09 00:00', ['DeadlineOverdue']],
      ['2026-12-15 23:59', []],
      ['2026-12-16 00:00', ['DeadlineStillOverdue']],
      ['2026-12-17 00:00', []],
    ];
    for (const [at, events] of story) {
      const result = swept(draft, london(at));
      assert.deepEqual(result.events, events, at);
      draft = result.after;
    }
  });

  it('warns the owner and whoever stands in; the managers hear when it is missed', () => {
    const soon = swept(opened({ events: [], set: [investigation] }), london('2026-12-04 00:00'));
    assert.deepEqual(soon.notices.map(({ staffId }) => staffId), [planner, standIn]);
    const over = swept(soon.after, london('2026-12-09 00:00'));
    assert.deepEqual(over.notices.map(({ staffId }) => staffId), [planner, standIn, manager]);
    assert.equal(over.notices[0]?.words, 'REP-2026-00412: overdue: Conclude the standard investigation of a potential significant hazard');
  });

  it('tells a person once who is owner and manager both', () => {
    const draft = opened({ events: [], set: [emergency] });
    sweepCase(draft, { owners: [manager], managers: [manager] }, aContext({ now: london('2026-11-25 09:30'), actor: theClockKeeper }));
    assert.deepEqual(draft.notices.map(({ staffId }) => staffId), [manager]);
  });

  it('says only that it is overdue after a long sleep: no late warning, no reminder in the same breath', () => {
    const result = swept(opened({ events: [], set: [investigation] }), london('2026-12-20 09:00'));
    assert.deepEqual(result.events, ['DeadlineOverdue']);
    const again = swept(result.after, london('2027-03-01 09:00'));
    assert.deepEqual(again.events.filter((type) => type.startsWith('Deadline')), ['DeadlineStillOverdue']);
    assert.deepEqual(swept(again.after, london('2027-03-01 09:00')).events, []);
  });

  it('stays open and next due when it is missed: the duty is still owed', () => {
    const { after } = swept(opened({ events: [], set: [investigation] }), london('2026-12-20 09:00'));
    assert.equal(after.file.nextDueAt, london('2026-12-09 00:00'));
  });

  it('that was met in time is never told', () => {
    const draft = opened({ events: [], set: [emergency] });
    applyChange(draft, { events: [], meet: ['hazards.emergency'] }, aContext({ now: london('2026-11-24 12:00') }));
    assert.deepEqual(swept(reloaded(draft), london('2026-11-26 12:00')).events, []);
  });
});

describe('a look that comes too early', () => {
  it('moves itself to the right day, as after a bank holiday was added', () => {
    const draft = opened({ events: [], set: [investigation] });
    const [clock] = openDeadlines(draft, ['hazards.investigate']);
    assert.ok(clock);
    draft.deadlines.set(clock.id, { ...clock, nextLookAt: london('2026-11-30 00:00') });
    const { events, after } = swept(draft, london('2026-12-01 00:00'));
    assert.deepEqual(events, []);
    assert.equal(after.deadlines.get(clock.id)?.nextLookAt, london('2026-12-04 00:00'));
  });
});

describe('a promise', () => {
  it('is broken by the sweep the moment its day is over, and the managers hear', () => {
    const soon = swept(opened({ events: [], promise: [promise] }), london('2026-11-26 23:59'));
    assert.deepEqual([...soon.after.promises.keys()], [promise.id]);
    const { events, notices } = swept(soon.after, london('2026-11-27 00:00'));
    assert.deepEqual(events, ['PromiseBroken']);
    assert.deepEqual(notices.map(({ staffId, words }) => [staffId, words]), [planner, standIn, manager].map((id) => [id, 'REP-2026-00412: we broke our promise: We will ring you']));
  });

  it('broken, keeps the case due until the resident has heard from us; then its clock goes and the breach stays', () => {
    const { after } = swept(opened({ events: [], promise: [promise] }), london('2026-11-27 00:00'));
    assert.equal(after.file.nextDueAt, london('2026-11-27 00:00'));
    applyChange(after, { events: [], contacts: [aWordFromUs] }, aContext({ now: london('2026-11-27 10:00') }));
    assert.deepEqual(openDeadlines(after).map(({ rule }) => rule), [rhythmRule]);
    assert.equal([...after.deadlines.values()].find(({ promiseId }) => promiseId === promise.id)?.late, true);
  });

  it('kept the day before is not broken', () => {
    const draft = opened({ events: [], promise: [promise] });
    applyChange(draft, { events: [], settle: [{ id: promise.id, outcome: 'kept', reason: 'Rang her' }] }, aContext({ now: london('2026-11-25 10:00') }));
    assert.deepEqual(swept(reloaded(draft), london('2026-11-28 00:00')).events, []);
  });
});

describe('silence', () => {
  const quiet = () => reloaded(anOpenedCase({ updateEvery: 5 }));

  it('begins once, when the resident has not heard from us in time, and managers hear of it', () => {
    const soon = swept(quiet(), london('2026-12-01 12:00'));
    // A nudge to the owner, not yet history.
    assert.deepEqual(soon.events, []);
    assert.deepEqual(soon.notices.map(({ staffId }) => staffId), [planner, standIn]);
    const began = swept(soon.after, london('2026-12-02 00:00'));
    assert.deepEqual(began.events, ['SilenceBegan']);
    assert.deepEqual(began.notices.map(({ staffId }) => staffId), [planner, standIn, manager]);
    assert.deepEqual(swept(began.after, london('2026-12-03 00:00')).events, []);
  });

  it('does not begin when a message went out the day before', () => {
    const draft = quiet();
    applyChange(draft, { events: [], messages: [aMessage] }, aContext({ now: london('2026-11-30 17:00') }));
    assert.deepEqual(swept(reloaded(draft), london('2026-12-02 00:00')).events, []);
  });

  it('begins again only after a word ended it and the next was not in time', () => {
    const { after } = swept(quiet(), london('2026-12-02 00:00'));
    applyChange(after, { events: [], contacts: [aWordFromUs] }, aContext({ now: london('2026-12-02 09:00') }));
    assert.deepEqual(swept(reloaded(after), london('2026-12-09 23:59')).events, []);
    assert.deepEqual(swept(reloaded(after), london('2026-12-10 00:00')).events, ['SilenceBegan']);
  });
});

describe('a closed case', () => {
  it('is left in peace', () => {
    const draft = opened({ events: [], set: [investigation], promise: [promise] });
    applyChange(draft, { events: [], file: { closedAt: tuesdayMorning } }, context);
    assert.deepEqual(swept(reloaded(draft), london('2027-06-01 00:00')).events, []);
  });
});

describe('however often and whenever the sweep runs', () => {
  const hoursOn = array(integer({ min: 0, max: 24 * 40 }), { minLength: 1, maxLength: 12 }).map((hours) => hours.toSorted((a, b) => a - b));

  it('a second sweep at the same moment finds nothing to do', () => {
    check(property(hoursOn, (moments) => {
      let draft = reloaded(anOpenedCase({ updateEvery: 3 }, context, { events: [], set: [investigation, emergency], promise: [promise] }));
      for (const hours of moments) {
        const at = addHours(tuesdayMorning, hours);
        draft = swept(draft, at).after;
        const again = swept(draft, at);
        assert.deepEqual([again.events, again.notices], [[], []]);
        draft = again.after;
      }
    }));
  });

  it('each thing is told at most once, the missed ones exactly once, and the version is left alone', () => {
    check(property(hoursOn, (moments) => {
      let draft = reloaded(anOpenedCase({ updateEvery: 3 }, context, { events: [], set: [investigation, emergency], promise: [promise] }));
      const { version } = draft.file;
      const events: string[] = [];
      for (const hours of moments) {
        const result = swept(draft, addHours(tuesdayMorning, hours));
        events.push(...result.events);
        draft = result.after;
      }
      const last = addHours(tuesdayMorning, moments.at(-1) ?? 0);
      const times = (type: string) => events.filter((each) => each === type).length;
      assert.equal(times('PromiseBroken'), last >= london('2026-11-27 00:00') ? 1 : 0);
      assert.equal(times('SilenceBegan'), last >= london('2026-11-28 00:00') ? 1 : 0);
      assert.equal(times('DeadlineOverdue'), (last >= london('2026-11-25 09:30') ? 1 : 0) + (last >= london('2026-12-09 00:00') ? 1 : 0));
      assert.ok(times('DeadlineDueSoon') <= 4 && times('DeadlineStillOverdue') <= 4 * moments.length);
      assert.equal(draft.file.version, version);
    }));
  });

  it('nothing is left to look at that has passed', () => {
    check(property(hoursOn, (moments) => {
      let draft = reloaded(anOpenedCase({ updateEvery: 3 }, context, { events: [], set: [investigation, emergency], promise: [promise] }));
      for (const hours of moments) {
        const at = addHours(tuesdayMorning, hours);
        draft = swept(draft, at).after;
        for (const { nextLookAt } of openDeadlines(draft)) assert.ok(nextLookAt === null || nextLookAt > at);
      }
    }));
  });
});
