import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { usualParts } from '../../appointments/index.ts';
import { addDays, plainDate } from '../../clock/index.ts';
import type { PromiseId, Reference } from '../../casefile/index.ts';
import { accessDecisions, accessSteps } from '../model/access-ladder.ts';
import { programmeChanges } from '../model/standing.ts';
import { aPromise, tuesdayMorning } from '../../../test/builders/case.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { aChild } from '../../../test/builders/repair-in-hand.ts';
import { aRecall, aRepairContext, aRepairRecord, aVisit, threeAttempts, visitDone, visitId, visitPromiseId } from '../../../test/builders/repair.ts';
import { cancelReasons, priorities, stages, trades, visitPurposes, type VisitId } from '../model.ts';
import { decideRepair, type RepairCommand, type RepairRecord } from './index.ts';
import { whyNot } from './why-not.ts';

const thursday = plainDate('2026-11-26');
const words = fc.constantFrom('', 'Some words');
const day = fc.integer({ min: -3, max: 12 }).map((days) => addDays(thursday, days));
const whichVisit = fc.constantFrom(visitId, 'another' as VisitId);
const photos = fc.constantFrom([], [{ photoId: 'p', sha256: 's', originalSha256: 'o' }]);
const operative = { operativeId: staffOf('operative').id, operativeName: 'Dave Entwistle' };
const slot = { on: day, partOfDay: fc.constantFrom(...usualParts) };

/** Any way of filling in any form. */
const anyCommand: fc.Arbitrary<RepairCommand> = fc.oneof(
  fc.record({ type: fc.constant('DiagnoseRepair' as const), priority: fc.constantFrom(...priorities), trade: fc.constantFrom(...trades), rightToRepairDefect: fc.constantFrom(null, 'no-water' as const), reason: words }),
  fc.constant({ type: 'HandHazardOver' as const, hazardReference: 'HAZ-2026-00001' as Reference }),
  fc.record({ type: fc.constant('BookVisit' as const), purpose: fc.constantFrom(...visitPurposes), ...slot }).map((command) => ({ ...command, ...operative })),
  fc.record({ type: fc.constant('MoveVisit' as const), visitId: whichVisit, ...slot, askedBy: fc.constantFrom('us' as const, 'resident' as const), reason: words }).map((command) => ({ ...command, ...operative })),
  fc.record({ type: fc.constant('CancelVisit' as const), visitId: whichVisit, reason: words }),
  fc.record({ type: fc.constant('RecordVisitDone' as const), visitId: whichVisit, words, photos }),
  fc.record({ type: fc.constant('RecordNoAccess' as const), visitId: whichVisit, tried: fc.constantFrom([], ['phoned' as const]), words }),
  fc.record({ type: fc.constant('RecordFollowOn' as const), visitId: whichVisit, words, trade: fc.constantFrom(...trades), priority: fc.constantFrom(...priorities), dueOn: day }).map((command) => ({ ...command, ...aChild(1) })),
  fc.record({ type: fc.constant('DeclareFixed' as const), words }),
  fc.record({ type: fc.constant('RecordTemporaryFix' as const), visitId: whichVisit, words, permanent: words, permanentBy: day, photos }),
  fc.record({ type: fc.constant('ReviewAccess' as const), needs: words, decision: fc.constantFrom(...accessDecisions), reason: words }),
  fc.record({ type: fc.constant('DecideAccessStep' as const), step: fc.constantFrom(...accessSteps), reason: words, nextOn: day }),
  fc.record({ type: fc.constant('CodeCause' as const), cause: fc.constantFrom('plumbing', 'rising', 'lifestyle'), words }),
  fc.record({ type: fc.constant('ReopenFromProgramme' as const), because: fc.constantFrom(...programmeChanges), words }),
  fc.record({ type: fc.constant('RecordProgrammeWork' as const), doneOn: day }),
  fc.record({ type: fc.constant('RuleOutRecall' as const), reason: words }),
  fc.constant({ type: 'AgreeToCancel' as const }),
  fc.record({ type: fc.constant('DeclineCancellation' as const), reason: words }),
  fc.record({ type: fc.constant('ObjectToCancellation' as const), words, how: fc.constant('by phone') }),
  fc.record({ type: fc.constant('RecordAnswerAttempt' as const), channel: fc.constantFrom('phone' as const, 'visit' as const), words }),
  fc.record({ type: fc.constant('AnswerWhetherFixed' as const), answer: fc.constantFrom('fixed' as const, 'not-fixed' as const, 'not-sure' as const), words, how: fc.constant('by phone') }),
  fc.record({ type: fc.constant('JoinReport' as const), words, reporterName: fc.constant('Ms A. Okafor'), reporterContact: fc.constant(null), channel: fc.constant('phone' as const) }),
  fc.record({ type: fc.constant('AddPhotos' as const), photos }),
  fc.record({ type: fc.constant('CloseRepair' as const), words }),
  fc.record({ type: fc.constant('CancelRepair' as const), reason: fc.constantFrom(...cancelReasons), words, toldHow: words }),
);

