import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commands, hazardStory, told, type HazardStory } from '../../../test/builders/hazard.ts';
import { london } from '../../../test/builders/times.ts';
import type { Reference } from '../../casefile/index.ts';
import { stageOf } from '../evolve.ts';
import type { HazardCommand } from './index.ts';

const { triage, investigated, summarySent, madeSafe } = commands;
const manager = { role: 'manager' } as const;

/** What a repair tells of a danger that has a case already. */
const again = (wall: string, saidEmergency = false): HazardCommand => ({
  type: 'HearAgain', awareAt: london(wall), route: 'resident', words: 'Black mould again', saidEmergency, reporterName: 'Ms A. Okafor', lateBecause: 'It was told of the repair', fromRepair: 'REP-2026-00500' as Reference,
});

function after(grade: 'emergency' | 'significant' | 'neither', ...all: readonly HazardCommand[]): HazardStory {
  const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
  const harm = grade === 'neither' ? { severity: 'moderate', nearness: 'unlikely', grade } as const : { grade };
  assert.equal(story.does('2026-12-01 10:00', triage(harm)), undefined);
  if (grade === 'neither') assert.equal(story.does('2026-12-01 11:00', { type: 'AgreeToDowngrade' }, manager), undefined);
  for (const command of all) assert.equal(story.does('2026-12-09 12:00', command), undefined, command.type);
  return story;
}

const looked = investigated('2026-12-03 11:00');
const made = [looked, summarySent('2026-12-03 12:00'), madeSafe('2026-12-03 13:00')];

describe('what a repair tells again of a hazard that is open', () => {
  it('leaves the clock to investigate where it is while nobody has looked', () => {
    const story = after('significant', again('2026-12-09 10:00'));
    assert.equal(story.clocks()['hazards.investigate']?.due, '2026-12-15');
    assert.equal(story.draft.hazard.clocksFrom, london('2026-12-01 09:00'));
  });

  it('is looked at anew once somebody had looked, with the law’s clock from that word; the clocks of the works run on', () => {
    const story = after('significant', looked, again('2026-12-09 10:00'));
    assert.equal(story.clocks()['hazards.investigate']?.due, '2026-12-23');
    assert.equal(story.clocks()['hazards.make-safe']?.due, '2026-12-10');
    assert.ok(story.running().includes('hazards.summary'), 'what is owed of the first investigation stays owed');
    assert.equal(stageOf(story.draft.hazard), 'to-investigate');
    assert.equal(story.does('2026-12-10 12:00', investigated('2026-12-10 11:00')), undefined);
    assert.equal(story.clocks()['hazards.investigate']?.status, 'met');
  });

  it('what was told before somebody looked is covered by that look, whenever it is written down', () => {
    assert.ok(!after('significant', looked, again('2026-12-02 10:00')).running().includes('hazards.investigate'));
  });

  it('brings what was weighed as neither back under the clock to investigate, from that word', () => {
    const story = after('neither', again('2026-12-09 10:00'));
    assert.deepEqual([story.draft.hazard.grade, story.clocks()['hazards.investigate']?.due], ['significant', '2026-12-23']);
    const seen = after('neither', investigated('2026-12-03 11:00', { found: 'neither', safetyWork: '', prevention: '', noPreventionBecause: 'Dry' }), again('2026-12-09 10:00'));
    assert.equal(seen.clocks()['hazards.investigate']?.due, '2026-12-23');
    assert.ok(!seen.running().includes('hazards.make-safe'), 'nothing was found that had to be made safe');
  });

  it('is an emergency of 24 hours again where the emergency had been looked at and made safe', () => {
    const story = after('emergency', ...made, again('2026-12-09 10:00'));
    assert.equal(story.clocks()['hazards.emergency']?.due, london('2026-12-10 10:00'));
    assert.equal(story.draft.hazard.madeSafeAt, null);
  });

  it('leaves the 24 hours of an emergency that is not safe yet where they are', () => {
    const story = after('emergency', again('2026-12-01 20:00', true));
    assert.equal(story.clocks()['hazards.emergency']?.due, london('2026-12-02 09:00'));
  });

  it('as an emergency is one from that word', () => {
    const story = after('significant', ...made, again('2026-12-09 10:00', true));
    assert.deepEqual([story.draft.hazard.grade, story.clocks()['hazards.emergency']?.due], ['emergency', london('2026-12-10 10:00')]);
  });

  it('said by somebody at the desk, without a repair that gives its clocks over, starts no look anew', () => {
    const { fromRepair: _fromRepair, ...atTheDesk } = again('2026-12-09 10:00') as Extract<HazardCommand, { type: 'HearAgain' }>;
    assert.ok(!after('significant', looked, atTheDesk).running().includes('hazards.investigate'));
  });
});
