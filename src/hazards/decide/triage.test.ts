import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { commands, hazardStory, told, type HazardStory } from '../../../test/builders/hazard.ts';
import { gradeByScale, grades, isLower, nearnesses, severities } from '../model.ts';
import { stageOf, stillToDo } from '../evolve.ts';

const { triage, investigated } = commands;
const aware = '2026-12-01 09:00';
const damp = (differing: Parameters<typeof told>[0] extends infer T ? Partial<T> : never = {}) => hazardStory(told({ awareAt: aware, ...differing }));
const someNotAsked = { household: { people: 3, notAsked: 2, isDeclared: false } };
const proposal = (story: HazardStory) => story.draft.hazard.downgrade;

describe('weighing a hazard', () => {
  it('waits until the household was asked about their needs, or somebody says why they could not be', () => {
    const story = damp();
    assert.equal(story.does('2026-12-01 10:00', triage(), someNotAsked), 'needs-not-asked');
    assert.equal(story.does('2026-12-01 10:00', triage({ notAskedBecause: 'Nobody answers; rang at 9, 12 and 4' }), someNotAsked), undefined);
    assert.equal(story.draft.hazard.triage?.needs, 'could-not-be-asked');
  });

  it('whom nobody could ask is taken to be at greater risk, never to have no needs', () => {
    const story = damp();
    story.does('2026-12-01 10:00', triage({ severity: 'serious', nearness: 'any-moment', notAskedBecause: 'In hospital' }), someNotAsked);
    assert.equal(story.draft.hazard.triage?.atGreaterRisk, true);
    assert.equal(story.draft.hazard.grade, 'emergency');
  });

  it('keeps asked and none, declared, and nobody there apart', () => {
    const needs = (people: number, isDeclared: boolean) => {
      const story = damp();
      story.does('2026-12-01 10:00', triage(), { household: { people, notAsked: 0, isDeclared } });
      return story.draft.hazard.triage?.needs;
    };
    assert.deepEqual([needs(2, false), needs(2, true), needs(0, false)], ['none', 'declared', 'nobody-lives-there']);
  });

  it('takes a kind of the list in force on the day we became aware: 29 until 22 June 2026, 21 from the day after', () => {
    const old = hazardStory(told({ awareAt: '2026-06-22 23:59', suspected: null }));
    assert.equal(old.does('2026-06-23 10:00', triage({ kind: 'fire-and-explosions' })), 'kind-not-in-list');
    assert.equal(old.does('2026-06-23 10:00', triage({ kind: 'fire' })), undefined);
    const now = hazardStory(told({ awareAt: '2026-06-23 00:00', suspected: null }));
    assert.equal(now.does('2026-06-23 10:00', triage({ kind: 'fire' })), 'kind-not-in-list');
    assert.equal(now.does('2026-06-23 10:00', triage({ kind: 'fire-and-explosions' })), undefined);
  });

  it('as graver than told holds at once, and its clock counts from when we became aware', () => {
    const story = damp();
    assert.equal(story.does('2026-12-01 15:00', triage({ severity: 'extreme', nearness: 'any-moment', grade: 'emergency' })), undefined);
    assert.deepEqual(story.running(), ['hazards.alternative-accommodation-emergency', 'hazards.emergency']);
    assert.equal(story.clocks()['hazards.emergency']?.due, '2026-12-02T09:00:00.000Z');
  });

  it('names the case by its kind, and an emergency is told of every working day', () => {
    const story = damp({ suspected: null });
    assert.equal(story.does('2026-12-01 10:00', triage({ severity: 'extreme', nearness: 'any-moment', grade: 'emergency' })), undefined);
    assert.deepEqual([story.draft.spine.file.title, story.draft.spine.file.priority, story.draft.spine.file.updateEvery], ['Hazard: damp and mould growth', 'emergency', 1]);
  });

  it('meets the day for weighing it', () => {
    const story = damp();
    assert.equal(story.clocks()['hazards-policy.triage']?.due, '2026-12-02');
    story.does('2026-12-01 15:00', triage());
    assert.equal(story.clocks()['hazards-policy.triage']?.status, 'met');
  });
});

