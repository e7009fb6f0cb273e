import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as check, boolean, constantFrom, integer, option, property, record } from 'fast-check';
import { london } from '../../../test/builders/times.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import { measures, type Counts, type TallyFacts } from './model.ts';
import { monthInLondon, noCounts, tallyChange, tallyOf } from './tally-of.ts';

const nothing: TallyFacts = { openedAt: null, closedAt: null, ranOut: false, promises: [], rhythms: [], notFixedAt: [] };
const may = london('2026-05-12 10:00');
const june = london('2026-06-02 10:00');
const counted = (facts: Partial<TallyFacts>) => Object.fromEntries([...tallyOf({ ...nothing, ...facts })].map(([month, counts]) => [month, measures.filter((measure) => counts[measure] !== 0).map((measure) => `${measure} ${counts[measure]}`).join(', ')]));

describe('what counts for which month', () => {
  const promise = { madeAt: may, outcome: null, outcomeAt: null };
  const table: [what: string, facts: Partial<TallyFacts>, months: Record<string, string>][] = [
    ['a case counts in the month it was opened', { openedAt: may }, { '2026-05-01': 'opened 1' }],
    ['and in the month it was closed', { openedAt: may, closedAt: june }, { '2026-05-01': 'opened 1', '2026-06-01': 'closed 1' }],
    ['closed late where a clock of law, code or policy had run out', { closedAt: june, ranOut: true }, { '2026-06-01': 'closed 1, closed_late 1' }],
    ['a clock that ran out on an open case is not yet closed late', { openedAt: may, ranOut: true }, { '2026-05-01': 'opened 1' }],
    ['a promise when it is made', { promises: [promise] }, { '2026-05-01': 'promises_made 1' }],
    ['and when it is kept', { promises: [{ ...promise, outcome: 'kept', outcomeAt: june }] }, { '2026-05-01': 'promises_made 1', '2026-06-01': 'promises_kept 1' }],
    ['or broken', { promises: [{ ...promise, outcome: 'broken', outcomeAt: june }] }, { '2026-05-01': 'promises_made 1', '2026-06-01': 'promises_broken 1' }],
    ['one that was moved is neither', { promises: [{ ...promise, outcome: 'moved', outcomeAt: june }] }, { '2026-05-01': 'promises_made 1' }],
    ['a silence in the month our word was due by', { rhythms: [{ endsAt: june, lastPoint: 'overdue' }, { endsAt: june, lastPoint: 'still-overdue' }] }, { '2026-06-01': 'silences 2' }],
    ['a word that is due, or soon, is no silence', { rhythms: [{ endsAt: june, lastPoint: 'due-soon' }, { endsAt: june, lastPoint: null }] }, {}],
    ['each time the resident says that it is not fixed', { notFixedAt: [may, june, june] }, { '2026-05-01': 'not_fixed 1', '2026-06-01': 'not_fixed 2' }],
  ];
  for (const [what, facts, months] of table) it(what, () => assert.deepEqual(counted(facts), months));

  it('the months are London\'s: half past midnight on 1 June is June there and May in UTC', () => {
    assert.equal(monthInLondon('2026-05-31T23:30:00.000Z' as Instant), '2026-06-01');
    assert.equal(monthInLondon('2026-12-31T23:30:00.000Z' as Instant), '2026-12-01');
  });
});

describe('a change', () => {
  const moment = integer({ min: 0, max: 24 * 400 }).map((hours) => addHours(may, hours));
  const facts = record<TallyFacts>({
    openedAt: moment, closedAt: option(moment), ranOut: boolean(), notFixedAt: array(moment, { maxLength: 3 }),
    promises: array(record({ madeAt: moment, outcome: constantFrom('kept' as const, 'moved' as const, 'broken' as const, 'withdrawn' as const), outcomeAt: moment }), { maxLength: 3 }),
    rhythms: array(record({ endsAt: moment, lastPoint: constantFrom(null, 'due-soon' as const, 'overdue' as const) }), { maxLength: 3 }),
  });
  const plus = (one: Counts = noCounts, other: Counts = noCounts) => Object.fromEntries(measures.map((measure) => [measure, one[measure] + other[measure]]));

  it('added to what was counted gives what is counted now, month by month', () => {
    check(property(facts, facts, (before, after) => {
      const [was, change, now] = [tallyOf(before), tallyChange(before, after), tallyOf(after)];
      for (const month of new Set([...was.keys(), ...change.keys(), ...now.keys()])) assert.deepEqual(plus(was.get(month), change.get(month)), plus(now.get(month)));
    }));
  });

  it('that changes nothing leaves no row', () => {
    check(property(facts, (same) => assert.equal(tallyChange(same, same).size, 0)));
  });
});
