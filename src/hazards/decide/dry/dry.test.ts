import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commands, hazardStory, told } from '../../../../test/builders/hazard.ts';
import { staffOf } from '../../../../test/builders/people.ts';
import { london } from '../../../../test/builders/times.ts';
import { plainDate } from '../../../clock/index.ts';
import { stageOf, stillToProve } from '../../evolve.ts';
import { nothingDoneYet } from './facts.ts';

const { triage, investigated, madeSafe, summarySent, begun, finished, agrees, close, coded, checked } = commands;

/** Damp in summer, with every act recorded by 12 June. */
function worksDone(kind: 'damp-and-mould' | 'structural-collapse' = 'damp-and-mould') {
  const story = hazardStory(told({ awareAt: '2027-06-01 09:00' }));
  for (const command of [triage({ kind }), investigated('2027-06-03 11:00'), summarySent('2027-06-04 09:00'), madeSafe('2027-06-04 10:00'), begun('2027-06-07 09:00'), finished('2027-06-11 15:00')]) {
    assert.equal(story.does('2027-06-12 09:00', { ...command, ...(command.type === 'RecordPreventionBegun' ? { finishBy: plainDate('2027-06-30') } : {}) } as typeof command), undefined, command.type);
  }
  return story;
}

function calledFixed() {
  const story = worksDone();
  for (const command of [coded(), checked('2027-06-14 10:00'), agrees, close()]) assert.equal(story.does('2027-06-14 12:00', command), undefined, command.type);
  return story;
}
const open = (story: ReturnType<typeof worksDone>) => story.record().spine.promises.map(({ dueOn, keptBy }) => [keptBy, dueOn]);
const events = (story: ReturnType<typeof worksDone>) => story.draft.events.map(({ type }) => type);