describe('a lower grade takes two people', () => {
  const manager = { role: 'manager' } as const;

  it('when it was told as an emergency, when the scale proposes more, when it is to be neither', () => {
    const cases = [
      [damp({ saidEmergency: true }), triage({ grade: 'significant' }), 'emergency', 'significant'],
      [damp(), triage({ severity: 'severe', nearness: 'any-moment', grade: 'significant' }), 'emergency', 'significant'],
      [damp(), triage({ severity: 'moderate', nearness: 'unlikely', grade: 'neither' }), 'significant', 'neither'],
    ] as const;
    for (const [story, command, stays, proposed] of cases) {
      assert.equal(story.does('2026-12-01 10:00', command), undefined);
      assert.equal(story.draft.hazard.grade, stays);
      assert.equal(proposal(story)?.to, proposed);
      assert.ok(story.running().some((rule) => rule === (stays === 'emergency' ? 'hazards.emergency' : 'hazards.investigate')), 'the graver clock runs on');
    }
  });

  it('and nobody is the second person of their own proposal, in one session or two', () => {
    const story = damp({ saidEmergency: true });
    story.does('2026-12-01 10:00', triage({ grade: 'significant' }));
    assert.equal(story.does('2026-12-01 10:05', { type: 'AgreeToDowngrade' }), 'second-person-needed');
    assert.equal(story.does('2026-12-01 10:10', { type: 'AgreeToDowngrade' }, manager), undefined);
    assert.equal(story.draft.hazard.grade, 'significant');
    assert.deepEqual(story.running(), ['hazards.investigate']);
    assert.equal(story.clocks()['hazards.investigate']?.due, '2026-12-15');
    assert.equal(story.clocks()['hazards-policy.second-person']?.status, 'met');
  });

  it('the second may decline, with a reason, and it stays as grave as it was', () => {
    const story = damp();
    story.does('2026-12-01 10:00', triage());
    story.does('2026-12-02 10:00', { type: 'ProposeDowngrade', to: 'neither', reason: 'Only condensation on a window', toldHow: '' });
    assert.equal(story.does('2026-12-02 11:00', { type: 'DeclineDowngrade', reason: 'Nobody measured the wall' }, manager), undefined);
    assert.deepEqual([story.draft.hazard.grade, proposal(story)], ['significant', null]);
    assert.deepEqual(story.running(), ['hazards.investigate']);
  });

  it('an investigation that finds less proposes it, and the clocks of the graver run until somebody agrees', () => {
    const story = damp();
    story.does('2026-12-01 10:00', triage());
    story.does('2026-12-03 12:00', investigated('2026-12-03 11:00', { found: 'neither', safetyWork: '', prevention: '' }));
    assert.ok(story.running().includes('hazards.make-safe'));
    assert.equal(story.does('2026-12-03 13:00', { type: 'AgreeToDowngrade' }, manager), undefined);
    assert.deepEqual(story.running(), ['hazards.summary']);
  });

  it('ends the case as no hazard only with a second person, and with the resident told', () => {
    const story = damp();
    assert.equal(story.does('2026-12-01 10:00', { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot, wiped off', toldHow: '' }), 'resident-not-told');
    assert.equal(story.does('2026-12-01 10:00', { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot, wiped off', toldHow: 'Rang her; told how to complain' }), undefined);
    assert.equal(story.draft.spine.file.closedAt, null);
    assert.equal(story.does('2026-12-01 11:00', { type: 'AgreeToDowngrade' }, manager), undefined);
    assert.deepEqual([story.draft.hazard.ended, story.draft.spine.file.stage], ['not-a-hazard', 'not-a-hazard']);
    assert.notEqual(story.draft.spine.file.closedAt, null);
    assert.deepEqual(story.running(), []);
  });

  it('what was investigated is called no hazard only after its summary, with the reasons, was sent', () => {
    const story = damp();
    story.does('2026-12-03 12:00', investigated('2026-12-03 11:00'));
    assert.equal(story.does('2026-12-03 13:00', { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Dry', toldHow: 'Rang' }), 'summary-owed');
  });
});

describe('the scale', () => {
  const choices = fc.record({ severity: fc.constantFrom(...severities), nearness: fc.constantFrom(...nearnesses) });

  it('never proposes less for somebody at greater risk', () => {
    fc.assert(fc.property(choices, (choice) => !isLower(gradeByScale({ ...choice, atGreaterRisk: true }), gradeByScale({ ...choice, atGreaterRisk: false }))));
  });

  it('never proposes less for graver or nearer harm', () => {
    fc.assert(fc.property(choices, fc.boolean(), ({ severity, nearness }, atGreaterRisk) => {
      const [s, n] = [severities.indexOf(severity), nearnesses.indexOf(nearness)];
      const here = gradeByScale({ severity, nearness, atGreaterRisk });
      const worse = gradeByScale({ severity: severities[Math.max(0, s - 1)] ?? severity, nearness: nearnesses[Math.max(0, n - 1)] ?? nearness, atGreaterRisk });
      return !isLower(worse, here);
    }));
  });
});

describe('whatever people do, in whatever order', () => {
  const anyCommand = fc.oneof(
    fc.record({ severity: fc.constantFrom(...severities), nearness: fc.constantFrom(...nearnesses), grade: fc.constantFrom(...grades) }).map((more) => triage(more)),
    fc.constantFrom(...grades).map((found) => investigated('2026-12-02 10:00', { found })),
    fc.constantFrom(commands.madeSafe('2026-12-02 11:00'), commands.summarySent('2026-12-02 12:00'), commands.begun('2026-12-02 12:00'), commands.begun('2026-12-02 12:00', 'steps taken'), commands.finished('2026-12-02 13:00'),
      commands.offered('2026-12-02 10:30'), commands.step('2026-12-02 10:30'), commands.inPerson('2026-12-02 12:30'), commands.coded(), commands.checked('2026-12-02 13:30'), commands.checked('2026-12-02 13:30', 'damp'), commands.agrees, commands.close(), { type: 'AgreeToDowngrade' } as const, { type: 'DeclineDowngrade', reason: 'No' } as const),
  );

  it('one person alone never lowers a grade, and nothing ends with an act outstanding, nor is damp closed before it has stayed dry', () => {
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 14 }), fc.boolean(), (all, saidEmergency) => {
      const story = damp({ saidEmergency });
      for (const command of all) {
        const { grade } = story.draft.hazard;
        const before = { grade, todo: stillToDo(story.draft.hazard) };
        const refused = story.does('2026-12-02 14:00', command);
        if (refused === undefined && command.type === 'CloseHazard') assert.deepEqual([before.todo, stageOf(story.draft.hazard)], [[], 'watched']);
        assert.equal(isLower(story.draft.hazard.grade, before.grade), false, command.type);
        assert.equal(story.draft.spine.file.stage, stageOf(story.draft.hazard));
      }
    }), { numRuns: 60 });
  });
});
