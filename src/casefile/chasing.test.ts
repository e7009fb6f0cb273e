import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, integer, property } from 'fast-check';
import { aContext, anOpenedCase, tuesdayMorning } from '../../test/builders/case.ts';
import { staffOf, theClockKeeper } from '../../test/builders/people.ts';
import { london } from '../../test/builders/times.ts';
import { addHours, plainDate, type Instant } from '../clock/index.ts';
import { dueFor } from '../law/index.ts';
import { draftOf, recordOf, type CaseDraft } from './draft.ts';
import { chasePolicyOn, ladderFor, ladderProblems, tellEvery, usualLadder, type ChaseLadder, type ChasePolicy } from './policy/chasing.ts';
import { sweepCase } from './sweep.ts';

const [owner, standIn, manager] = [staffOf('planner').id, staffOf('adviser').id, staffOf('manager').id];
const told = { owners: [owner, standIn], managers: [manager], names: new Map([[owner as string, 'P. Shah'], [standIn as string, 'A. Dean'], [manager as string, 'M. Lowe']]) };
const slow: ChaseLadder = { remindWorkingDaysBefore: 3, remindHoursBefore: 4, escalateAfterWorkingDays: 2, repeatEveryWorkingDays: 4, tellResidentEveryWorkingDays: 60 };
const policy = (ladder: ChaseLadder): ChasePolicy => ({ from: plainDate('2026-01-01'), ladders: [{ kind: '', stage: '', ...ladder }] });
const chasing = policy(slow);
const investigation = (context = aContext()) => ({ kind: 'law' as const, due: dueFor({ rule: 'hazards.investigate', from: context.now }, context.calendar) });

const opened = (priority: string | null = null): CaseDraft => reloaded(anOpenedCase({ updateEvery: 60, priority }, { ...aContext(), chasing }, { events: [], set: [investigation()] }));

function reloaded(draft: CaseDraft): CaseDraft {
  const { file, deadlines, promises } = recordOf(draft);
  return draftOf(file, { isNew: false, deadlines, promises, openFollowOns: [] });
}

function swept(draft: CaseDraft, at: Instant) {
  sweepCase(draft, told, { ...aContext({ now: at, actor: theClockKeeper }), chasing });
  return { events: draft.events.map(({ type }) => type).filter((type) => type.startsWith('Deadline')), draft, after: reloaded(draft) };
}

describe('the ladder by which people are chased', () => {
  it('reminds the owner, tells them, raises it to the manager, then reminds both at the landlord’s rhythm until it is done', () => {
    let draft = opened();
    const both = [owner, standIn, manager];
    const story: [at: string, events: string[], who: string[]][] = [
      ['2026-12-02 23:59', [], []],
      ['2026-12-03 00:00', ['DeadlineDueSoon'], [owner, standIn]],
      ['2026-12-09 00:00', ['DeadlineOverdue'], [owner, standIn]],
      ['2026-12-10 23:59', [], []],
      ['2026-12-11 00:00', ['DeadlineEscalated'], both],
      ['2026-12-17 00:00', ['DeadlineStillOverdue'], both],
      ['2026-12-22 23:59', [], []],
      ['2026-12-23 00:00', ['DeadlineStillOverdue'], both],
      ['2027-01-04 00:00', ['DeadlineStillOverdue'], both],
    ];
    for (const [at, events, who] of story) {
      const result = swept(draft, london(at));
      assert.deepEqual(result.events, events, at);
      assert.deepEqual(result.draft.notices.map(({ staffId }) => staffId), who, at);
      assert.ok(result.draft.notices.every(({ kind, isUrgent }) => kind === 'chase' && !isUrgent));
      draft = result.after;
    }
    assert.equal([...draft.deadlines.values()].find(({ rule }) => rule === 'hazards.investigate')?.reminders, 3);
  });

  it('says on the timeline who was told, by name', () => {
    const { draft } = swept(opened(), london('2026-12-11 00:00'));
    assert.deepEqual(draft.events.find(({ type }) => type === 'DeadlineOverdue')?.data['told'], ['P. Shah', 'A. Dean', 'M. Lowe']);
  });

  it('troubles nobody on a weekend or bank holiday: the record has it at once, they hear on the next working day', () => {
    const { draft } = swept(opened(), london('2026-12-12 09:00'));
    assert.equal(draft.events.find(({ type }) => type === 'DeadlineOverdue')?.at, london('2026-12-12 09:00'));
    assert.deepEqual([...new Set(draft.notices.map(({ at }) => at))], [london('2026-12-14 00:00')]);
  });

  it('of an emergency waits for no working day, and is marked as urgent', () => {
    const { draft } = swept(opened('emergency'), london('2026-12-12 09:00'));
    assert.deepEqual(draft.notices.map(({ at, isUrgent }) => [at, isUrgent]), told.owners.concat(told.managers).map(() => [london('2026-12-12 09:00'), true]));
  });

  it('has each rung told once, however often and whenever the sweep runs', () => {
    const hours = array(integer({ min: 0, max: 24 * 60 }), { minLength: 1, maxLength: 15 }).map((all) => all.toSorted((one, other) => one - other));
    always(property(hours, (moments) => {
      let draft = opened();
      const seen: string[] = [];
      for (const hour of moments) {
        const at = addHours(tuesdayMorning, hour);
        const first = swept(draft, at);
        const again = swept(first.after, at);
        assert.deepEqual([again.events, again.draft.notices], [[], []]);
        seen.push(...first.events);
        draft = again.after;
      }
      for (const once of ['DeadlineDueSoon', 'DeadlineOverdue', 'DeadlineEscalated']) assert.ok(seen.filter((type) => type === once).length <= 1, once);
    }));
  });
});