const anyRecord: fc.Arbitrary<RepairRecord> = fc.record({
  stage: fc.constantFrom(...stages),
  priority: fc.constantFrom(null, ...priorities),
  hazard: fc.constantFrom('none-seen' as const, 'possible' as const, 'not-a-hazard' as const),
  answerAttempts: fc.integer({ min: 0, max: 4 }),
  reportedBy: fc.constantFrom('staff' as const, 'adviser' as const),
  visits: fc.subarray([visitDone({ id: 'earlier' as VisitId }), aVisit({ id: 'shut' as VisitId, status: 'no-access' }), aVisit()]),
  access: fc.constantFrom(null, threeAttempts, { ...threeAttempts, review: { at: tuesdayMorning, by: 'x', needs: 'x', decision: 'tenancy or legal step' as const, reason: 'x' } }),
  cause: fc.constantFrom(null, 'plumbing'),
  problem: fc.constantFrom('tap', 'leak'),
  temporaryFix: fc.constantFrom(null, { permanent: 'x', permanentBy: thursday }),
  recall: fc.constantFrom(null, aRecall),
  cancellation: fc.constantFrom(null, { byId: staffOf('manager').id, by: 'x', at: tuesdayMorning, reason: 'raised in error', words: 'x', toldHow: 'x', orderIds: [] }),
  programme: fc.constantFrom(null, { programmeId: 'p', name: 'x', promisedOn: thursday, promiseId: visitPromiseId }),
  isPromised: fc.boolean(),
  hasFollowOn: fc.boolean(),
}).map(({ isPromised, hasFollowOn, ...repair }) => aRepairRecord(
  { ...repair, reporterName: staffOf('surveyor').name },
  { promises: isPromised ? [aPromise({ id: visitPromiseId as PromiseId, keptBy: null })] : [], openFollowOns: hasFollowOn ? ['REP-2026-00500' as Reference] : [] },
));

const anyContext = fc.record({ today: day, canWrite: fc.boolean(), rightToRepairApplies: fc.boolean(), role: fc.constantFrom('surveyor' as const, 'planner' as const) })
  .map(({ role, ...facts }) => aRepairContext({ ...facts, actor: staffOf(role) }));

describe('why an action can’t be taken', () => {
  test('what the core would agree to, however it is filled in, is never shown as impossible', () => {
    fc.assert(fc.property(anyRecord, anyCommand, anyContext, (record, command, context) => {
      fc.pre(decideRepair(record, command, context).ok);
      assert.equal(whyNot(record, command.type, context), undefined);
    }), { numRuns: 3000, maxSkipsPerRun: 1000 });
  });

  test('to ask is free: no id is taken and the reason has a name', () => {
    fc.assert(fc.property(anyRecord, anyCommand, anyContext, (record, { type }, context) => {
      const asked = whyNot(record, type, { ...context, newId: () => assert.fail('an id was taken only to ask') });
      if (asked !== undefined) assert.notEqual(asked.refusal, '');
    }), { numRuns: 1000 });
  });

  const cases: readonly [string, RepairRecord, RepairCommand['type'], string | undefined][] = [
    ['a visit before anybody has triaged it', aRepairRecord({ stage: 'reported', priority: null }), 'BookVisit', 'not-diagnosed'],
    ['a possible hazard may be inspected', aRepairRecord({ hazard: 'possible' }), 'BookVisit', undefined],
    ['a second visit beside a booked one', aRepairRecord({ stage: 'booked', visits: [aVisit()] }), 'BookVisit', 'visit-already-booked'],
    ['the outcome of a visit two days off', aRepairRecord({ stage: 'booked', visits: [aVisit()] }), 'RecordVisitDone', 'visit-not-reached'],
    ['closing on no access alone', aRepairRecord({ visits: [aVisit({ status: 'no-access' })] }), 'CloseRepair', 'only-no-access'],
    ['closing while a follow-on is open', aRepairRecord({ stage: 'confirmed', visits: [visitDone()] }, { openFollowOns: ['REP-2026-00500' as Reference] }), 'CloseRepair', 'follow-on-open'],
    ['closing after two attempts', aRepairRecord({ stage: 'fixed', answerAttempts: 2, visits: [visitDone()] }), 'CloseRepair', 'no-answer-yet'],
    ['closing after three', aRepairRecord({ stage: 'fixed', answerAttempts: 3, visits: [visitDone()] }), 'CloseRepair', undefined],
    ['"not fixed" after closing opens it again', aRepairRecord({ stage: 'closed', visits: [visitDone()] }), 'AnswerWhetherFixed', undefined],
  ];
  for (const [what, record, action, refusal] of cases) {
    test(`${what}: ${refusal ?? 'can be done'}`, () => assert.equal(whyNot(record, action, aRepairContext())?.refusal, refusal));
  }
});
