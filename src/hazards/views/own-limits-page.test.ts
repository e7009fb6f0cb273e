import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { render } from '../../platform/html/index.ts';
import type { OwnLimits } from '../model/own-limits.ts';
import { ownLimitsPage } from './own-limits-page.ts';

const version = (from: string, days: number): OwnLimits => ({ from: plainDate(from), setBy: 'A. Begum', scope: 'every-hazard', limits: { investigate: { workingDays: days } } });
const shown = (...versions: readonly OwnLimits[]) => render(ownLimitsPage({ versions, today: plainDate('2026-11-23'), version: '1', rulebook: '/l/larch/rulebook', history: [] }, { csrfToken: '', body: {}, errors: {} }));
const days = (page: string) => /name="investigate"[^>]*value="([^"]*)"/.exec(page)?.[1];

describe('the form of a landlord’s own limits', () => {
  it('begins with what would count on the day it suggests, and not with what is to begin later', () => {
    assert.equal(days(shown(version('2027-01-02', 3), version('2026-06-01', 7))), '7');
    assert.equal(days(shown(version('2026-11-24', 3), version('2026-06-01', 7))), '3');
    assert.ok(!days(shown(version('2027-01-02', 3))), 'nothing counts before');
  });

  it('lists every version, and links to what everybody reads', () => {
    const page = shown(version('2027-01-02', 3), version('2026-06-01', 7));
    assert.match(page, /From Saturday 2 January 2027.*3 working days/s);
    assert.match(page, /href="\/l\/larch\/rulebook"/);
  });
});
