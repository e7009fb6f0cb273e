import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tuesdayMorning } from '../../test/builders/case.ts';
import { aRepair, aReport, aVisit, visitDone, visitId } from '../../test/builders/repair.ts';
import { plainDate } from '../clock/index.ts';
import { evolve } from './evolve.ts';
import type { Repair, RepairEvent, Visit, VisitFacts } from './model.ts';

const facts: VisitFacts = (({ id, purpose, on, partOfDay, operativeId, operativeName, promiseId }: Visit) => ({ visitId: id, purpose, on, partOfDay, operativeId, operativeName, promiseId }))(aVisit());
const friday = { ...facts, visitId: 'friday' as typeof visitId, on: plainDate('2026-11-27') };
const booked = aRepair({ stage: 'booked', visits: [aVisit()] });
const after = (repair: Repair, event: RepairEvent) => evolve(repair, event, tuesdayMorning);
const visitOf = ({ visits }: Repair) => visits.map(({ status, outcomeWords, settledAt }) => [status, outcomeWords, settledAt]);

describe('the row is what its events say', () => {
  const stages: [RepairEvent, from: Repair, stage: Repair['stage']][] = [
    [{ type: 'RepairDiagnosed', data: { priority: 'urgent', trade: 'plumber', rightToRepairDefect: null, reason: null } }, aRepair({ stage: 'reported' }), 'diagnosed'],
    [{ type: 'RepairDiagnosed', data: { priority: 'urgent', trade: 'plumber', rightToRepairDefect: null, reason: 'Worse' } }, booked, 'booked'],
    [{ type: 'VisitBooked', data: facts }, aRepair(), 'booked'],
    [{ type: 'VisitMoved', data: { visitId, reason: 'Ill', askedBy: 'us', to: friday } }, booked, 'booked'],
    [{ type: 'VisitCancelled', data: { visitId, reason: 'Ill' } }, booked, 'diagnosed'],
    [{ type: 'VisitDone', data: { visitId, purpose: 'repair', words: 'Done', photos: [] } }, booked, 'fixed'],
    [{ type: 'VisitDone', data: { visitId, purpose: 'inspection', words: 'Looked', photos: [] } }, booked, 'diagnosed'],
    [{ type: 'VisitDone', data: { visitId, purpose: 'make-safe', words: 'Safe', photos: [] } }, booked, 'diagnosed'],
    [{ type: 'NoAccess', data: { visitId, tried: ['phoned'], words: 'Nobody in' } }, booked, 'diagnosed'],
    [{ type: 'FollowOnNeeded', data: { visitId, childReference: 'REP-2026-00500' as never, words: 'New tap', trade: 'plumber' } }, booked, 'diagnosed'],
    [{ type: 'DeclaredFixed', data: { words: 'Whole' } }, aRepair({ visits: [visitDone()] }), 'fixed'],
    [{ type: 'FixConfirmed', data: { words: '', how: 'their link' } }, aRepair({ stage: 'fixed' }), 'confirmed'],
    [{ type: 'FixDenied', data: { words: '', how: 'their link', wasStage: 'closed' } }, aRepair({ stage: 'closed' }), 'diagnosed'],
    [{ type: 'RepairClosed', data: { reason: 'Yes', unanswered: false } }, aRepair({ stage: 'confirmed' }), 'closed'],
    [{ type: 'RepairCancelled', data: { reason: 'resident asked', words: 'Mended', toldHow: 'phone' } }, aRepair(), 'cancelled'],
  ];
  for (const [event, from, stage] of stages) {
    it(`${event.type} of a repair that is ${from.stage} leaves it ${stage}`, () => assert.equal(after(from, event).stage, stage));
  }

  const unchanging: RepairEvent[] = [
    { type: 'ResidentNotSure', data: { words: '' } },
    { type: 'ReportJoined', data: { words: 'Again', reporterName: 'Mr B. Okafor', reporterContact: null } },
    { type: 'ResidentSaidNotRight', data: { words: 'Monday' } },
    { type: 'VisitChangeAsked', data: { visitId, words: 'Friday' } },
    { type: 'PhotosAdded', data: { photos: [] } },
    { type: 'FindingsRecorded', data: { visitId, checked: ['identity'], readings: [], presence: 'present', signature: null } },
    { type: 'CapturePutAside', data: { captureId: visitId, capturedBy: 'Sam Platt', visitId, reason: 'Wrong home' } },
  ];
  for (const event of unchanging) it(`${event.type} changes nothing but the timeline`, () => assert.deepEqual(after(booked, event), booked));
});

