import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { london } from '../../../test/builders/times.ts';
import { aRepairContext, aRepairRecord, agreed } from '../../../test/builders/repair.ts';
import { act, reportedInHand, type RepairInHand } from '../../../test/builders/repair-in-hand.ts';
import { staffOf } from '../../../test/builders/people.ts';
import type { RightToRepairDefect } from '../../law/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Priority } from '../model.ts';
import type { RepairContext } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';
import type { Reference } from '../../casefile/index.ts';

const triage = (priority: Priority, differing: Partial<Extract<RepairCommand, { type: 'DiagnoseRepair' }>> = {}): RepairCommand =>
  ({ type: 'DiagnoseRepair', priority, trade: 'plumber', rightToRepairDefect: null, reason: 'On looking again', ...differing });
const at = (words: string, differing: Partial<RepairContext> = {}) => aRepairContext({ now: london(words), ...differing });
const doIt = (hand: RepairInHand, command: RepairCommand, context: RepairContext) => agreed(act(hand, (record) => decideRepair(record, command, context), context));
const openClocks = (hand: RepairInHand) =>
  Object.fromEntries([...hand.clocks.values()].filter(({ status, kind }) => status === 'open' && kind !== 'promise' && kind !== 'rhythm').map(({ rule, dueOn, dueAt }) => [rule, dueOn ?? dueAt]));

describe('the target', () => {
  const targets: [Priority, string][] = [
    ['emergency', '2026-11-25T09:30:00.000Z'],
    ['urgent', '2026-12-01'],
    ['routine', '2026-12-22'],
    ['planned', '2027-02-19'],
  ];
  for (const [priority, due] of targets) {
    it(`of ${priority} counts from the report, though triage came three days later`, () => {
      const hand = reportedInHand(at('2026-11-24 09:30'));
      doIt(hand, triage(priority), at('2026-11-27 15:00'));
      assert.deepEqual(openClocks(hand), { [`repairs.priority-${priority}`]: due });
    });
  }

  it('changes with the priority, still from the report, with the reason on the timeline', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'));
    doIt(hand, triage('routine'), at('2026-11-24 10:00'));
    const change = doIt(hand, triage('urgent', { reason: 'It now runs' }), at('2026-11-26 10:00'));
    assert.deepEqual(openClocks(hand), { 'repairs.priority-urgent': '2026-12-01' });
    assert.deepEqual(change.events, [{ type: 'RepairDiagnosed', data: { priority: 'urgent', trade: 'plumber', rightToRepairDefect: null, reason: 'It now runs' } }]);
  });

  it('stays as it is when only the trade changes', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'));
    doIt(hand, triage('routine'), at('2026-11-24 10:00'));
    doIt(hand, triage('routine', { trade: 'drainage' }), at('2026-11-26 10:00'));
    assert.equal([...hand.clocks.values()].filter(({ rule }) => rule === 'repairs.priority-routine').length, 1);
  });

  it('after the resident said it was not fixed counts from then, not from the report of months ago', () => {
    const hand = reportedInHand(at('2026-06-01 09:30'));
    hand.repair = { ...hand.repair, stage: 'fixed', priority: 'routine' };
    doIt(hand, { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'It drips again', how: 'their link' }, at('2026-11-24 09:30'));
    doIt(hand, triage('urgent'), at('2026-11-25 09:30'));
    assert.equal(openClocks(hand)['repairs.priority-urgent'], '2026-12-01');
  });
});

describe('an emergency', () => {
  const emergencyDue = '2026-11-25T09:30:00.000Z';

  it('has one clock from the report: triage does not start it again', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'), { problem: 'leak' }, true);
    doIt(hand, triage('emergency'), at('2026-11-24 20:00'));
    const clocks = [...hand.clocks.values()].filter(({ rule }) => rule === 'repairs.priority-emergency');
    assert.deepEqual(clocks.map(({ dueAt, status }) => [dueAt, status]), [[emergencyDue, 'open']]);
  });

  it('found to be none loses its clock and has the other target from the report', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'), { problem: 'leak' }, true);
    doIt(hand, triage('urgent'), at('2026-11-24 20:00'));
    assert.deepEqual(openClocks(hand), { 'repairs.priority-urgent': '2026-12-01' });
    doIt(hand, triage('emergency'), at('2026-11-24 21:00'));
    assert.deepEqual(openClocks(hand), { 'repairs.priority-emergency': emergencyDue });
  });
});