describe('fixed means dry', () => {
  it('damp needs its cause and a check by somebody else before it is called fixed; a loose ceiling is closed as before', () => {
    const damp = worksDone();
    // Looked into from afar, or before the cause was asked.
    damp.draft.hazard = { ...damp.draft.hazard, cause: null };
    damp.does('2027-06-14 09:00', agrees);
    assert.deepEqual(stillToProve(damp.draft.hazard), ['why it happened', 'a check that it is dry']);
    assert.equal(damp.does('2027-06-14 09:30', close()), 'still-to-do');
    assert.equal(stageOf(damp.draft.hazard), 'in-hand');
    const ceiling = worksDone('structural-collapse');
    ceiling.does('2027-06-14 09:00', agrees);
    assert.equal(ceiling.does('2027-06-14 09:30', close()), undefined);
    assert.equal(stageOf(ceiling.draft.hazard), 'closed');
  });

  it('the cause that an investigation codes counts, and may be said otherwise later', () => {
    const story = worksDone();
    assert.equal(story.draft.hazard.cause, 'penetrating-gutter');
    assert.equal(story.does('2027-06-14 10:00', coded('thermal-bridge')), undefined);
    assert.equal(story.draft.hazard.cause, 'thermal-bridge');
  });

  it('called fixed it stays open, watched, with both checks promised by their days', () => {
    const story = calledFixed();
    assert.equal(stageOf(story.draft.hazard), 'watched');
    assert.equal(story.draft.spine.file.closedAt, null);
    assert.deepEqual(open(story), [['dry-check: after eight weeks', '2027-08-16'], ['dry-check: next winter', '2028-01-31']]);
    assert.deepEqual(story.running(), []);
  });

  it('it closes by itself when both have found it dry, with the ending on which it was called fixed', () => {
    const story = calledFixed();
    assert.equal(story.does('2027-08-11 12:00', checked('2027-08-11 10:00')), undefined);
    assert.equal(stageOf(story.draft.hazard), 'watched');
    assert.equal(story.does('2027-10-01 12:00', checked('2027-10-01 10:00')), 'check-too-soon');
    assert.equal(story.does('2027-12-09 12:00', checked('2027-12-09 10:00')), undefined);
    assert.equal(stageOf(story.draft.hazard), 'closed');
    assert.equal(story.draft.spine.file.closedAt, london('2027-12-09 12:00'));
    assert.deepEqual(story.draft.events.at(-1), { type: 'HazardClosed', data: { ending: 'resident agrees', words: '' } });
    assert.deepEqual([...story.draft.spine.promises.values()].filter(({ keptBy }) => keptBy?.startsWith('dry-check')).map(({ outcome }) => outcome), ['kept', 'kept']);
  });

  it('with a promise to ring open it does not close when it has stayed dry: those in charge hear, and close it once that is kept', () => {
    const story = calledFixed();
    story.does('2027-08-11 12:00', checked('2027-08-11 10:00'));
    assert.equal(story.does('2027-12-08 12:00', { type: 'HearResident', about: 'hazard', words: 'Please ring me', how: 'by phone' }), undefined);
    assert.equal(story.does('2027-12-08 13:00', close()), 'is-watched');
    assert.equal(story.does('2027-12-09 12:00', checked('2027-12-09 10:00')), undefined);
    assert.deepEqual([stageOf(story.draft.hazard), story.draft.spine.file.closedAt, open(story).map(([keptBy]) => keptBy)], ['watched', null, ['ring about what they said']]);
    assert.ok(story.draft.spine.notices.some(({ words }) => words.includes('it has stayed dry, but')));
    assert.equal(story.does('2027-12-09 13:00', close()), 'promise-open');
    for (const promise of story.draft.spine.promises.values()) if (promise.outcome === null) story.draft.spine.promises.set(promise.id, { ...promise, outcome: 'kept' });
    assert.equal(story.does('2027-12-10 09:00', close({ ending: 'no answer', words: 'Rang three times' })), 'is-watched');
    assert.equal(story.does('2027-12-10 09:00', close()), undefined);
    assert.deepEqual([stageOf(story.draft.hazard), story.draft.spine.file.closedAt], ['closed', london('2027-12-10 09:00')]);
  });

  it('nobody in is no ending: it is promised again, as often as it takes', () => {
    const story = calledFixed();
    for (const [day, again] of [['2027-08-11', '2027-08-20'], ['2027-08-20', '2027-09-01'], ['2027-09-01', '2027-09-08']] as const) {
      assert.equal(story.does(`${day} 12:00`, checked(`${day} 10:00`, 'nobody in', again)), undefined);
      assert.deepEqual(open(story).filter(([keptBy]) => keptBy === 'dry-check: after eight weeks'), [['dry-check: after eight weeks', again]]);
    }
    assert.equal(stageOf(story.draft.hazard), 'watched');
  });

  it('what is dry in March says nothing of the winter: the check is promised for the next', () => {
    const story = calledFixed();
    story.does('2027-08-11 12:00', checked('2027-08-11 10:00'));
    assert.equal(story.does('2028-03-06 12:00', checked('2028-03-06 10:00')), undefined);
    assert.deepEqual([stageOf(story.draft.hazard), open(story)], ['watched', [['dry-check: next winter', '2029-01-31']]]);
  });
});

