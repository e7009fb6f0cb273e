import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDate } from '../clock/index.ts';
import { decideNew, decideProgramme, type ProgrammeCommand, type ProgrammeRefusal } from './decide.ts';
import type { Programme, ProgrammeId } from './model.ts';

const today = plainDate('2026-11-24');
const roofs: Programme = { id: 'roofs' as ProgrammeId, name: 'Roofs 2027', work: 'new roofs', startsOn: plainDate('2027-01-04'), endsOn: plainDate('2027-03-31'), state: 'planned', version: 1 };
const change = (differing: Partial<Programme> & { readonly reason?: string }): ProgrammeCommand => ({ type: 'ChangeProgramme', name: roofs.name, work: roofs.work, startsOn: roofs.startsOn, endsOn: roofs.endsOn, reason: 'The contractor is late', ...differing });

const refused: readonly (readonly [string, Partial<Programme>, ProgrammeCommand, ProgrammeRefusal])[] = [
  ['what was dropped is not changed', { state: 'dropped' }, change({ name: 'Roofs' }), 'programme-ended'],
  ['nor is work recorded of what is done', { state: 'done' }, { type: 'RecordWork', placeIds: ['a'], doneOn: today }, 'programme-ended'],
  ['dates move only with a reason', {}, change({ endsOn: plainDate('2027-06-30'), reason: '' }), 'reason-missing'],
  ['dropping takes a reason', {}, { type: 'DropProgramme', reason: '' }, 'reason-missing'],
  ['leaving a home out takes a reason', {}, { type: 'LeaveOutPlaces', placeIds: ['a'], reason: '' }, 'reason-missing'],
  ['it ends after it begins', {}, change({ endsOn: plainDate('2027-01-03') }), 'dates-wrong-way'],
  ['it does not move into the past', {}, change({ startsOn: plainDate('2026-01-05'), endsOn: plainDate('2026-11-23') }), 'date-has-passed'],
  ['saving it as it was is no change', {}, change({}), 'nothing-changes'],
  ['adding no place', {}, { type: 'AddPlaces', placeIds: [] }, 'no-places'],
  ['work of tomorrow is not done', {}, { type: 'RecordWork', placeIds: ['a'], doneOn: plainDate('2026-11-25') }, 'not-yet-done'],
];
for (const [policy, differing, command, refusal] of refused) {
  test(`refused: ${policy}`, () => assert.deepEqual(decideProgramme({ ...roofs, ...differing }, command, today), { ok: false, refusal }));
}

test('what changed is written down with what it was before', () => {
  assert.deepEqual(decideProgramme(roofs, change({ endsOn: plainDate('2027-06-30') }), today), {
    ok: true, what: 'Changed: dates from "Monday 4 January 2027 to Wednesday 31 March 2027" to "Monday 4 January 2027 to Wednesday 30 June 2027"', reason: 'The contractor is late',
  });
});

test('the name of a late programme may be put right while its date stays', () => {
  assert.equal(decideProgramme({ ...roofs, startsOn: plainDate('2026-01-05'), endsOn: plainDate('2026-11-01') }, change({ name: 'Roofs', startsOn: plainDate('2026-01-05'), endsOn: plainDate('2026-11-01') }), today).ok, true);
});

test('a new programme ends today or later', () => {
  assert.equal(decideNew({ ...roofs, startsOn: today, endsOn: today }, today).ok, true);
  assert.deepEqual(decideNew({ ...roofs, startsOn: plainDate('2026-11-01'), endsOn: plainDate('2026-11-23') }, today), { ok: false, refusal: 'date-has-passed' });
});
