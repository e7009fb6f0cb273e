import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContext, anOpenedCase, aPromise } from '../../../test/builders/case.ts';
import { accepted, anOrderContext, anOrderRecord } from '../../../test/builders/order.ts';
import { theClockKeeper } from '../../../test/builders/people.ts';
import { london } from '../../../test/builders/times.ts';
import { applyChange } from '../../casefile/apply-change.ts';
import { draftOf, recordOf, type CaseDraft } from '../../casefile/draft.ts';
import { sweepCase } from '../../casefile/sweep.ts';
import { dateInLondon, plainDate, type Instant } from '../../clock/index.ts';
import type { WorkOrder } from '../model.ts';
import { decideOrder, type OrderChange, type OrderCommand, type OrderContext, type OrderRecord } from './index.ts';

const friday = plainDate('2026-11-27');
const scheduled = { state: { kind: 'scheduled', on: friday, part: 'morning' } } as const;
const promised = aPromise({ keptBy: 'order 1', dueOn: friday, words: 'Our contractor will come on Friday 27 November, in the morning', madeTo: 'the resident' });
const withPromise = (order: Partial<WorkOrder> = scheduled): OrderRecord => anOrderRecord(order, { promises: [promised] });
const at = (now: Instant): Partial<OrderContext> => ({ now, today: dateInLondon(now) });

function changeOf(record: OrderRecord, command: OrderCommand, differing: Partial<OrderContext> = {}): OrderChange {
  const decision = decideOrder(record, command, anOrderContext(differing));
  assert.ok(decision.ok, decision.ok ? '' : decision.refusal);
  return decision.change;
}

const schedule = (on: string): OrderCommand => ({ type: 'ScheduleOrder', on: plainDate(on), part: 'morning' });
const complete = (on: string): OrderCommand => ({ type: 'CompleteOrder', on: plainDate(on), words: 'Both washers renewed' });

describe('the day that is agreed with a contractor', () => {
  it('is promised to the resident, in words they understand', () => {
    const { promise = [] } = changeOf(anOrderRecord(accepted), schedule('2026-11-27'));
    assert.deepEqual(promise.map(({ madeTo, words, dueOn, keptBy }) => ({ madeTo, words, dueOn, keptBy })), [{
      madeTo: 'the resident', words: 'Our contractor will come on Friday 27 November, between 8am and 12 noon', dueOn: friday, keptBy: 'order 1',
    }]);
  });

  it('is promised once only: said again it is the same, and another day takes its place', () => {
    const again = changeOf(withPromise(), schedule('2026-11-27'));
    assert.deepEqual([again.promise, again.settle], [undefined, undefined]);
    const other = changeOf(withPromise(), schedule('2026-12-01'));
    assert.deepEqual(other.settle, [{ id: promised.id, outcome: 'moved', reason: 'Another day was agreed: Tuesday 1 December' }]);
    assert.equal(other.promise?.length, 1);
  });

  it('is promised when a proposed day is accepted as well', () => {
    const proposal = { on: friday, part: 'morning', words: '', proposedById: null, proposedByName: 'Jo Marsh', at: london('2026-11-24 09:00') } as unknown as NonNullable<WorkOrder['proposal']>;
    assert.equal(changeOf(anOrderRecord({ ...accepted, proposal }), { type: 'AcceptSlot' }).promise?.[0]?.dueOn, friday);
  });

  it('is no promise where a visit of our own has the day, or all is said to be done', () => {
    assert.equal(changeOf(anOrderRecord(accepted), schedule('2026-11-27'), { visitBooked: true }).promise, undefined);
    assert.equal(changeOf(anOrderRecord(accepted), schedule('2026-11-27'), { standing: { mayBeDangerous: false, isDecided: true, isSaidDone: true } }).promise, undefined);
  });

  const outcomes: readonly (readonly [why: string, command: OrderCommand, now: string, outcome: string | undefined])[] = [
    ['work done on the day keeps it', complete('2026-11-27'), '2026-11-27 15:00', 'kept'],
    ['work done before the day keeps it', complete('2026-11-25'), '2026-11-25 15:00', 'kept'],
    ['written down on the next working day, it is kept all the same', complete('2026-11-27'), '2026-11-30 09:00', 'kept'],
    ['work done a day later breaks it', complete('2026-11-28'), '2026-11-28 15:00', 'broken'],
    ['they came, and nobody could let them in', { type: 'RecordOrderNoAccess', words: 'Rang twice and knocked' }, '2026-11-27 10:00', 'kept'],
    ['another day, agreed before', schedule('2026-12-01'), '2026-11-26 10:00', 'moved'],
    ['another day, agreed when it had passed with nothing on record', schedule('2026-12-01'), '2026-11-28 10:00', 'broken'],
    ['an order that is cancelled takes it back', { type: 'CancelOrder', reason: 'no longer needed', words: 'The tap was renewed by the plumber of the block' }, '2026-11-26 10:00', 'withdrawn'],
    ['not once the day has passed', { type: 'CancelOrder', reason: 'no longer needed', words: 'The tap was renewed by the plumber of the block' }, '2026-11-28 10:00', 'broken'],
    ['photos change nothing', { type: 'AddOrderPhotos', photos: [{ id: 'p', name: 'tap.jpg' }] as never }, '2026-11-26 10:00', undefined],
  ];
  for (const [why, command, now, outcome] of outcomes) {
    it(why, () => assert.deepEqual((changeOf(withPromise(), command, at(london(now))).settle ?? []).map((each) => each.outcome), outcome === undefined ? [] : [outcome]));
  }

  it('is another order’s promise as little as a promise of something else', () => {
    const others = [aPromise({ keptBy: 'order 2' }), aPromise({ keptBy: 'booking' }), aPromise({ keptBy: null })];
    assert.equal(changeOf(anOrderRecord(scheduled, { promises: others }), complete('2026-11-24')).settle, undefined);
  });

  it('is broken by itself after two working days with nothing written down, at the latest, and the owner hears of it', () => {
    let draft = anOpenedCase({}, aContext(), { events: [] });
    applyChange(draft, { events: [], promise: changeOf(anOrderRecord(accepted), schedule('2026-11-27')).promise ?? [] }, aContext());
    const story: readonly (readonly [at: string, outcome: string[]])[] = [['2026-11-28 00:01', []], ['2026-12-01 23:59', []], ['2026-12-02 00:00', ['PromiseBroken']], ['2026-12-02 00:01', []]];
    for (const [when, broken] of story) {
      draft = reloaded(draft);
      sweepCase(draft, { owners: [draft.file.ownerId], managers: [] }, aContext({ now: london(when), actor: theClockKeeper }));
      assert.deepEqual(draft.events.map(({ type }) => type).filter((type) => type === 'PromiseBroken'), broken, when);
      if (broken.length > 0) assert.match(draft.notices.map(({ words }) => words).join(), /we broke our promise: Our contractor will come on Friday 27 November/);
    }
  });
});

/** As the store would give it back: what is open, and nothing changed yet. */
function reloaded(draft: CaseDraft): CaseDraft {
  const { file, deadlines, promises } = recordOf(draft);
  return draftOf(file, { isNew: false, deadlines, promises, openFollowOns: [] });
}
