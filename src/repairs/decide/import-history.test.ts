import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContext } from '../../../test/builders/case.ts';
import { london } from '../../../test/builders/times.ts';
import { plainDate } from '../../clock/index.ts';
import type { HistoryFacts } from '../model.ts';
import { importHistory, type HistoryRefusal } from './import-history.ts';

const source = { fileName: 'history.csv', fileSha256: 'a'.repeat(64) };

/** A leak of last year that was mended in three days. The context's today is Tuesday 24 November 2026. */
const facts = (differing: Partial<HistoryFacts> = {}): HistoryFacts => ({
  jobNumber: 'J-1', reportedAt: london('2025-11-03 09:00'), problem: 'leak', trade: 'plumber', priority: 'urgent', targetOn: plainDate('2025-11-10'),
  endedAt: london('2025-11-06 15:00'), visits: 2, noAccessVisits: 1, outcome: 'completed', satisfied: 'yes', costPence: 8450, contractor: null, words: 'Drips', ...differing,
});
const open = { endedAt: null, outcome: null, satisfied: null, targetOn: plainDate('2026-12-01'), reportedAt: london('2026-11-20 09:00') } as const;
const decide = (differing: Partial<HistoryFacts> = {}) => importHistory({ type: 'ImportHistory', facts: facts(differing), source }, aContext());

describe('a repair of the system before', () => {
  it('that ended is closed as of then, with one entry that holds what was told and where it came from', () => {
    const decision = decide();
    assert.ok(decision.ok);
    assert.deepEqual(decision.change, { events: [{ type: 'ImportedFromBefore', data: { ...facts(), ...source } }], file: { closedAt: facts().endedAt } });
  });

  it('that is open keeps the target it had, and gets no promise', () => {
    const decision = decide(open);
    assert.ok(decision.ok);
    const [clock] = decision.change.set ?? [];
    assert.deepEqual([clock?.kind, clock?.due.rule, clock !== undefined && 'dueOn' in clock.due && clock.due.dueOn], ['policy', 'repairs.carried-over', '2026-12-01']);
    assert.equal(decision.change.promise, undefined);
  });

  it('that is open without a target gets no clock made up for it', () => {
    const decision = decide({ ...open, targetOn: null });
    assert.deepEqual(decision.ok && decision.change.set, []);
  });

  it('that is open and could be a danger is marked, since nobody here has looked; one that ended is history', () => {
    const typesOf = (differing: Partial<HistoryFacts>) => {
      const decision = decide(differing);
      return decision.ok ? decision.change.events.map(({ type }) => type) : [];
    };
    assert.deepEqual(typesOf({ ...open, problem: 'damp-or-mould' }), ['ImportedFromBefore', 'PossibleHazardSeen']);
    assert.deepEqual(typesOf({ ...open, problem: 'Smell', words: 'There is black mould' }), ['ImportedFromBefore', 'PossibleHazardSeen']);
    assert.deepEqual(typesOf({ problem: 'damp-or-mould' }), ['ImportedFromBefore']);
  });

  const refusals: Readonly<Record<HistoryRefusal, readonly Partial<HistoryFacts>[]>> = {
    'reported-in-the-future': [{ reportedAt: london('2026-11-25 09:00') }],
    'ended-in-the-future': [{ endedAt: london('2026-11-25 09:00') }],
    'ended-before-reported': [{ endedAt: london('2025-11-02 23:59') }],
    'target-before-reported': [{ targetOn: plainDate('2025-11-02') }],
    'target-too-far': [{ ...open, targetOn: plainDate('2029-01-01') }, { ...open, reportedAt: london('2011-12-01 09:00'), targetOn: plainDate('2011-12-20') }],
    'ended-without-outcome': [{ outcome: null }],
    'outcome-without-end': [{ ...open, outcome: 'completed' }],
    'answer-before-the-end': [{ ...open, satisfied: 'no' }],
    'more-no-access-than-visits': [{ visits: 1, noAccessVisits: 2 }],
  };
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const [index, differing] of cases.entries()) {
      it(`is refused: ${refusal}${index > 0 ? ', the other way' : ''}`, () => {
        const decision = decide(differing);
        assert.equal(decision.ok ? 'agreed' : decision.refusal, refusal);
      });
    }
  }

  it('ended on the day it was reported, or with nothing known of its visits, is no reason to refuse', () => {
    assert.ok(decide({ endedAt: london('2025-11-03 08:00') }).ok);
    assert.ok(decide({ visits: null, noAccessVisits: 1 }).ok);
  });
});
