import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commands, hazardStory, told, type HazardStory } from '../../../test/builders/hazard.ts';
import type { HazardAction } from './action-page.ts';
import { inUsualOrder } from './usual-order.ts';

const first = (story: HazardStory): HazardAction['action'] | undefined => inUsualOrder(story.draft.hazard)[0]?.action;
const toldOf = (suspected: 'damp-and-mould' | 'falls-on-stairs') => hazardStory(told({ awareAt: '2026-12-01 09:00', suspected }));

describe('what stands first among the acts of a hazard', () => {
  it('is what its record waits for', () => {
    const story = toldOf('damp-and-mould');
    assert.equal(first(story), 'TriageHazard');
    for (const [command, next] of [
      [commands.triage(), 'RecordInvestigation'],
      [commands.investigated('2026-12-02 10:00'), 'WriteSummary'],
      [commands.summarySent('2026-12-02 10:30'), 'RecordMadeSafe'],
      [commands.madeSafe('2026-12-02 11:00'), 'RecordDryCheck'],
    ] as const) {
      assert.equal(story.does('2026-12-02 12:00', command), undefined, command.type);
      assert.equal(first(story), next, `after ${command.type}`);
    }
  });

  it('is the resident’s answer, and then the end, where it is weighed as neither and nothing else is owed', () => {
    const story = toldOf('falls-on-stairs');
    story.does('2026-12-01 11:00', commands.triage({ kind: 'falls-on-stairs', severity: 'moderate', nearness: 'unlikely', grade: 'neither' }));
    story.does('2026-12-01 12:00', { type: 'AgreeToDowngrade' }, { role: 'manager' });
    assert.equal(story.draft.hazard.grade, 'neither');
    assert.equal(first(story), 'RecordResidentsAnswer');
    assert.equal(story.does('2026-12-02 12:00', commands.agrees), undefined);
    assert.equal(first(story), 'CloseHazard');
  });
});