describe('a report', () => {
  it('keeps every word of it, but photos stay on the timeline', () => {
    const report = aReport({ words: 'It drips' });
    const repair = after(aRepair({ stage: 'reported' }), { type: 'RepairReported', data: { ...report, isEmergency: true, photos: [{ photoId: 'p', sha256: 's', originalSha256: 'o' }] } });
    assert.deepEqual(repair, { ...aRepair({ stage: 'reported' }), ...report, isEmergency: true });
  });
});

describe('a visit', () => {
  it('moved is kept as moved, and the new one is booked beside it', () => {
    const repair = after(booked, { type: 'VisitMoved', data: { visitId, reason: 'Ill', askedBy: 'us', to: friday } });
    assert.deepEqual(visitOf(repair), [['moved', 'Ill', tuesdayMorning], ['booked', null, null]]);
    assert.equal(repair.visits[1]?.on, '2026-11-27');
  });

  it('over keeps what was said of it and when; other visits are left alone', () => {
    const two = aRepair({ stage: 'booked', visits: [visitDone({ id: 'old' as typeof visitId }), aVisit()] });
    const repair = after(two, { type: 'NoAccess', data: { visitId, tried: ['phoned'], words: 'Nobody in' } });
    assert.deepEqual(repair.visits[0], two.visits[0]);
    assert.deepEqual(visitOf(repair)[1], ['no-access', 'Nobody in', tuesdayMorning]);
  });
});

describe('the counts', () => {
  it('a denial counts a failed fix and starts the asking anew', () => {
    const repair = after(aRepair({ stage: 'fixed', failedFixes: 1, answerAttempts: 2 }), { type: 'FixDenied', data: { words: '', how: 'their link', wasStage: 'fixed' } });
    assert.deepEqual([repair.failedFixes, repair.answerAttempts], [2, 0]);
  });

  it('new work starts the asking anew; looking or making safe does not', () => {
    const asked = { ...booked, answerAttempts: 2 };
    const done = (purpose: Visit['purpose']) => after(asked, { type: 'VisitDone', data: { visitId, purpose, words: 'Done', photos: [] } }).answerAttempts;
    assert.deepEqual([done('repair'), done('make-safe'), done('inspection')], [0, 2, 2]);
    assert.equal(after({ ...asked, visits: [visitDone()] }, { type: 'DeclaredFixed', data: { words: 'Whole' } }).answerAttempts, 0);
  });

  it('an attempt is counted as it was numbered', () => {
    assert.equal(after(aRepair({ stage: 'fixed' }), { type: 'AnswerAttempted', data: { channel: 'phone', words: 'No answer', attempt: 2 } }).answerAttempts, 2);
  });
});

describe('the hazard mark', () => {
  it('is set by what was seen, taken away by somebody competent, and set again by a new report', () => {
    const seen: RepairEvent = { type: 'PossibleHazardSeen', data: { hazards: ['damp-and-mould'], because: 'of the words' } };
    const once = after(aRepair(), seen);
    const ruledOut = after(once, { type: 'HazardRuledOut', data: { reason: 'Dry' } });
    assert.deepEqual([once.hazard, ruledOut.hazard, after(ruledOut, seen).hazard], ['possible', 'not-a-hazard', 'possible']);
  });
});

describe('a follow-on', () => {
  it('starts diagnosed, with its priority and trade', () => {
    const { stage, priority, trade } = after(aRepair({ stage: 'reported', priority: null, trade: null }), { type: 'FollowOnRaised', data: { parentReference: 'REP-2026-00412' as never, priority: 'urgent', trade: 'carpenter' } });
    assert.deepEqual([stage, priority, trade], ['diagnosed', 'urgent', 'carpenter']);
  });
});
