import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segmentsBetween } from './wal-names.ts';

test('the segments of the log between two points, over the end of a log too', () => {
  assert.deepEqual(segmentsBetween('000000010000000000000002', '000000010000000000000002'), ['000000010000000000000002']);
  assert.deepEqual(segmentsBetween('0000000100000000000000FE', '000000010000000100000001'), [
    '0000000100000000000000FE', '0000000100000000000000FF', '000000010000000100000000', '000000010000000100000001',
  ]);
});

test('points that do not follow one another are refused', () => {
  assert.throws(() => segmentsBetween('000000010000000000000003', '000000010000000000000002'), /does not lead/);
  assert.throws(() => segmentsBetween('000000010000000000000003', '000000020000000000000004'), /does not lead/);
  assert.throws(() => segmentsBetween('00000001.history', '000000020000000000000004'), /no segment/);
});