describe('a landlord’s ladders', () => {
  const settings = { chasing: { versions: [{ ...policy(slow), from: '2026-12-01' }, { ...policy(usualLadder), from: '2026-06-01' }] } };
  it('count from their day', () => {
    assert.equal(chasePolicyOn(settings, plainDate('2026-05-31')), undefined);
    assert.equal(ladderFor(chasePolicyOn(settings, plainDate('2026-11-30')), { kind: 'repair', stage: 'fixed' }).escalateAfterWorkingDays, 0);
    assert.equal(ladderFor(chasePolicyOn(settings, plainDate('2026-12-01')), { kind: 'repair', stage: 'fixed' }).escalateAfterWorkingDays, 2);
  });

  it('are found by kind and stage, else by kind, else for all, else as usual', () => {
    const by = (kind: string, stage: string, repeatEveryWorkingDays: number) => ({ ...usualLadder, kind, stage, repeatEveryWorkingDays });
    const some: ChasePolicy = { from: plainDate('2026-01-01'), ladders: [by('', '', 1), by('repair', '', 2), by('repair', 'fixed', 3)] };
    const found = (kind: string, stage: string) => ladderFor(some, { kind, stage }).repeatEveryWorkingDays;
    assert.deepEqual([found('repair', 'fixed'), found('repair', 'booked'), found('complaint', 'fixed')], [3, 2, 1]);
    assert.deepEqual(ladderFor(undefined, { kind: 'repair', stage: 'fixed' }), usualLadder);
  });

  for (const [why, ladder] of [['no day', { repeatEveryWorkingDays: 0 }], ['a part of a day', { remindWorkingDaysBefore: 1.5 }], ['a month', { escalateAfterWorkingDays: 21 }], ['no number', { remindHoursBefore: NaN }]] as const) {
    it(`may not be ${why}`, () => assert.deepEqual(Object.keys(ladderProblems({ ...usualLadder, ...ladder })), Object.keys(ladder)));
  }
  it('may stand otherwise', () => assert.deepEqual(ladderProblems(slow), {}));

  it('of before there was a rhythm in them leave the rhythm as it was', () => {
    const { tellResidentEveryWorkingDays: _later, ...before } = slow;
    const policyOfThen = chasePolicyOn({ chasing: { versions: [{ from: '2026-01-01', ladders: [{ kind: '', stage: '', ...before }] }] } }, plainDate('2026-11-24'));
    assert.equal(tellEvery(policyOfThen, { kind: 'repair', stage: 'fixed', updateEvery: 5 }), 5);
  });
});
