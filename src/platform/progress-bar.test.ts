import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressBar } from './progress-bar.ts';

test('in a file a line stands for each tenth, and 100% for the end alone', () => {
  const written: string[] = [];
  const show = progressBar({ write: (text) => written.push(text) });
  for (const share of [0, 0.05, 0.31, 0.999, 1]) show(share, 'rows');
  assert.deepEqual(written, ['  0%  rows\n', ' 31%  rows\n', ' 99%  rows\n', '100%  rows\n']);
});
