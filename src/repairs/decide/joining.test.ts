import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staffOf } from '../../../test/builders/people.ts';
import { agreed, aRepairContext, aRepairRecord, aVisit, visitId } from '../../../test/builders/repair.ts';
import { london } from '../../../test/builders/times.ts';
import type { HazardMark } from '../model.ts';
import type { RepairRecord } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const joined = (words: string): RepairCommand => ({ type: 'JoinReport', words, reporterName: 'Mr B. Okafor', reporterContact: '07700 900456', channel: 'web page' });
const change = (record: RepairRecord, command: RepairCommand, context = aRepairContext()) => agreed(decideRepair(record, command, context));
const owner = staffOf('planner').id;

describe('a second report of the same problem', () => {
  it('joins the first: on its timeline, in their words, and its owner hears of it', () => {
    const { events, contacts, notices } = change(aRepairRecord(), joined('Still dripping'));
    assert.deepEqual(events, [{ type: 'ReportJoined', data: { words: 'Still dripping', reporterName: 'Mr B. Okafor', reporterContact: '07700 900456' } }]);
    assert.deepEqual(contacts?.map(({ direction, channel, words }) => [direction, channel, words]), [['in', 'web page', 'Still dripping']]);
    assert.deepEqual(notices, [{ staffId: owner, words: 'REP-2026-00412: reported again' }]);
  });

  const dangers: [HazardMark, words: string, marked: boolean, why: string][] = [
    ['none-seen', 'There is black mould now', true, 'a danger nobody had told us of'],
    ['not-a-hazard', 'The mould is back', true, 'one that was ruled out before'],
    ['possible', 'There is black mould now', false, 'one that is marked and clocked already'],
    ['none-seen', 'Still dripping', false, 'no danger'],
  ];
  for (const [hazard, words, marked, why] of dangers) {
    it(`that tells of ${why} ${marked ? 'marks it and starts its clock from now' : 'starts no clock'}`, () => {
      const { events, set = [] } = change(aRepairRecord({ hazard }), joined(words), aRepairContext({ now: london('2026-12-01 09:00') }));
      assert.equal(events.some(({ type }) => type === 'PossibleHazardSeen'), marked);
      assert.deepEqual(set.map(({ due }) => [due.rule, 'dueOn' in due && due.dueOn]), marked ? [['hazards.investigate', '2026-12-15']] : []);
    });
  }
});

describe('“this is not right”', () => {
  const notRight: RepairCommand = { type: 'SayNotRight', words: 'I was told Monday' };

  it('on an open repair: somebody rings by the next working day, and the owner hears at once', () => {
    const { promise, notices } = change(aRepairRecord(), notRight);
    assert.deepEqual(promise?.map(({ dueOn }) => dueOn), ['2026-11-25']);
    assert.deepEqual(notices, [{ staffId: owner, words: 'REP-2026-00412: the resident says this is not right' }]);
  });

  it('reaches the managers of the team too, each once', () => {
    const manager = staffOf('manager').id;
    const { notices } = change(aRepairRecord(), notRight, aRepairContext({ managers: [manager, owner] }));
    assert.deepEqual(notices?.map(({ staffId }) => staffId), [owner, manager]);
  });

  it('on a closed one: it is on the record and the owner hears, but nothing is promised on a closed case', () => {
    const { events, promise, notices, set } = change(aRepairRecord({ stage: 'closed' }), { ...notRight, words: 'The mould is back' });
    assert.deepEqual([events.map(({ type }) => type), promise, set, notices?.length], [['ResidentSaidNotRight'], undefined, [], 1]);
  });

  it('that tells of a danger marks it', () => {
    assert.deepEqual(change(aRepairRecord(), { ...notRight, words: 'The socket sparks' }).events.map(({ type }) => type), ['ResidentSaidNotRight', 'PossibleHazardSeen']);
  });
});

describe('asking to change a visit', () => {
  it('moves nothing by itself: somebody rings to agree another day', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
    const { events, promise, settle, file } = change(record, { type: 'AskToChangeVisit', visitId, words: 'Friday is better' });
    assert.deepEqual(events, [{ type: 'VisitChangeAsked', data: { visitId, words: 'Friday is better' } }]);
    assert.deepEqual([promise?.length, settle, file], [1, undefined, undefined]);
  });

  it('in words that tell of a danger marks it', () => {
    const record = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
    assert.deepEqual(change(record, { type: 'AskToChangeVisit', visitId, words: 'Come sooner, the socket sparks' }).events.map(({ type }) => type), ['VisitChangeAsked', 'PossibleHazardSeen']);
  });
});

describe('photos', () => {
  it('are on the timeline by their seals, also after closing', () => {
    const photos = [{ photoId: 'p1', sha256: 'a'.repeat(64), originalSha256: 'b'.repeat(64) }];
    assert.deepEqual(change(aRepairRecord({ stage: 'closed' }), { type: 'AddPhotos', photos }).events, [{ type: 'PhotosAdded', data: { photos } }]);
  });
});
