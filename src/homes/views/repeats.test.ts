import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reference } from '../../casefile/index.ts';
import { instant } from '../../clock/index.ts';
import { repeatsAmong } from './repeats.ts';

const report = (reference: string, on: string, title = 'Damp or mould in the bedroom', kind = 'repair') =>
  ({ reference: reference as Reference, kind, title, openedAt: instant(`${on}T10:00:00.000Z`) });

describe('a repeat is the same problem at the same home within the year before', () => {
  const earlier = report('REP-1', '2025-11-22');
  const table = [
    ['the next day', report('REP-2', '2025-11-23'), true],
    ['on the last day of the year', report('REP-2', '2026-11-22'), true],
    ['a day later than that', report('REP-2', '2026-11-23'), false],
    ['written in other capitals', report('REP-2', '2026-01-05', 'DAMP or mould in the bedroom'), true],
    ['at a home whose system before named no room', report('REP-2', '2026-01-05', 'Damp or mould in the bedroom – kitchen'), true],
    ['another problem', report('REP-2', '2026-01-05', 'Leak under the sink'), false],
    ['another kind of case', report('CMP-2', '2026-01-05', earlier.title, 'complaint'), false],
  ] as const;
  for (const [what, later, isRepeat] of table) {
    it(`${what}: ${isRepeat ? 'a repeat' : 'not one'}`, () => {
      assert.equal(repeatsAmong([later, earlier]).get(later.reference), isRepeat ? 'REP-1' : undefined);
    });
  }

  it('points to the newest of several, and the first of all repeats nothing', () => {
    const cases = [report('REP-3', '2026-03-01'), report('REP-2', '2026-02-01'), report('REP-1', '2026-01-01')];
    assert.deepEqual([...repeatsAmong(cases)], [['REP-3', 'REP-2'], ['REP-2', 'REP-1']]);
  });
});
