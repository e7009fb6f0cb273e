import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assert as holds, property, shuffledSubarray, tuple } from 'fast-check';
import { aCaseToSeal, aClock, aContact, aMessage, aPromise, theSystem } from '../../../test/builders/case-to-seal.ts';
import type { Deadline } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import { gapKinds, type CaseToSeal, type GapKind } from '../model.ts';
import { gapsOf } from './gaps.ts';

const asOf = '2026-11-22T10:00:00.000Z' as Instant;
const rhythm: Partial<Deadline> = { kind: 'rhythm', rule: 'policy.update-rhythm', endsAt: '2026-09-10T23:00:00.000Z' as Instant };
const outcomeBy = (dueOn: string) => aClock({ id: 'clock-of-promise', kind: 'promise', promiseId: 'promise-1' as never, status: 'open', settledAt: null, dueOn: dueOn as never });
const missed: Partial<Deadline> = { settledAt: '2026-09-18T10:00:00.000Z' as Instant, late: true };
const at = (text: string) => text as Instant;
const look = { type: 'VisitDone', at: '2026-09-08T10:00:00.000Z', data: { purpose: 'inspection' } };
const missedVisit = { type: 'VisitMissed', at: '2026-09-08T19:00:00.000Z', by: theSystem };
const order = (number: number) => ({ type: 'OrderRaised', at: '2026-09-08T10:00:00.000Z', data: { number } });
const noAccess = { type: 'NoAccess', at: '2026-09-08T10:00:00.000Z' };

