import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../clock/index.ts';
import { incompleteInWords } from './freshness.ts';

const counted = { countedAt: instant('2026-11-24T09:00:00Z'), isFirstCount: false, soFar: null, waiting: 0 };

test('a file made while the first count goes on says so in its first lines', () => {
  const [[what, words] = ['', '']] = incompleteInWords({ ...counted, countedAt: null, isFirstCount: true, soFar: { counted: 43, all: 100 } });
  assert.equal(what, 'Not complete');
  assert.match(words, /43 in 100 cases so far.*too low/);
});

test('so does one made while every case is counted again; one of all that there is says nothing of it', () => {
  assert.equal(incompleteInWords({ ...counted, isFirstCount: true }).length, 1);
  assert.deepEqual(incompleteInWords(counted), []);
  assert.deepEqual(incompleteInWords({ ...counted, countedAt: null, isFirstCount: true }), []);
});
