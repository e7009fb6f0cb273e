import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { commands, hazardStory, told } from '../../../test/builders/hazard.ts';
import { london } from '../../../test/builders/times.ts';
import { addHours, englandAndWales, plainDate, startOfDay, type PlainDate } from '../../clock/index.ts';
import type { Limit } from '../../law/index.ts';
import type { OwnLimits } from '../model/own-limits.ts';
import { dueBesideLaw, dueOfDuty, hazardDuties, lastMoment } from './duties.ts';
import { setOwnLimits, type SetOwnLimits } from './set-own-limits.ts';
import { owedSteps } from './tell.ts';

const today = plainDate('2026-11-23');
const december = plainDate('2026-12-01');
const setting = (limits: SetOwnLimits['limits'], differing: Partial<SetOwnLimits> = {}): SetOwnLimits => ({ type: 'SetOwnLimits', from: december, scope: 'every-hazard', limits, ...differing });
const set = (command: SetOwnLimits, before: readonly OwnLimits[] = []) => setOwnLimits(before, command, { today, setBy: 'A. Begum' });
const refusals = (command: SetOwnLimits) => { const done = set(command); return done.ok ? [] : done.problems.map(({ refusal, duty }) => [refusal, duty]); };
const versions = (command: SetOwnLimits): readonly OwnLimits[] => { const done = set(command); assert.ok(done.ok); return done.versions; };

describe('a landlord’s own limits of hazards', () => {
  it('may be as short as it likes and never longer than the law’s, whatever their unit', () => {
    const cases: readonly (readonly [SetOwnLimits['limits'], readonly unknown[]])[] = [
      [{ investigate: { workingDays: 5 }, summary: { workingDays: 1 }, emergency: { hours: 4 } }, []],
      [{ investigate: { workingDays: 10 } }, []],
      [{ investigate: { workingDays: 11 } }, [['looser-than-law', 'investigate']]],
      // Ten working days from a Sunday end on the twelfth day.
      [{ investigate: { calendarDays: 12 } }, []],
      [{ investigate: { calendarDays: 13 } }, [['looser-than-law', 'investigate']]],
      [{ emergency: { hours: 25 } }, [['looser-than-law', 'emergency']]],
      [{ emergency: { workingDays: 1 } }, [['looser-than-law', 'emergency']]],
      [{ 'prevent-backstop': { weeks: 12 } }, []],
      [{ 'prevent-backstop': { workingDays: 60 } }, [['looser-than-law', 'prevent-backstop']]],
      [{ 'make-safe': { hours: 0 } }, [['impossible-limit', 'make-safe']]],
      [{ triage: { hours: 4 }, 'second-person': { workingDays: 1 } }, []],
      [{ triage: { workingDays: 2 } }, [['looser-than-usual', 'triage']]],
      [{ triage: { hours: 25 } }, [['looser-than-usual', 'triage']]],
      [{ 'second-person': { hours: 1.5 } }, [['impossible-limit', 'second-person']]],
      [{ notify: { hours: 1 } } as never, [['unknown-duty', 'notify']]],
    ];
    for (const [limits, expected] of cases) assert.deepEqual(refusals(setting(limits)), expected, JSON.stringify(limits));
  });

  it('never count backwards, nor from a day that nobody can check yet', () => {
    const of = (from: string) => refusals(setting({ summary: { workingDays: 1 } }, { from: plainDate(from) }));
    assert.deepEqual([of('2026-11-22'), of('2026-11-23'), of('2026-11-24'), of('2027-11-23'), of('2027-11-24')], [[['not-before-tomorrow', null]], [['not-before-tomorrow', null]], [], [], [['more-than-a-year-ahead', null]]]);
  });

  it('keep every version that has counted; one that has not gives way to another of its day', () => {
    const counted: OwnLimits = { from: plainDate('2026-06-01'), setBy: 'Before', scope: 'every-hazard', limits: { summary: { workingDays: 2 } } };
    const planned: OwnLimits = { ...counted, from: december, limits: {} };
    const done = set(setting({ summary: { workingDays: 1 } }), [planned, counted]);
    assert.ok(done.ok);
    assert.deepEqual(done.versions, [{ from: december, setBy: 'A. Begum', scope: 'every-hazard', limits: { summary: { workingDays: 1 } } }, counted]);
  });

  it('are no change where they are what holds on that day already; taking a planned one back is one', () => {
    const refused = (command: SetOwnLimits, before: readonly OwnLimits[]) => { const done = set(command, before); return done.ok ? [] : done.problems.map(({ refusal }) => refusal); };
    const held: OwnLimits = { from: plainDate('2026-06-01'), setBy: 'Before', scope: 'every-hazard', limits: { summary: { workingDays: 2 }, investigate: { workingDays: 5 } } };
    const same = setting({ investigate: { workingDays: 5 }, summary: { workingDays: 2 } });
    const none: OwnLimits = { ...held, limits: {} };
    assert.deepEqual(refused(setting({}), []), ['nothing-changed']);
    assert.deepEqual(refused({ ...setting({}), scope: 'beyond-the-law' }, [none]), ['nothing-changed'], 'nobody is held to a limit either way');
    assert.deepEqual(refused(same, [held]), ['nothing-changed']);
    assert.deepEqual(refused({ ...same, scope: 'beyond-the-law' }, [held]), []);
    assert.deepEqual(refused(setting({}), [held]), [], 'no limits any more is a change');
    assert.deepEqual(refused(setting({}), [{ ...held, from: december }, none]), [], 'so is taking back those that would have begun that day');
  });

  it('whatever is accepted ends no later than the law’s own clock, from any moment of the year', () => {
    const units = ['hours', 'workingDays', 'calendarDays', 'weeks'] as const;
    fc.assert(fc.property(fc.constantFrom(...hazardDuties), fc.constantFrom(...units), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 364 * 24 }), (duty, unit, count, hour) => {
      const done = set(setting({ [duty]: { [unit]: count } as unknown as Limit }));
      if (!done.ok) return;
      const from = addHours(startOfDay(december), hour);
      const law = lastMoment(dueOfDuty(duty, { basis: 'law', from }, englandAndWales));
      assert.ok(lastMoment(dueBesideLaw(duty, { from, own: done.versions }, englandAndWales)) <= law);
      assert.ok(lastMoment(dueOfDuty(duty, { basis: 'policy', from, own: done.versions }, englandAndWales)) <= law);
    }), { numRuns: 60 });
  });
});

