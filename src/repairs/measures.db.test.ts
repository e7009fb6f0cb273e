import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { london } from '../../test/builders/times.ts';
import { aCaseOf, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { openedLandlord } from '../../test/opened-database.ts';
import { allFacts, newDraft, saveCases } from '../casefile/index.ts';
import { insertRows, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { rowOfRepair, rowOfVisit } from './store/rows.ts';
import { emptyRepair } from './evolve.ts';
import type { Repair, Visit, VisitId } from './model.ts';
import './index.ts';

interface Known {
  readonly stage?: Repair['stage'];
  readonly priority?: Repair['priority'];
  readonly tenure?: string;
  /** When work was done, and how the visit went. */
  readonly visits?: readonly { readonly at: string; readonly status?: 'done' | 'no-access'; readonly purpose?: Visit['purpose'] }[];
  /** Targets that were met, and whether late. */
  readonly targets?: readonly { readonly at: string; readonly late: boolean; readonly rule?: string; readonly status?: 'met' | 'withdrawn' | 'open' }[];
  readonly closedAt?: string;
  /** It came from the system before, with or without a target. */
  readonly before?: { readonly targetOn: string | null };
}

const done = [{ at: '2026-05-12 10:00' }];
const inTime = [{ at: '2026-05-12 10:00', late: false }];
const late = [{ at: '2026-05-12 10:00', late: true }];

/** What counts in RP02, in which part, in which month, and whether within target. */
const rp02: readonly [what: string, known: Known, counts: string | null][] = [
  ['a routine repair done in time', { visits: done, targets: inTime }, 'rp02-1 2026-05-12 within target'],
  ['an urgent repair done in time', { priority: 'urgent', visits: done, targets: inTime }, 'rp02-1 2026-05-12 within target'],
  ['a routine repair done late', { visits: done, targets: late }, 'rp02-1 2026-05-12 not'],
  ['an emergency done in time', { priority: 'emergency', visits: done, targets: inTime }, 'rp02-2 2026-05-12 within target'],
  ['an emergency made safe in time and mended later counts when it was mended', { priority: 'emergency', visits: [{ at: '2026-04-30 18:00', purpose: 'make-safe' }, { at: '2026-05-12 10:00' }], targets: [{ at: '2026-04-30 18:00', late: false }] }, 'rp02-2 2026-05-12 within target'],
  ['one that is only made safe so far is not completed', { stage: 'diagnosed', priority: 'emergency', visits: [{ at: '2026-04-30 18:00', purpose: 'make-safe' }], targets: [{ at: '2026-04-30 18:00', late: false }] }, null],
  ['one whose resident has confirmed', { stage: 'confirmed', visits: done, targets: inTime }, 'rp02-1 2026-05-12 within target'],
  ['one said to be fixed, not yet confirmed', { stage: 'fixed', visits: done, targets: inTime }, 'rp02-1 2026-05-12 within target'],
  ['one closed weeks after counts on the day of the work', { visits: done, targets: inTime, closedAt: '2026-06-20 09:00' }, 'rp02-1 2026-05-12 within target'],
  ['one done again after "not fixed" counts when it was done again', { visits: [...done, { at: '2026-06-03 10:00' }], targets: [...inTime, { at: '2026-06-03 10:00', late: false }] }, 'rp02-1 2026-06-03 within target'],
  ['and is not within target when the first time was late', { visits: [...done, { at: '2026-06-03 10:00' }], targets: [...late, { at: '2026-06-03 10:00', late: false }] }, 'rp02-1 2026-06-03 not'],
  ['one that the resident has just said is not fixed is no longer completed', { stage: 'diagnosed', visits: done, targets: inTime }, null],
  ['a target that was changed with the priority does not count', { visits: done, targets: [...inTime, { at: '2026-05-01 10:00', late: true, rule: 'repairs.priority-urgent', status: 'withdrawn' }] }, 'rp02-1 2026-05-12 within target'],
  ['a late clock that is not the target does not count', { visits: done, targets: [...inTime, { at: '2026-05-12 10:00', late: true, rule: 'hazards.investigate' }] }, 'rp02-1 2026-05-12 within target'],
  ['a target carried over from the system before', { visits: done, targets: [{ at: '2026-05-12 10:00', late: true, rule: 'repairs.carried-over' }] }, 'rp02-1 2026-05-12 not'],
  ['planned work', { priority: 'planned', visits: done, targets: inTime }, 'rp02-planned 2026-05-12 within target'],
  ['a leaseholder\'s home', { tenure: 'leasehold', visits: done, targets: late }, 'rp02-not-rented 2026-05-12 within target'],
  ['a shared ownership home', { tenure: 'shared ownership', visits: done, targets: inTime }, 'rp02-not-rented 2026-05-12 within target'],
  ['one without a priority', { priority: null, visits: done, targets: inTime }, 'rp02-no-target 2026-05-12 within target'],
  ['one without a target', { visits: done }, 'rp02-no-target 2026-05-12 within target'],
  ['a cancelled one', { stage: 'cancelled', closedAt: '2026-05-14 09:00', priority: 'emergency' }, 'rp02-cancelled 2026-05-14 within target'],
  ['one of the system before, ended on its target day', { closedAt: '2026-05-12 23:00', before: { targetOn: '2026-05-12' } }, 'rp02-1 2026-05-12 within target'],
  ['one of the system before, ended the day after', { closedAt: '2026-05-13 00:30', before: { targetOn: '2026-05-12' } }, 'rp02-1 2026-05-13 not'],
  ['one of the system before that kept no target', { closedAt: '2026-05-12 10:00', before: { targetOn: null } }, 'rp02-no-target 2026-05-12 within target'],
];

describe('what is counted of repairs', () => {
  let opened: Awaited<ReturnType<typeof openedLandlord>>;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    opened = await openedLandlord();
    ({ database, landlord } = opened);
  });
  after(() => opened.close());

  let number = 0;
  async function aRepair({ stage = 'closed', priority = 'routine', tenure = 'social rent', visits = [], targets = [], closedAt, before: imported }: Known): Promise<string> {
    const file = aCaseOf(landlord, `REP-2026-${String((number += 1)).padStart(5, '0')}`, { openedAt: london('2026-04-28 10:00') });
    const draft = newDraft(file);
    draft.file = { ...draft.file, closedAt: closedAt === undefined ? null : london(closedAt) };
    const shown: Visit[] = visits.map(({ at, status = 'done', purpose = 'repair' }) => ({ id: newId() as VisitId, purpose, on: '2026-05-12' as Visit['on'], partOfDay: 'morning', operativeId: landlord.staff.operative.id, operativeName: 'Sam', promiseId: newId() as Visit['promiseId'], orderId: null, noticedAt: null, status, outcomeWords: 'x', settledAt: london(at), places: null, reminders: [] }));
    const repair: Repair = { ...emptyRepair(file.id, file.openedAt), stage, priority, trade: 'plumber', visits: shown };
    await database.inLandlord(landlord.id, async (tx) => {
      await tx.query('update homes set tenure = $2 where landlord_id = $1', [landlord.id, tenure]);
      await saveCases(tx, [draft], [{ table: 'repairs', rows: [rowOfRepair(landlord.id, repair)] }, { table: 'repair_visits', rows: shown.map((visit) => rowOfVisit(landlord.id, file.id, visit)) }]);
      await insertRows(tx, 'deadlines', targets.map(({ at, late: isLate, rule = 'repairs.priority-routine', status = 'met' }) => ({
        landlord_id: landlord.id, id: newId(), case_id: file.id, kind: 'policy', rule, rule_version: '1', duty: 'Complete the repair', counted_from: 'x', due_on: '2026-05-11', because: 'x', citation: 'x', confidence: 'P', steps: [],
        status, set_at: file.openedAt, settled_at: london(at), late: isLate, ends_at: london('2026-05-12 00:00'), next_look_at: null,
      })));
      if (imported !== undefined) await insertRows(tx, 'imported_repairs', [{ landlord_id: landlord.id, job_number: file.reference, case_id: file.id, row_sha256: 'x', target_on: imported.targetOn, imported_at: file.openedAt }]);
    });
    return file.id;
  }

  async function counted(caseId: string, measures: RegExp, [hitWords, otherWords]: readonly [string, string] = ['within target', 'not']): Promise<string | null> {
    const rows = await database.inLandlord(landlord.id, (tx) => tx.query<{ measure: string; on: string; hit: boolean }>(
      `select measure, (at at time zone 'Europe/London')::date as on, hit from (${allFacts((id) => `${id} = $2`)}) f order by measure, at`, [landlord.id, caseId]));
    const found = rows.filter(({ measure }) => measures.test(measure)).map(({ measure, on, hit }) => `${measure} ${on} ${hit ? hitWords : otherWords}`);
    return found.length === 0 ? null : found.join('; ');
  }

  for (const [what, known, counts] of rp02) {
    it(`RP02: ${what}`, async () => assert.equal(await counted(await aRepair(known), /^rp02/), counts));
  }

  const closed = { closedAt: '2026-05-12 23:00' };
  const closedLate: readonly [what: string, known: Known, counts: string | null][] = [
    ['one whose clocks all held', { ...closed, targets: inTime }, 'closed-late 2026-05-12 in time'],
    ['one of whose clocks ran out', { ...closed, targets: [...inTime, { at: '2026-05-12 10:00', late: true, rule: 'hazards.investigate' }] }, 'closed-late 2026-05-12 late'],
    ['one that never had a clock is neither', closed, null],
    ['one of the system before, ended on its target day', { ...closed, before: { targetOn: '2026-05-12' } }, 'closed-late 2026-05-12 in time'],
    ['one of the system before, ended the day after', { ...closed, before: { targetOn: '2026-05-11' } }, 'closed-late 2026-05-12 late'],
    ['one of the system before that kept no target is neither', { ...closed, before: { targetOn: null } }, null],
    ['one of the system before that was opened again counts by our clocks, once', { ...closed, before: { targetOn: '2026-05-11' }, targets: inTime }, 'closed-late 2026-05-12 in time'],
  ];
  for (const [what, known, counts] of closedLate) {
    it(`closed late: ${what}`, async () => assert.equal(await counted(await aRepair(known), /^closed-late/, ['late', 'in time']), counts));
  }

  it('no access counts visits that were made, not those to come', async () => {
    const id = await aRepair({ visits: [{ at: '2026-05-12 10:00', status: 'no-access' }, { at: '2026-05-14 10:00' }] });
    assert.equal(await counted(id, /^no-access/), 'no-access 2026-05-12 within target; no-access 2026-05-14 not');
  });
});
