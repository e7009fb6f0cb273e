import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextDay, plainDate } from '../clock/index.ts';
import { hazardListOn, hazardLists } from './hazard-lists.ts';
import { hazardKindsOn } from './hazard-phases.ts';

test('each list says where it is from, and has as many kinds as it says, on its first and its last day', () => {
  for (const { kinds, inForce, source, confidence } of hazardLists) {
    assert.notEqual(source.title, '');
    assert.ok(['P', 'S', 'I', 'M'].includes(confidence));
    for (const day of [inForce.from, inForce.until ?? plainDate('2030-01-01')]) {
      assert.equal(hazardKindsOn(day).length, kinds, day);
      assert.equal(hazardListOn(day).kinds, kinds, day);
    }
  }
});

test('the second list follows the first without a gap, and what is inferred says so', () => {
  const [first, second] = hazardLists;
  assert.equal(nextDay(first?.inForce.until ?? plainDate('2000-01-01')), second?.inForce.from);
  assert.equal(second?.confidence, 'I');
});
