import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commands, hazardStory, told } from '../../../test/builders/hazard.ts';
import { london } from '../../../test/builders/times.ts';
import type { CaseId, Reference } from '../../casefile/index.ts';
import { plainDate } from '../../clock/index.ts';
import type { TiedRepair } from '../model.ts';
import type { HazardCommand } from './index.ts';

const { triage, investigated, offered } = commands;
const reference = 'REP-2026-00500' as Reference;
const aTied = (differing: Partial<TiedRepair>): TiedRepair => ({ repairId: 'r1' as CaseId, reference, title: 'The roof or a gutter leaks', purpose: 'safety', stage: 'fixed', isClosed: false, begunAt: null, doneAt: null, passed: null, ...differing });
const works = (differing: Partial<TiedRepair>) => ({ works: { tied: [aTied(differing)], named: undefined } });
const taken = { at: london('2026-12-10 09:00'), lateBecause: '', takenFrom: reference, words: '' } as const;

function investigatedStory() {
  const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
  story.does('2026-12-03 12:00', triage());
  story.does('2026-12-03 12:00', investigated('2026-12-03 11:00'));
  return story;
}

describe('a repair’s own dates fill the acts, so that nobody types them twice', () => {
  const cases: readonly (readonly [HazardCommand, Partial<TiedRepair>, 'madeSafeAt' | 'preventionStartedAt' | 'preventionFinishedAt', string, string])[] = [
    [{ type: 'RecordMadeSafe', ...taken }, { doneAt: london('2026-12-08 15:00') }, 'madeSafeAt', 'hazards.make-safe', '2026-12-08 15:00'],
    [{ type: 'RecordPreventionBegun', ...taken, how: 'work started', finishBy: plainDate('2027-01-29') }, { purpose: 'prevention', begunAt: london('2026-12-09 10:00') }, 'preventionStartedAt', 'hazards.prevent-begin', '2026-12-09 10:00'],
  ];
  for (const [command, repair, act, rule, at] of cases) {
    it(`${command.type}, met by when the repair says it was done`, () => {
      const story = investigatedStory();
      assert.equal(story.does('2026-12-14 10:00', command, works(repair)), undefined);
      assert.equal(story.draft.hazard[act], london(at));
      assert.equal(story.clocks()[rule]?.late, false);
      const event = story.draft.events.at(-1)?.data as { readonly words: string; readonly lateBecause: string };
      assert.deepEqual([event.words, event.lateBecause], ['REP-2026-00500: The roof or a gutter leaks', 'As REP-2026-00500 has it']);
    });
  }
});

