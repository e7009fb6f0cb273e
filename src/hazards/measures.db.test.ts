import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aCaseOf } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { openedLandlord } from '../../test/opened-database.ts';
import { allFacts, newDraft, saveCases } from '../casefile/index.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import './index.ts';

interface Clock {
  readonly rule?: string;
  readonly due?: string;
  readonly status: 'open' | 'met' | 'withdrawn';
  readonly late?: boolean;
  readonly settled?: string;
  readonly point?: 'due-soon' | 'overdue' | 'still-overdue';
}

const inTime: Clock = { status: 'met', settled: '2026-12-10 11:00' };
const late: Clock = { status: 'met', late: true, settled: '2027-01-04 11:00' };

/** What counts of a clock that is due on 15 December 2026, in which month, and whether as met in time. */
const cases: readonly (readonly [what: string, clocks: readonly Clock[], counts: string])[] = [
  ['one met in time counts when it was met', [inTime], 'hazard-clocks 2026-12-10 in time'],
  ['one met on its last day is in time', [{ status: 'met', settled: '2026-12-15 23:00' }], 'hazard-clocks 2026-12-15 in time'],
  ['one done in time and written down afterwards stays in the month it was due', [{ status: 'met', settled: '2027-01-04 09:00' }], 'hazard-clocks 2026-12-15 in time'],
  ['one met late counts as not, in the month it was due', [late], 'hazard-clocks 2026-12-15 not'],
  ['one that ran out and still runs counts as not', [{ status: 'open', point: 'overdue' }], 'hazard-clocks 2026-12-15 not'],
  ['and as the managers were told', [{ status: 'open', point: 'still-overdue' }], 'hazard-clocks 2026-12-15 not'],
  ['one that is still to come does not count', [{ status: 'open' }, { status: 'open', point: 'due-soon' }], ''],
  ['nor one that was taken away', [{ status: 'withdrawn', settled: '2026-12-20 09:00' }], ''],
  ['policy counts as the law does', [{ ...inTime, rule: 'hazards-policy.make-safe' }], 'hazard-clocks 2026-12-10 in time'],
  ['our own limits do not', [{ ...inTime, rule: 'hazards-policy.triage' }, { ...late, rule: 'hazards-policy.second-person' }, { ...late, rule: 'repairs.triage' }], ''],
  ['a clock that is due on the last of a month counts in that month', [{ ...late, due: '2026-11-30' }], 'hazard-clocks 2026-11-30 not'],
  ['two clocks of one case are two', [inTime, { ...late, rule: 'hazards.make-safe' }], 'hazard-clocks 2026-12-10 in time; hazard-clocks 2026-12-15 not'],
  ['a written summary counts by itself as well', [{ ...inTime, rule: 'hazards.summary' }], 'hazard-clocks 2026-12-10 in time; hazard-summaries 2026-12-10 in time'],
  ['one by policy that is late', [{ ...late, rule: 'hazards-policy.summary' }], 'hazard-clocks 2026-12-15 not; hazard-summaries 2026-12-15 not'],
];

describe('what is counted of the clocks of hazards', () => {
  let opened: Awaited<ReturnType<typeof openedLandlord>>;
  before(async () => {
    opened = await openedLandlord();
  });
  after(() => opened.close());

  let number = 0;
  async function aCaseWith(clocks: readonly Clock[]): Promise<string> {
    const { database, landlord } = opened;
    const file = { ...aCaseOf(landlord, `HAZ-2026-${String((number += 1)).padStart(5, '0')}`, { openedAt: london('2026-12-01 10:00') }), kind: 'hazard' as const };
    await database.inLandlord(landlord.id, async (tx) => {
      await saveCases(tx, [newDraft(file)], []);
      await insertRows(tx, 'deadlines', clocks.map(({ rule = 'hazards.investigate', due = '2026-12-15', status, late: isLate = false, settled, point = null }) => ({
        landlord_id: landlord.id, id: newId(), case_id: file.id, kind: 'law', rule, rule_version: '1', duty: 'Investigate', counted_from: 'x', due_on: due, because: 'x', citation: 'x', confidence: 'S', steps: [],
        status, set_at: file.openedAt, settled_at: settled === undefined ? null : london(settled), late: isLate, ends_at: london(`${due} 23:59`), next_look_at: null, last_point: point,
      })));
    });
    return file.id;
  }

  for (const [what, clocks, counts] of cases) {
    it(what, async () => {
      const id = await aCaseWith(clocks);
      const rows = await opened.database.inLandlord(opened.landlord.id, (tx) => tx.query<{ measure: string; on: string; hit: boolean }>(
        `select measure, (at at time zone 'Europe/London')::date as on, hit from (${allFacts((caseId) => `${caseId} = $2`)}) f where measure like 'hazard-%' order by measure, at`, [opened.landlord.id, id]));
      assert.equal(rows.map(({ measure, on, hit }) => `${measure} ${on} ${hit ? 'in time' : 'not'}`).join('; '), counts);
    });
  }
});
