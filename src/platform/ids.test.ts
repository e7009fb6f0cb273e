import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './ids.ts';
import { isUuid } from './uuid.ts';

const at = Date.parse('2026-11-22T10:00:00Z');

test('ids of one moment are in the order they were made, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, () => newId(at));
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => isUuid(id) && id[14] === '7' && /[89ab]/.test(id[19] ?? '')), 'of the seventh version and the usual variant');
});

test('more of one moment than can be counted are still all different', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(at));
  assert.equal(new Set(ids).size, ids.length);
});

test('an id of a later moment comes after those of an earlier one', () => {
  assert.ok(newId(at + 1) > newId(at));
});