describe('somewhere to stay', () => {
  const answer = (word: 'accepted' | 'refused', words: string): HazardCommand => ({ type: 'AnswerAccommodation', at: london('2026-12-04 13:00'), lateBecause: 'Late', answer: word, words });
  const promises = (story: ReturnType<typeof investigatedStory>) => story.record().spine.promises.map(({ keptBy, dueOn }) => [keptBy, dueOn]);
  const away = () => {
    const story = investigatedStory();
    assert.equal(story.does('2026-12-04 14:00', offered('2026-12-04 12:00')), undefined);
    assert.equal(story.does('2026-12-04 14:00', answer('accepted', 'Yes, tonight')), undefined);
    return story;
  };

  it('accepted promises the day by which they are home again, and coming home keeps it, with what it cost', () => {
    const story = away();
    assert.deepEqual(promises(story), [['return', '2026-12-20']]);
    assert.equal(story.does('2026-12-18 16:00', { type: 'RecordMovedBack', at: london('2026-12-18 12:00'), lateBecause: '', words: 'Home', finalCostPence: 43_250 }), undefined);
    assert.deepEqual([promises(story), story.draft.hazard.move?.backAt, story.draft.hazard.move?.costPence, story.draft.hazard.move?.finalCostPence], [[], london('2026-12-18 12:00'), 45_000, 43_250]);
  });

  it('later than promised moves the promise, with its reason', () => {
    const story = away();
    assert.equal(story.does('2026-12-18 16:00', { type: 'MoveReturn', untilOn: plainDate('2027-01-08'), reason: 'The plaster dries slowly' }), undefined);
    assert.deepEqual(promises(story), [['return', '2027-01-08']]);
  });

  it('refused keeps its reason, promises nothing, and another may be offered', () => {
    const story = investigatedStory();
    story.does('2026-12-04 14:00', offered('2026-12-04 12:00'));
    story.does('2026-12-04 14:00', answer('refused', 'Too far from school'));
    assert.deepEqual([promises(story), story.draft.hazard.move?.answer, story.draft.hazard.move?.answerWords], [[], 'refused', 'Too far from school']);
    assert.ok(story.running().includes('hazards.make-safe'), 'the home is made safe as soon');
    assert.equal(story.does('2026-12-05 14:00', offered('2026-12-05 12:00')), undefined);
    assert.equal(story.draft.hazard.move?.answer, null);
  });

  const withdraw: HazardCommand = { type: 'WithdrawAccommodation', reason: 'the hotel has closed' };
  it('an offer that we take back is owed again by the same time, and another may be made', () => {
    const story = investigatedStory();
    const due = story.clocks()['hazards.alternative-accommodation']?.due;
    story.does('2026-12-04 14:00', offered('2026-12-04 12:00'));
    assert.ok(!story.running().includes('hazards.alternative-accommodation'));
    assert.equal(story.does('2026-12-04 15:00', withdraw), undefined);
    const again = story.clocks()['hazards.alternative-accommodation'];
    assert.deepEqual([again?.status, again?.due, story.draft.hazard.move], ['open', due, null]);
    assert.equal(story.does('2026-12-05 14:00', offered('2026-12-05 12:00')), undefined);
  });

  it('taken back while they are there, the promise to be home again falls, and another place may be offered', () => {
    const story = away();
    assert.equal(story.does('2026-12-06 15:00', withdraw), undefined);
    assert.deepEqual(promises(story), []);
    assert.ok(story.running().includes('hazards.alternative-accommodation'));
    assert.equal(story.does('2026-12-06 16:00', offered('2026-12-06 15:30')), undefined);
  });

  const messages = (story: ReturnType<typeof investigatedStory>) => [...story.draft.spine.messages.values()].map(({ template }) => template).filter((template) => /stay|return/.test(template));
  it('the resident hears of an offer, of another in its place, of its end and of another day to come home; not of their own answer', () => {
    const story = investigatedStory();
    story.does('2026-12-04 14:00', offered('2026-12-04 12:00'));
    story.does('2026-12-04 15:00', offered('2026-12-04 14:30'));
    story.does('2026-12-04 16:00', withdraw);
    story.does('2026-12-05 14:00', offered('2026-12-05 12:00'));
    story.does('2026-12-05 15:00', { ...answer('accepted', 'Yes'), at: london('2026-12-05 14:30') } as HazardCommand);
    story.does('2026-12-06 15:00', { type: 'MoveReturn', untilOn: plainDate('2026-12-22'), reason: 'the plaster dries slowly' });
    assert.deepEqual(messages(story), ['hazard-stay-offered', 'hazard-stay-changed', 'hazard-stay-withdrawn', 'hazard-stay-offered', 'hazard-return-moved']);
  });

  it('nobody is left with an offer that no longer stands: the home made safe, or no hazard, says so', () => {
    const safe = investigatedStory();
    safe.does('2026-12-04 14:00', offered('2026-12-04 12:00'));
    safe.does('2026-12-05 14:00', commands.madeSafe('2026-12-05 10:00'));
    assert.deepEqual(messages(safe), ['hazard-stay-offered', 'hazard-stay-not-needed']);
    const none = investigatedStory();
    for (const command of [commands.summarySent('2026-12-04 11:00'), offered('2026-12-04 12:00'), { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: 'Rang her' } as const]) none.does('2026-12-04 14:00', command);
    none.does('2026-12-05 09:00', { type: 'AgreeToDowngrade' }, { role: 'manager' });
    assert.deepEqual(messages(none), ['hazard-stay-offered', 'hazard-stay-not-needed']);
  });

  it('an offer whose days were over when it was written down is announced to nobody', () => {
    const story = investigatedStory();
    story.does('2026-12-28 14:00', offered('2026-12-04 12:00'));
    assert.deepEqual(messages(story), []);
  });

  it('nobody closes a case while the household is away', () => {
    const story = away();
    const all = [commands.summarySent('2026-12-04 15:00'), commands.madeSafe('2026-12-07 10:00'), commands.begun('2026-12-07 11:00'), commands.finished('2026-12-08 10:00'), commands.coded(), commands.checked('2026-12-08 11:00'), commands.agrees];
    for (const command of all) assert.equal(story.does('2026-12-08 12:00', command), undefined, command.type);
    assert.equal(story.does('2026-12-08 12:30', commands.close()), 'promise-open');
  });

  it('nor is it ended as no hazard, whether they left before that was proposed or before it was agreed to', () => {
    const noHazard: HazardCommand = { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: 'Rang her' };
    const left = away();
    assert.equal(left.does('2026-12-04 15:30', commands.summarySent('2026-12-04 15:00')), undefined);
    assert.equal(left.does('2026-12-04 16:00', noHazard), 'promise-open');
    assert.equal(left.does('2026-12-04 16:00', { ...noHazard, to: 'neither' }), undefined, 'a lower grade ends nothing');
    const leaves = investigatedStory();
    for (const command of [commands.summarySent('2026-12-04 11:00'), noHazard, offered('2026-12-04 12:00'), answer('accepted', 'Yes, tonight')]) assert.equal(leaves.does('2026-12-04 14:00', command), undefined, command.type);
    assert.equal(leaves.does('2026-12-05 09:00', { type: 'AgreeToDowngrade' }, { role: 'manager' }), 'promise-open');
  });
});