describe('damp that comes back', () => {
  it('found by a check it is weighed and investigated anew, with the law’s clocks from that moment, and counts', () => {
    const story = calledFixed();
    assert.equal(story.does('2027-08-11 12:00', checked('2027-08-11 10:00', 'damp')), undefined);
    const { hazard } = story.draft;
    assert.deepEqual([stageOf(hazard), hazard.timesBack, hazard.clocksFrom, hazard.madeSafeAt, hazard.answer, hazard.cause], ['to-triage', 1, london('2027-08-11 10:00'), null, null, null]);
    assert.deepEqual(story.clocks()['hazards.investigate'], { due: '2027-08-25', status: 'open', late: false });
    assert.deepEqual(open(story), []);
    assert.ok(story.draft.spine.notices.some(({ words }) => words.includes('has come back')));
  });

  it('told of again while it is watched it is the same case, opened again by the report and counted from it', () => {
    const story = calledFixed();
    const again = { type: 'HearAgain', awareAt: london('2027-07-20 08:00'), route: 'resident', words: 'Black again behind the cot', saidEmergency: true, reporterName: 'Ms A. Okafor', lateBecause: '' } as const;
    assert.equal(story.does('2027-07-20 08:30', again), undefined);
    const { hazard } = story.draft;
    assert.deepEqual([hazard.grade, hazard.timesBack, story.clocks()['hazards.emergency']?.due], ['emergency', 1, london('2027-07-21 08:00')]);
    assert.deepEqual(events(story).slice(-2), ['HazardCameBack', 'HazardHeardAgain']);
  });

  it('a check after the works that finds damp begins it anew, and is no recurrence: nobody had called it fixed', () => {
    const story = worksDone();
    assert.equal(story.does('2027-06-14 12:00', checked('2027-06-14 10:00', 'damp')), undefined);
    assert.deepEqual([stageOf(story.draft.hazard), story.draft.hazard.timesBack, story.running()], ['to-triage', 0, ['hazards-policy.triage', 'hazards.investigate']]);
  });

  it('each time counts', () => {
    const story = calledFixed();
    story.does('2027-08-11 12:00', checked('2027-08-11 10:00', 'damp'));
    const round = [triage(), investigated('2027-08-12 11:00'), summarySent('2027-08-12 12:00'), madeSafe('2027-08-13 10:00'), { ...begun('2027-08-13 11:00'), finishBy: plainDate('2027-08-31') }, finished('2027-08-13 12:00'), coded('thermal-bridge'), checked('2027-08-16 10:00'), agrees, close()];
    for (const command of round) assert.equal(story.does('2027-08-16 12:00', command as typeof agrees), undefined, command.type);
    story.does('2027-10-20 12:00', checked('2027-10-20 10:00', 'damp'));
    assert.equal(story.draft.hazard.timesBack, 2);
  });
});

describe('other endings', () => {
  it('the tenancy ended, or the home gone, ends it as such, watched or not, without its being called fixed', () => {
    for (const story of [worksDone(), calledFixed()]) {
      assert.equal(story.does('2027-07-01 12:00', close({ ending: 'tenancy ended', words: 'Keys back' })), undefined);
      assert.deepEqual([stageOf(story.draft.hazard), open(story), story.draft.events.at(-1)], ['closed', [], { type: 'HazardClosed', data: { ending: 'tenancy ended', words: 'Keys back' } }]);
    }
  });

  it('where planned work is to cure it, it is watched until after that work, and the ending says so', () => {
    const story = worksDone();
    const programme = { programmeId: 'roofs', name: 'New roofs', endsOn: plainDate('2028-04-28') };
    story.does('2027-06-14 10:00', coded());
    assert.equal(story.does('2027-06-14 12:00', close({ ending: 'works planned', words: 'The roof is renewed in spring', programmeId: 'roofs' }), { dry: { ...nothingDoneYet, planned: [programme] } }), undefined);
    assert.deepEqual([stageOf(story.draft.hazard), open(story)], ['watched', [['dry-check: after eight weeks', '2028-06-30'], ['dry-check: next winter', '2029-01-31']]]);
    assert.deepEqual([story.draft.hazard.watch?.ending, story.draft.hazard.watch?.planned], ['works planned', programme]);
  });
});

describe('who checks', () => {
  const surveyor = staffOf('surveyor').id;
  it('never whoever did the work; whoever said what it needed may, once it is called fixed', () => {
    const judged = { dry: { ...nothingDoneYet, judgedIt: [surveyor] } };
    const did = { dry: { ...nothingDoneYet, didTheWork: [surveyor] } };
    const cases = [[worksDone(), '2027-06-14', did, 'had-a-hand-in-it'], [worksDone(), '2027-06-14', judged, 'had-a-hand-in-it'], [calledFixed(), '2027-08-11', did, 'had-a-hand-in-it'], [calledFixed(), '2027-08-11', judged, undefined]] as const;
    for (const [story, day, facts, expected] of cases) assert.equal(story.does(`${day} 12:00`, checked(`${day} 10:00`), facts), expected);
  });
});