const cases: readonly (readonly [what: string, record: CaseToSeal, gaps: readonly GapKind[]])[] = [
  ['a record in which all was done and said', aCaseToSeal({ clocks: [aClock()], contacts: [aContact()], messages: [aMessage()] }), []],
  ['a promise that ran out without an outcome', aCaseToSeal({ promises: [aPromise()] }), ['promise-without-outcome']],
  ['a day of a contractor, while they may still write down what came of it', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-11-20' as never })], clocks: [outcomeBy('2026-11-24')] }), []],
  ['such a day on the last day for it', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-11-19' as never })], clocks: [outcomeBy('2026-11-22')] }), []],
  ['such a day of which nothing was written down by then', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-11-17' as never })], clocks: [outcomeBy('2026-11-21')] }), ['promise-without-outcome']],
  ['such a day on a case that was closed meanwhile', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-11-20' as never })], clocks: [outcomeBy('2026-11-24')], closedAt: '2026-11-21T10:00:00.000Z' }), ['promise-without-outcome']],
  ['a promise that is still to be kept', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-12-01' as never })] }), []],
  ['a promise still open on a case that was closed', aCaseToSeal({ promises: [aPromise({ dueOn: '2026-12-01' as never })], closedAt: '2026-11-01T10:00:00.000Z' }), ['promise-without-outcome']],
  ['a promise broken, and no word since', aCaseToSeal({ promises: [aPromise({ outcome: 'broken', outcomeAt: '2026-10-02T00:00:00.000Z' as Instant })] }), ['promise-broken']],
  ['a promise broken, and the resident told', aCaseToSeal({ promises: [aPromise({ outcome: 'broken', outcomeAt: '2026-10-02T00:00:00.000Z' as Instant })], contacts: [aContact({ at: '2026-10-03T10:00:00.000Z' })] }), []],
  ['a promise broken, and a message that never left', aCaseToSeal({ promises: [aPromise({ outcome: 'broken', outcomeAt: '2026-10-02T00:00:00.000Z' as Instant })], messages: [aMessage({ status: 'failed', queuedAt: '2026-10-03T10:00:00.000Z' })] }), ['promise-broken', 'message-not-sent']],
  ['a promise broken, and only the contractor told', aCaseToSeal({ promises: [aPromise({ outcome: 'broken', outcomeAt: '2026-10-02T00:00:00.000Z' as Instant })], messages: [aMessage({ isToContractor: true, residentId: null, queuedAt: '2026-10-03T10:00:00.000Z' })] }), ['promise-broken']],
  ['a silence past the update rhythm', aCaseToSeal({ clocks: [aClock({ ...rhythm, settledAt: at('2026-09-20T10:00:00.000Z') })] }), ['silence']],
  ['a silence that goes on', aCaseToSeal({ clocks: [aClock({ ...rhythm, settledAt: null, status: 'open' })] }), ['silence']],
  ['a word in time', aCaseToSeal({ clocks: [aClock({ ...rhythm, settledAt: at('2026-09-09T10:00:00.000Z') })] }), []],
  ['a look, and no works', aCaseToSeal({ happened: [look] }), ['inspection-without-works']],
  ['a look, and then works', aCaseToSeal({ happened: [look, { type: 'VisitBooked', at: '2026-09-09T10:00:00.000Z' }] }), []],
  ['a look, and then a second look', aCaseToSeal({ happened: [look, { type: 'VisitBooked', at: '2026-09-09T10:00:00.000Z', data: { purpose: 'inspection' } }] }), ['inspection-without-works']],
  ['a look, and then an order to a contractor', aCaseToSeal({ happened: [look, { type: 'OrderRaised', at: '2026-09-09T10:00:00.000Z', data: { number: 1 } }] }), []],
  ['a look, and then a place in a programme', aCaseToSeal({ happened: [look, { type: 'PutInProgramme', at: '2026-09-09T10:00:00.000Z' }] }), []],
  ['a look that found no hazard', aCaseToSeal({ happened: [look, { type: 'HazardRuledOut', at: '2026-09-09T10:00:00.000Z' }] }), []],
  ['works before a look that led to none', aCaseToSeal({ happened: [{ type: 'VisitBooked', at: '2026-09-02T10:00:00.000Z' }, look] }), ['inspection-without-works']],
  ['finished work found wanting, and nothing raised', aCaseToSeal({ happened: [{ type: 'WorkInspected', at: '2026-09-09T10:00:00.000Z', data: { outcome: 'failed', raised: [] } }] }), ['inspection-without-works']],
  ['finished work found wanting in a home that is no longer ours', aCaseToSeal({ happened: [{ type: 'WorkInspected', at: '2026-09-09T10:00:00.000Z', data: { outcome: 'failed', raised: [], homeEndedOn: '2026-09-01' } }] }), []],
  ['finished work found wanting, and raised', aCaseToSeal({ happened: [{ type: 'WorkInspected', at: '2026-09-09T10:00:00.000Z', data: { outcome: 'failed', raised: ['REP-2026-00500'] } }] }), []],
  ['no access, and nothing after it but our own letter', aCaseToSeal({ happened: [noAccess, { type: 'MessageQueued', at: '2026-09-08T10:00:00.000Z', by: theSystem }] }), ['no-access-without-follow-up']],
  ['no access, and a call after it', aCaseToSeal({ happened: [noAccess, { type: 'ContactRecorded', at: '2026-09-08T12:00:00.000Z' }] }), []],
  ['no access today', aCaseToSeal({ happened: [{ ...noAccess, at: '2026-11-22T09:00:00.000Z' }] }), []],
  ['no access for a contractor, and nothing after it', aCaseToSeal({ happened: [{ ...noAccess, type: 'OrderNoAccess' }] }), ['no-access-without-follow-up']],
  ['no access, and a supervisor who looked at it', aCaseToSeal({ happened: [noAccess, { type: 'AccessReviewed', at: '2026-09-09T12:00:00.000Z' }] }), []],
  ['a visit we missed, and nothing after it but an apology', aCaseToSeal({ happened: [missedVisit, { type: 'MessageQueued', at: '2026-09-08T20:00:00.000Z', by: theSystem }] }), ['missed-visit-without-another']],
  ['a visit we missed, and another booked', aCaseToSeal({ happened: [missedVisit, { type: 'VisitBooked', at: '2026-09-09T10:00:00.000Z' }] }), []],
  ['a visit that was not missed after all', aCaseToSeal({ happened: [missedVisit, { type: 'MissedVisitCorrected', at: '2026-09-09T10:00:00.000Z' }] }), []],
  ['an order left lying on a closed case', aCaseToSeal({ happened: [order(1)], closedAt: '2026-10-01T10:00:00.000Z' }), ['order-without-outcome']],
  ['an order under way on an open case', aCaseToSeal({ happened: [order(1)] }), []],
  ['two orders, of which one was completed', aCaseToSeal({ happened: [order(1), order(2), { ...order(1), type: 'OrderCompleted' }], closedAt: '2026-10-01T10:00:00.000Z' }), ['order-without-outcome']],
  ['a follow-on closed without a visit', aCaseToSeal({ happened: [{ type: 'FollowOnRaised', at: '2026-09-08T10:00:00.000Z', data: { parentReference: 'REP-2026-00400' } }], closedAt: '2026-10-01T10:00:00.000Z' }), ['follow-on-never-visited']],
  ['a clock missed, and nobody says why', aCaseToSeal({ clocks: [aClock(missed)] }), ['clock-missed-without-reason']],
  ['a clock missed, with a note once it had run out', aCaseToSeal({ clocks: [aClock(missed)], happened: [{ type: 'NoteAdded', at: '2026-09-16T10:00:00.000Z', data: { words: 'The part came late' } }] }), []],
  ['a clock missed, with a note of long before', aCaseToSeal({ clocks: [aClock(missed)], happened: [{ type: 'NoteAdded', at: '2026-09-02T10:00:00.000Z', data: { words: 'Gate code' } }] }), ['clock-missed-without-reason']],
  ['a clock missed, and a visit moved for a reason while it ran', aCaseToSeal({ clocks: [aClock(missed)], happened: [{ type: 'VisitMoved', at: '2026-09-12T10:00:00.000Z', data: { reason: 'The operative was ill' } }] }), []],
  ['a clock missed, and only the system spoke', aCaseToSeal({ clocks: [aClock(missed)], happened: [{ type: 'Told', at: '2026-09-16T10:00:00.000Z', data: { reason: 'overdue' }, by: theSystem }] }), ['clock-missed-without-reason']],
  ['a clock that ran out and is still open', aCaseToSeal({ clocks: [aClock({ status: 'open', settledAt: null })] }), ['clock-missed-without-reason']],
  ['a message that could not be delivered', aCaseToSeal({ messages: [aMessage({ status: 'failed', failure: 'no such number' })] }), ['message-not-sent']],
  ['a message that went another way', aCaseToSeal({ messages: [aMessage({ status: 'failed' }), aMessage({ id: 'message-2', followsId: 'message-1' })] }), []],
  ['a letter of today that waits for the printer', aCaseToSeal({ messages: [aMessage({ status: 'to print', queuedAt: '2026-11-22T08:00:00.000Z' })] }), []],
  ['a letter that nobody printed', aCaseToSeal({ messages: [aMessage({ status: 'to print' })] }), ['message-not-sent']],
  ['an email that nobody answered', aCaseToSeal({ contacts: [aContact({ direction: 'in', channel: 'email' })] }), ['contact-without-answer']],
  ['an email that was answered by a message', aCaseToSeal({ contacts: [aContact({ direction: 'in', channel: 'email' })], messages: [aMessage({ queuedAt: '2026-09-07T10:00:00.000Z' })] }), []],
  ['an email answered only by a message that was lost', aCaseToSeal({ contacts: [aContact({ direction: 'in', channel: 'email' })], messages: [aMessage({ queuedAt: '2026-09-07T10:00:00.000Z', status: 'failed' })] }), ['contact-without-answer', 'message-not-sent']],
  ['an email that was there before our last word, and one after it', aCaseToSeal({ contacts: [aContact({ id: 'k1', direction: 'in', channel: 'email', at: '2026-09-02T10:00:00.000Z' }), aContact({ id: 'k2' }), aContact({ id: 'k3', direction: 'in', channel: 'web page', at: '2026-09-12T10:00:00.000Z' })] }), ['contact-without-answer']],
  ['an email of this week', aCaseToSeal({ contacts: [aContact({ direction: 'in', channel: 'email', at: '2026-11-18T10:00:00.000Z' })] }), []],
  ['a call that somebody took', aCaseToSeal({ contacts: [aContact({ direction: 'in', channel: 'phone' })] }), []],
  ['a contact with nothing of what was said', aCaseToSeal({ contacts: [aContact({ words: '  ' })] }), ['contact-without-words']],
];

describe('gaps in the record', () => {
  test('every kind of gap has a record here that shows it', () => {
    assert.deepEqual([...new Set(cases.flatMap(([, , expected]) => expected))].toSorted(), gapKinds.toSorted());
  });

  for (const [what, record, expected] of cases) {
    test(`${what}: ${expected.length === 0 ? 'no gap' : expected.join(', ')}`, () => {
      assert.deepEqual(gapsOf(record, asOf).map(({ kind }) => kind).toSorted(), expected.toSorted());
    });
  }

  test('a gap says in words what and when, so that it can be found', () => {
    const [silence] = gapsOf(aCaseToSeal({ clocks: [aClock({ ...rhythm, settledAt: at('2026-09-20T10:00:00.000Z') })] }), asOf);
    assert.equal(silence?.words, 'No word to the resident from Friday 11 September 2026, when one was due, to Sunday 20 September 2026: 9 days.');
  });

  const withAll = aCaseToSeal({
    happened: cases.flatMap(([, { events }]) => events.map(({ type, at, data }) => ({ type, at, data }))),
    promises: [1, 2, 3].map((n) => aPromise({ id: `p${n}` as never, outcome: n === 2 ? 'broken' : null, outcomeAt: n === 2 ? asOf : null })),
    clocks: [1, 2, 3, 4].map((n) => aClock({ id: `c${n}`, status: 'open', settledAt: null, ...(n % 2 === 0 ? rhythm : {}) })),
    contacts: [1, 2].map((n) => aContact({ id: `k${n}`, words: '' })),
    messages: [1, 2, 3].map((n) => aMessage({ id: `m${n}`, status: 'failed' })),
  });

  test('no gap is named twice, and the order in which the record was read changes nothing', () => {
    const usual = gapsOf(withAll, asOf);
    assert.ok(usual.length > 10);
    assert.equal(new Set(usual.map(({ kind, reference, about }) => `${kind} ${reference} ${about}`)).size, usual.length);
    const shuffled = tuple(...([withAll.events, withAll.promises, withAll.clocks, withAll.contacts, withAll.messages] as const).map((rows) => shuffledSubarray([...rows] as unknown[], { minLength: rows.length })));
    holds(property(shuffled, ([events, promises, clocks, contacts, messages]) => {
      assert.deepEqual(gapsOf({ ...withAll, events, promises, clocks, contacts, messages } as CaseToSeal, asOf), usual);
    }), { numRuns: 60 });
  });
});
