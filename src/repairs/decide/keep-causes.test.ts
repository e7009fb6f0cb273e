import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../clock/index.ts';
import { causeChoices, causeInWords, causeNotKnown, causesInOrder, isCauseOffered, type RootCause } from '../model/causes.ts';
import { causeListRefusals, decideCauseList, type CauseListCommand, type CauseListRefusal } from './keep-causes.ts';

const today = plainDate('2026-11-24');
const tomorrow = plainDate('2026-11-25');
const yesterday = plainDate('2026-11-23');
const light: RootCause = { id: 'light', words: 'Roof light seal failed', under: 'penetrating', from: today };
const add = (more: Partial<Extract<CauseListCommand, { type: 'AddCause' }>> = {}): CauseListCommand => ({ type: 'AddCause', words: 'Heat pump lost its charge', under: 'heating', from: today, ...more });
const retire = (cause: string, from = today): CauseListCommand => ({ type: 'RetireCause', cause, from });
const blamesIn = (command: CauseListCommand) => command.type === 'AddCause' && command.words === 'Lifestyle';
const decide = (command: CauseListCommand, own: readonly RootCause[] = []) => decideCauseList(command, { own, today, newId: 'new', blames: blamesIn(command) });
const listAfter = (command: CauseListCommand, own: readonly RootCause[] = []): readonly RootCause[] => {
  const decision = decide(command, own);
  assert.ok(decision.ok, JSON.stringify(decision));
  return decision.list;
};

describe('a landlord’s own causes', () => {
  it('are chosen from the day that is set, under their family', () => {
    const list = listAfter(add({ from: tomorrow }));
    assert.deepEqual([isCauseOffered('new', list, today), isCauseOffered('new', list, tomorrow)], [false, true]);
    assert.ok(causeChoices(list, tomorrow).some(({ text }) => text === 'Heating cannot keep the home warm: Heat pump lost its charge'));
  });

  it('one of ours is retired as one of theirs is, and what stands under it goes with it; all stay readable', () => {
    const list = listAfter(retire('plumbing', tomorrow));
    assert.deepEqual([isCauseOffered('plumbing-joint', list, today), isCauseOffered('plumbing-joint', list, tomorrow)], [true, false]);
    assert.equal(causeInWords('plumbing-joint', list), 'Water from pipes or appliances: Joint, valve or washer failed');
    assert.deepEqual(decide(retire('plumbing', today), list).ok, true, 'sooner than was set');
    assert.equal(isCauseOffered('plumbing-joint', listAfter({ type: 'OfferCauseAgain', cause: 'plumbing' }, list), tomorrow), true);
  });

  const full = Array.from({ length: 200 }, (_, at): RootCause => ({ id: `own-${at}`, words: `Cause ${at}`, under: null }));
  const refused: Readonly<Record<CauseListRefusal, readonly (readonly [why: string, CauseListCommand, own?: readonly RootCause[]])[]>> = {
    'cause-unsaid': [['nothing typed', add({ words: '' })]],
    'cause-is-listed': [['the same words in the same family', add({ words: 'heating system  FAILED or too small' })], ['one that was retired', add({ words: light.words, under: 'penetrating' }), [{ ...light, retiredFrom: yesterday }]]],
    'cause-blames': [['how people live', add({ words: 'Lifestyle' })]],
    'family-not-offered': [['a family that is on no list', add({ under: 'lifestyle' })], ['a retired one', add(), [{ id: 'heating', words: 'Heating', under: null, retiredFrom: today }]], ['one that begins later', add({ under: 'light' }), [{ ...light, from: tomorrow }]]],
    'too-deep': [['under what stands two below its family', add({ under: 'deep' }), [light, { id: 'deep', words: 'Sealant of 2019', under: 'light' }]]],
    'date-has-passed': [['adding to the past', add({ from: yesterday })], ['retiring from yesterday', retire('plumbing', yesterday)]],
    'no-such-cause': [['one that is on no list', retire('lifestyle')], ['offering it again', { type: 'OfferCauseAgain', cause: 'lifestyle' }]],
    'never-retired': [['that it is not known', retire(causeNotKnown)]],
    'is-retired': [['a second time', retire('light'), [{ ...light, retiredFrom: yesterday }]]],
    'not-retired': [['offering what is offered', { type: 'OfferCauseAgain', cause: 'plumbing' }]],
    'list-is-full': [['one more than anybody reads', add(), full]],
  };
  for (const [refusal, cases] of Object.entries(refused)) {
    for (const [why, command, own] of cases) it(`${refusal}: ${why}`, () => assert.deepEqual(decide(command, own), { ok: false, refusal }));
  }
  it('every refusal has its words', () => assert.deepEqual(Object.keys(refused).toSorted(), Object.keys(causeListRefusals).toSorted()));
});

describe('whatever is done to the list', () => {
  const ids = fc.constantFrom('plumbing', 'plumbing-joint', 'heating', 'rising', causeNotKnown, 'new-0', 'new-1', 'new-2', 'nowhere');
  const days = fc.constantFrom(yesterday, today, tomorrow);
  const commands = fc.array(fc.oneof(
    fc.record({ type: fc.constant('AddCause' as const), words: fc.constantFrom('A', 'B', 'C', ''), under: fc.option(ids), from: days }),
    fc.record({ type: fc.constant('RetireCause' as const), cause: ids, from: days }),
    fc.record({ type: fc.constant('OfferCauseAgain' as const), cause: ids }),
  ), { maxLength: 12 });

  it('no cause ever goes or changes its words, and "not known" can always be chosen', () => {
    fc.assert(fc.property(commands, (all) => {
      let own: readonly RootCause[] = [];
      for (const [at, command] of all.entries()) {
        const before = causesInOrder(own).map(({ cause }) => [cause.id, causeInWords(cause.id, own)] as const);
        const decision = decideCauseList(command, { own, today, newId: `new-${at}` });
        own = decision.ok ? decision.list : own;
        for (const [id, words] of before) assert.equal(causeInWords(id, own), words);
        assert.equal(isCauseOffered(causeNotKnown, own, today), true);
      }
    }));
  });
});
