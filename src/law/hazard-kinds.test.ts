import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInLondon, instant, instantInLondon, nextDay, plainDate } from '../clock/index.ts';
import { hazardKinds } from './hazard-kinds.ts';
import { currentHazardKind, hazardCoverage, hazardKindsOn, isHazardKind } from './hazard-phases.ts';

test('the rating system lists 29 kinds until 22 June 2026 and 21 from the day after', () => {
  assert.equal(hazardKindsOn(plainDate('2026-06-22')).length, 29);
  assert.equal(hazardKindsOn(plainDate('2026-06-23')).length, 21);
  assert.equal(hazardKindsOn(plainDate('2006-04-05')).length, 0);
  const numbers = hazardKindsOn(plainDate('2026-06-22')).map((kind) => kind.number);
  assert.deepEqual(numbers, Array.from({ length: 29 }, (_, index) => index + 1));
});

test('each of the 29 maps to one of the 21, and every one of the 21 is reached', () => {
  const current = hazardKindsOn(plainDate('2026-06-23')).map((kind) => kind.id);
  const reached = new Set(hazardKindsOn(plainDate('2026-06-22')).map((kind) => currentHazardKind(kind.id)));
  assert.deepEqual([...reached].toSorted(), current.toSorted());
  const cases = [
    ['carbon-monoxide', 'indoor-air-pollutants'], ['food-safety', 'domestic-hygiene'], ['falls-with-baths', 'falls-on-the-level'],
    ['explosions', 'fire-and-explosions'], ['ergonomics', 'collisions-and-ergonomics'], ['damp-and-mould', 'damp-and-mould'],
  ] as const;
  for (const [old, now] of cases) assert.equal(currentHazardKind(old), now);
});

test('a merged kind ends the day before the kind that replaces it begins, in the same phase', () => {
  const merged = hazardKinds.filter((kind) => kind.becomes !== undefined);
  assert.equal(merged.length, 13);
  for (const kind of merged) {
    const successor = hazardKinds.find((other) => other.id === kind.becomes);
    assert.equal(nextDay(kind.inForce.until ?? kind.inForce.from), successor?.inForce.from, kind.id);
    assert.equal(kind.phase, successor?.phase, kind.id);
  }
});

test('phase 2 starts at midnight on 30 November 2026, London time', () => {
  const lastMinute = dateInLondon(instantInLondon(plainDate('2026-11-29'), '23:59'));
  const midnight = dateInLondon(instant('2026-11-30T00:00:00Z'));
  assert.deepEqual(hazardCoverage('excess-cold', 'significant', lastMinute), {
    covered: false, reason: 'not-in-force-yet', startsOn: '2026-11-30',
  });
  assert.deepEqual(hazardCoverage('excess-cold', 'significant', midnight), { covered: true, since: '2026-11-30' });
});

test('the kinds in each phase', () => {
  const kindsOf = (date: string) =>
    hazardKindsOn(plainDate(date)).filter((kind) => hazardCoverage(kind.id, 'significant', plainDate(date)).covered).map((kind) => kind.id);
  assert.deepEqual(kindsOf('2025-10-27'), ['damp-and-mould']);
  assert.deepEqual(kindsOf('2025-10-26'), []);
  assert.deepEqual(kindsOf('2026-11-30'), [
    'damp-and-mould', 'excess-cold', 'excess-heat', 'falls-on-stairs', 'falls-between-levels', 'electrical',
    'structural-collapse', 'domestic-hygiene', 'falls-on-the-level', 'fire-and-explosions',
  ]);
});

test('an emergency of any kind but crowding is covered from phase 1; phase 3 has no date', () => {
  const emergency = (id: 'lead' | 'crowding-and-space', date: string) => hazardCoverage(id, 'emergency', plainDate(date));
  assert.deepEqual(emergency('lead', '2025-10-27'), { covered: true, since: '2025-10-27' });
  assert.deepEqual(emergency('lead', '2025-10-26'), { covered: false, reason: 'not-in-force-yet', startsOn: '2025-10-27' });
  assert.deepEqual(emergency('crowding-and-space', '2026-11-30'), { covered: false, reason: 'kind-excluded' });
  assert.deepEqual(hazardCoverage('lead', 'significant', plainDate('2027-12-31')), { covered: false, reason: 'no-date-set-yet' });
});

test('ids are known by name', () => {
  assert.equal(isHazardKind('damp-and-mould'), true);
  assert.equal(isHazardKind('dampness'), false);
});
