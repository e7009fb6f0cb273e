import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { london } from '../../../test/builders/times.ts';
import { agreed, aRepairContext, aReport } from '../../../test/builders/repair.ts';
import { reportedInHand } from '../../../test/builders/repair-in-hand.ts';
import type { Reference } from '../../casefile/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { RepairReport } from '../model.ts';
import type { RepairChange, RepairContext } from './context.ts';
import { reportRepair } from './report.ts';

const report = (differing: Partial<RepairReport>, at: string, { isEmergency = false, ...context }: Partial<RepairContext> & { readonly isEmergency?: boolean } = {}): RepairChange =>
  agreed(reportRepair({ type: 'ReportRepair', report: aReport(differing), isEmergency, photos: [] }, aRepairContext({ now: london(at), ...context })));

const clocksOf = ({ set = [] }: RepairChange) => Object.fromEntries(set.map(({ due }) => [due.rule, 'dueOn' in due ? due.dueOn : due.dueAt]));
const marked = ({ events }: RepairChange) => events.some(({ type }) => type === 'PossibleHazardSeen');

describe('an ordinary report', () => {
  const change = report({}, '2026-11-27 16:50');

  it('starts the clock to triage it: by the end of the next working day', () => assert.deepEqual(clocksOf(change), { 'repairs.triage': '2026-11-30' }));
  it('is no hazard', () => assert.equal(marked(change), false));
  it('promises the next step with a date, which booking a visit keeps', () => {
    assert.deepEqual(change.promise?.map(({ words, dueOn, keptBy }) => [words, dueOn, keptBy]), [
      ['We will tell you when we will visit, or what happens next, by Tuesday 1 December', '2026-12-01', 'booking'],
    ]);
  });
  it('is answered with the same date', () => assert.deepEqual(change.tell, [{ template: 'report-received', nextStep: 'tell you when we will visit, or what happens next', nextBy: '2026-12-01' }]));
  it('is not answered in writing where we hold no address', () => assert.deepEqual(report({}, '2026-11-27 16:50', { canWrite: false }).tell, []));

  const ways: [RepairReport['reportedBy'], string | undefined][] = [['adviser', 'phone'], ['resident', 'web page'], ['staff', undefined]];
  for (const [reportedBy, channel] of ways) {
    it(`by ${reportedBy} counts as a word from the resident: ${channel ?? 'no'}`, () => {
      assert.deepEqual((report({ reportedBy }, '2026-11-27 16:50').contacts ?? []).map((contact) => [contact.direction, contact.channel]), channel === undefined ? [] : [['in', channel]]);
    });
  }
});

describe('an emergency', () => {
  it('promises to come and make it safe, by the day its clock ends, which coming keeps', () => {
    const { promise, tell } = report({ problem: 'no-water' }, '2026-11-27 16:50', { isEmergency: true });
    assert.deepEqual(promise?.map(({ words, dueOn, keptBy }) => [words, dueOn, keptBy]), [
      ['We will come and make it safe, by Saturday 28 November', '2026-11-28', 'coming'],
    ]);
    assert.deepEqual(tell?.map((one) => 'nextStep' in one && one.nextStep), ['come and make it safe']);
  });
});

describe('whoever will own a repair', () => {
  const opening = { ownerId: 'amina' as StaffId, reference: 'REP-2026-00412' as Reference };
  it('hears of an emergency at once', () => assert.deepEqual(report({}, '2026-11-29 02:10', { isEmergency: true, opening }).notices, [{ staffId: 'amina', words: 'REP-2026-00412: an emergency is reported', isUrgent: true }]));
  it('finds anything else on My work', () => assert.deepEqual(report({}, '2026-11-29 02:10', { opening }).notices, []));
});

describe('the day the next hazards join, 30 November 2026', () => {
  const table: [at: string, problem: string, isEmergency: boolean, clocks: Record<string, string>, why: string][] = [
    ['2026-11-29 23:59', 'no-heating', false, {}, 'the law does not yet reach cold'],
    ['2026-11-30 00:00', 'no-heating', false, { 'hazards.investigate': '2026-12-14' }, 'a minute later it does'],
    ['2026-11-29 23:59', 'damp-or-mould', false, { 'hazards.investigate': '2026-12-11' }, 'damp and mould were in since 2025'],
    ['2026-11-29 23:59', 'no-heating', true, { 'repairs.priority-emergency': '2026-11-30T23:59:00.000Z', 'hazards.emergency': '2026-11-30T23:59:00.000Z' }, 'an emergency of any kind was, too'],
    ['2026-11-30 00:00', 'no-heating', true, { 'repairs.priority-emergency': '2026-12-01T00:00:00.000Z', 'hazards.emergency': '2026-12-01T00:00:00.000Z', 'hazards.investigate': '2026-12-14' }, 'and has both clocks from then'],
  ];
  for (const [at, problem, isEmergency, clocks, why] of table) {
    it(`${problem}${isEmergency ? ', an emergency,' : ''} reported at ${at}: ${why}`, () => {
      const change = report({ problem }, at, { isEmergency });
      const { 'repairs.triage': _, ...others } = clocksOf(change);
      assert.deepEqual(others, clocks);
      assert.equal(marked(change), true);
    });
  }

  it('a danger not yet in the regulations is marked all the same', () => {
    const change = report({ problem: 'unsafe-electrics' }, '2026-11-24 09:30');
    assert.deepEqual([marked(change), Object.keys(clocksOf(change))], [true, ['repairs.triage']]);
  });
});

describe('a danger in the words, whatever was chosen from the list', () => {
  it('is marked with its reason and starts the clock', () => {
    const change = report({ problem: 'window', words: 'Draughty, and black mould all round it' }, '2026-11-24 09:30');
    assert.deepEqual(change.events[1], { type: 'PossibleHazardSeen', data: { hazards: ['damp-and-mould'], because: 'of the words used to describe it' } });
    assert.equal(clocksOf(change)['hazards.investigate'], '2026-12-08');
  });
});

describe('an emergency', () => {
  it('with no hazard in it has the landlord’s 24 hours, across the night the clocks change', () => {
    const change = report({ problem: 'leak' }, '2026-10-24 18:00', { isEmergency: true });
    assert.equal(clocksOf(change)['repairs.priority-emergency'], '2026-10-25T17:00:00.000Z');
    assert.equal(clocksOf(change)['hazards.emergency'], undefined);
  });
});

describe('a repair just reported', () => {
  it('keeps what was said, in their words, and who said it', () => {
    const { repair } = reportedInHand(aRepairContext());
    assert.deepEqual([repair.stage, repair.words, repair.reporterName, repair.hazard, repair.priority], ['reported', 'The cold tap drips all night', 'Ms A. Okafor', 'none-seen', null]);
  });
});