describe('triage', () => {
  it('answers its own clock, late or not, and sets the pace of updates', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'));
    // Ids of its own: a stricter pace gives the next word a new clock.
    doIt(hand, triage('urgent'), at('2026-11-27 15:00', { newId }));
    const clock = [...hand.clocks.values()].find(({ rule }) => rule === 'repairs.triage');
    assert.deepEqual([clock?.status, clock?.late], ['met', true]);
    assert.deepEqual([hand.draft.file.updateEvery, hand.draft.file.stage, hand.draft.file.priority], [3, 'diagnosed', 'urgent']);
  });

  it('needs no reason the first time', () => {
    const record = aRepairRecord({ stage: 'reported', priority: null });
    assert.equal(decideRepair(record, triage('routine', { reason: '' }), at('2026-11-24 09:30')).ok, true);
  });
});

describe('the Right to Repair, where it applies', () => {
  const applies = { rightToRepairApplies: true };
  const table: [reported: string, RightToRepairDefect, rule: string, due: string, why: string][] = [
    ['2026-11-24 09:30', 'leaking-pipe', 'repairs.right-to-repair-1', '2026-11-25', 'a leak has one working day'],
    ['2026-11-27 16:00', 'tap-not-turning', 'repairs.right-to-repair-3', '2026-12-02', 'a tap has three, over a weekend'],
    ['2026-12-22 16:00', 'extractor-fan', 'repairs.right-to-repair-7', '2027-01-05', 'a fan has seven, over Christmas'],
    ['2026-10-30 09:30', 'loss-of-heating', 'repairs.right-to-repair-3', '2026-11-04', 'heating the day before the season has three'],
    ['2026-10-31 09:30', 'loss-of-heating', 'repairs.right-to-repair-1', '2026-11-02', 'heating in the season has one'],
    ['2026-05-01 09:30', 'loss-of-heating', 'repairs.right-to-repair-1', '2026-05-05', 'to the last day of it'],
    ['2026-05-02 09:30', 'loss-of-heating', 'repairs.right-to-repair-3', '2026-05-07', 'and not the day after'],
  ];
  for (const [reported, defect, rule, due, why] of table) {
    it(`reported ${reported}: ${why}`, () => {
      const hand = reportedInHand(at(reported));
      doIt(hand, triage('urgent', { rightToRepairDefect: defect }), at('2027-01-12 09:30', applies));
      assert.equal(openClocks(hand)[rule], due);
    });
  }

  it('goes with the defect: none, no clock; the same again, no second clock', () => {
    const hand = reportedInHand(at('2026-11-24 09:30'));
    const withDefect = triage('urgent', { rightToRepairDefect: 'leaking-pipe' });
    doIt(hand, withDefect, at('2026-11-24 10:00', applies));
    doIt(hand, withDefect, at('2026-11-24 11:00', applies));
    assert.equal([...hand.clocks.values()].filter(({ rule }) => rule === 'repairs.right-to-repair-1').length, 1);
    doIt(hand, triage('urgent'), at('2026-11-24 12:00', applies));
    assert.equal(openClocks(hand)['repairs.right-to-repair-1'], undefined);
  });
});

describe('a possible hazard', () => {
  const handOver: RepairCommand = { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference };

  it('that got a hazard case loses its clocks here, and may be booked as an ordinary job', () => {
    const hand = reportedInHand(at('2026-11-30 09:30'), { problem: 'no-heating' }, true);
    doIt(hand, triage('urgent'), at('2026-11-30 10:00'));
    doIt(hand, handOver, at('2026-11-30 11:00', { actor: staffOf('surveyor') }));
    assert.deepEqual(Object.keys(openClocks(hand)), ['repairs.priority-urgent']);
    assert.equal(hand.repair.hazard, 'own-case');
  });

  it('is ruled out by nobody here: no command of a repair takes the mark away but that which gives it a hazard case', () => {
    const record = aRepairRecord({ hazard: 'possible' });
    const after = decideRepair(record, handOver, at('2026-11-30 11:00', { actor: staffOf('surveyor') }));
    assert.deepEqual(after.ok ? after.change.events.map(({ type }) => type) : [], ['HazardCaseOpened']);
  });
});
