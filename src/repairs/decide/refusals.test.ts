import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { aRepairContext, aReport, refusalOf } from '../../../test/builders/repair.ts';
import { refusalsOfRepairs as refusals } from '../../../test/doors/refusals-of-repairs.ts';
import { addDays, plainDate } from '../../clock/index.ts';
import { decideRepair, reportRepair } from './index.ts';

describe('what is refused of a repair', () => {
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const [why, record, command, differing] of cases) {
      it(`${refusal}: ${why}`, () => {
        assert.equal(refusalOf(decideRepair(record, command, aRepairContext(differing))) ?? 'agreed', refusal);
      });
    }
  }

  it('unknown-problem: a report of something not on the list', () => {
    const decision = reportRepair({ type: 'ReportRepair', report: aReport({ problem: 'dragons' }), isEmergency: false, photos: [] }, aRepairContext());
    assert.equal(refusalOf(decision), 'unknown-problem');
  });

  const reportOf = (homeEndedOn: string) => reportRepair({ type: 'ReportRepair', report: aReport(), isEmergency: false, photos: [] }, aRepairContext({ homeEndedOn: plainDate(homeEndedOn) }));
  it('home-has-ended: a report of a home that is no longer ours, from its first such day on', () => {
    const { today } = aRepairContext();
    assert.equal(refusalOf(reportOf(today)), 'home-has-ended');
    assert.equal(refusalOf(reportOf(addDays(today, -400))), 'home-has-ended');
    assert.equal(refusalOf(reportOf(addDays(today, 1))), undefined);
  });

  it('words-missing: a report without the resident’s words', () => {
    const decision = reportRepair({ type: 'ReportRepair', report: aReport({ words: '' }), isEmergency: false, photos: [] }, aRepairContext());
    assert.equal(refusalOf(decision), 'words-missing');
  });
});

describe('the list of refusals', () => {
  it('has a test for each, and no refusal that nothing gives', () => {
    const source = readFileSync(new URL('context.ts', import.meta.url), 'utf8');
    const [, union = ''] = /type RepairRefusal =([^;]+);/.exec(source) ?? [];
    const named = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
    assert.ok(named.length > 20);
    // Only a report can be of an unknown problem, or of a home that is no longer ours; their tests stand above.
    const tested = Object.entries(refusals).filter(([name, cases]) => cases.length > 0 || name === 'unknown-problem' || name === 'home-has-ended');
    assert.deepEqual(tested.map(([name]) => name).sort(), named.sort());
  });
});