describe('the clocks of a hazard, where the landlord has limits of its own', () => {
  const own = versions(setting({ investigate: { workingDays: 5 }, summary: { workingDays: 1 }, triage: { hours: 4 } }));
  const due = (story: ReturnType<typeof hazardStory>, rule: string) => story.clocks()[rule]?.due;

  it('run beside the law’s, and end with the same act', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own });
    assert.deepEqual([due(story, 'hazards.investigate'), due(story, 'hazards-policy.beside-investigate'), due(story, 'hazards-policy.triage')], ['2026-12-15', '2026-12-08', london('2026-12-01 13:00')]);
    assert.equal(story.does('2026-12-09 10:00', commands.investigated('2026-12-09 09:30')), undefined);
    const clocks = story.clocks();
    assert.deepEqual([clocks['hazards.investigate'], clocks['hazards-policy.beside-investigate']], [{ due: '2026-12-15', status: 'met', late: false }, { due: '2026-12-08', status: 'met', late: true }]);
    assert.deepEqual([due(story, 'hazards.summary'), due(story, 'hazards-policy.beside-summary')], ['2026-12-14', '2026-12-10']);
    assert.equal(due(story, 'hazards-policy.beside-make-safe'), undefined);
  });

  it('take the place of the same times where the regulations do not run, and nothing stands beside', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own, place: { agreement: 'licence', isSharedPlace: false } });
    assert.deepEqual(story.running(), ['hazards-policy.investigate', 'hazards-policy.triage']);
    assert.equal(due(story, 'hazards-policy.investigate'), '2026-12-08');
  });

  it('leave hazards of the law alone where they are only for those beyond it', () => {
    const beyond = own.map((version) => ({ ...version, scope: 'beyond-the-law' as const }));
    assert.deepEqual(hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own: beyond }).running(), ['hazards-policy.triage', 'hazards.investigate']);
    assert.equal(due(hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own: beyond, place: { agreement: 'licence', isSharedPlace: false } }), 'hazards-policy.investigate'), '2026-12-08');
  });

  it('count for what begins from their day on: a clock of the day before keeps what it began with, whatever is done later', () => {
    const story = hazardStory(told({ awareAt: '2026-11-30 23:59' }), { own });
    assert.deepEqual(story.running(), ['hazards-policy.triage', 'hazards.investigate']);
    assert.equal(story.does('2026-12-02 10:00', commands.triage()), undefined);
    assert.deepEqual(story.running(), ['hazards.investigate']);
    assert.equal(story.does('2026-12-03 10:00', commands.investigated('2026-12-03 09:30')), undefined);
    assert.equal(due(story, 'hazards-policy.beside-summary'), '2026-12-04', 'the summary’s clock begins in December');
  });

  it('no stored figure, however it came there, makes policy looser than the law', () => {
    const loose: readonly OwnLimits[] = [{ from: december, setBy: '', scope: 'every-hazard', limits: { investigate: { workingDays: 40 }, triage: { workingDays: 9 } } }];
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own: loose, place: { agreement: 'licence', isSharedPlace: false } });
    assert.deepEqual([due(story, 'hazards-policy.investigate'), due(story, 'hazards-policy.triage')], ['2026-12-15', '2026-12-02']);
  });

  it('the resident is told the sooner day', () => {
    const { draft } = hazardStory(told({ awareAt: '2026-12-01 09:00' }), { own });
    const days = (of: readonly OwnLimits[]): readonly PlainDate[] => owedSteps(draft.hazard, { calendar: englandAndWales, own: of }).map(({ by }) => by);
    assert.deepEqual([days(own), days([])], [['2026-12-08'], ['2026-12-15']]);
  });
});
