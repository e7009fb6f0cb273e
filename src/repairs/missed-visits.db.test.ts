import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { aContractorOf } from '../../test/builders/contractors.ts';
import { aRaise } from '../../test/builders/order.ts';
import { allDone, openResidentSite, outcomeOf, reported, type ResidentSite } from '../../test/resident-site.ts';
import { verifyCase } from '../casefile/index.ts';
import { plainDate } from '../clock/index.ts';
import { performOnOrder, performRaise } from '../orders/index.ts';
import { newId } from '../platform/ids.ts';
import type { RepairCommand } from './decide/index.ts';
import { lookAfterDaysOfOrders, lookAfterVisits } from './jobs.ts';
import type { Remedy } from './model/remedy.ts';
import { countSumsToDecide } from './queries/sums-to-decide.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));

const workerAt = (now: string) => lookAfterVisits(site.landlord, { database: site.database, log: pino({ level: 'silent' }), now, newId });

async function bookedFor(on: string): Promise<string> {
  const { reference } = await reported(site, { problem: 'something-else' });
  const { operative } = site.larch.staff;
  await allDone(site, reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
  await allDone(site, reference, { type: 'BookVisit', purpose: 'repair', on: plainDate(on), partOfDay: 'morning', operativeId: operative.id, operativeName: operative.name });
  return reference;
}

const told = async (reference: string) => (await rows<{ template: string }>(
  `select m.template from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
   where m.landlord_id = $1 and c.reference = $2 and m.template in ('visit-reminder', 'visit-missed', 'contractor-missed', 'remedy-offered') order by m.queued_at`, reference)).map(({ template }) => template);
const remedyOf = async (reference: string) => (await rows<{ id: Remedy['id']; pence: number; state: string; confidence: string }>(
  `select m.id, m.pence, m.state, m.confidence from repair_remedies m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and c.reference = $2`, reference))[0];

test('a resident is reminded the day before and on the morning, each once, however often the worker looks', async () => {
  const reference = await bookedFor('2026-11-27');
  for (const now of ['2026-11-26T08:50:00.000Z', '2026-11-26T09:00:00.000Z', '2026-11-26T09:10:00.000Z', '2026-11-27T07:00:00.000Z', '2026-11-27T07:10:00.000Z', '2026-11-27T15:50:00.000Z']) {
    await Promise.all([workerAt(now), workerAt(now)]);
  }
  assert.deepEqual(await told(reference), ['visit-reminder', 'visit-reminder']);
});

test('a visit that nobody came to is found, said sorry for once, and what we owe waits for a person', async () => {
  const reference = await bookedFor('2026-11-30');
  await Promise.all([workerAt('2026-11-30T16:00:00.000Z'), workerAt('2026-11-30T16:00:00.000Z')]);
  await workerAt('2026-11-30T18:00:00.000Z');
  assert.deepEqual(await told(reference), ['visit-missed']);
  const remedy = await remedyOf(reference);
  assert.deepEqual([remedy?.pence, remedy?.state, remedy?.confidence], [1_500, 'proposed', 'S']);
  assert.ok(remedy);
  const waiting = (organisationId: string = site.larch.councilId) => site.database.inLandlord(site.larch.id, (tx) => countSumsToDecide(tx, organisationId));
  const before = await waiting();
  assert.deepEqual([before > 0, await waiting(newId())], [true, 0], 'whoever decides for the home sees that it waits');
  const decide: RepairCommand = { type: 'DecideRemedy', remedyId: remedy.id, decision: 'offered', pence: 1_500, words: '' };
  await allDone(site, reference, decide);
  assert.equal(await outcomeOf(site, reference, decide), 'remedy-not-open');
  assert.equal((await remedyOf(reference))?.state, 'offered');
  assert.equal(await waiting(), before - 1);
  assert.ok((await told(reference)).includes('remedy-offered'));
  assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
});

test('what was recorded afterwards corrects it, and frees nobody’s place twice', async () => {
  const reference = await bookedFor('2026-12-01');
  await workerAt('2026-12-01T16:00:00.000Z');
  const [visit] = await rows<{ id: Extract<RepairCommand, { type: 'RecordVisitDone' }>['visitId']; status: string }>(
    `select v.id, v.status from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2`, reference);
  assert.equal(visit?.status, 'missed');
  assert.equal(await outcomeOf(site, reference, { type: 'RecordVisitDone', visitId: visit.id, words: 'Done at 9, no signal', photos: [] }, { now: '2026-12-02T08:00:00.000Z' }), 'done');
  assert.equal((await remedyOf(reference))?.state, 'withdrawn');
  const events = await rows<{ type: string }>('select e.type from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 order by e.sequence', reference);
  assert.ok(events.findIndex(({ type }) => type === 'VisitMissed') < events.findIndex(({ type }) => type === 'MissedVisitCorrected'), 'both stay on the record');
});

/** Ordered from a contractor, who accepted, and given this day. */
async function orderedFor(on: string): Promise<string> {
  const { reference } = await reported(site, { problem: 'something-else' });
  await allDone(site, reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
  const firm = await aContractorOf(site.database, site.larch);
  await site.database.inLandlord(site.larch.id, async (tx) => {
    const asking = { tx, landlord: site.landlord, actor: site.larch.staff.planner, now: '2026-11-24T10:00:00.000Z' as never, today: plainDate('2026-11-24'), newId };
    assert.ok((await performRaise(asking, { reference }, aRaise(firm))).ok);
    for (const command of [{ type: 'AcceptOrder' }, { type: 'ScheduleOrder', on: plainDate(on), part: 'morning' }] as const) assert.ok((await performOnOrder(asking, { reference, number: 1 }, command)).ok);
  });
  return reference;
}

test('a day on which nobody wrote down that the contractor came is said sorry for once, in the day, and what we owe waits for a person', async () => {
  const reference = await orderedFor('2026-11-27');
  const lookAt = (now: string) => lookAfterDaysOfOrders(site.landlord, { database: site.database, log: pino({ level: 'silent' }), now, newId });
  for (const tooSoon of ['2026-11-27T18:00:00.000Z', '2026-11-30T18:00:00.000Z', '2026-12-01T00:10:00.000Z', '2026-12-01T08:50:00.000Z']) await lookAt(tooSoon);
  assert.deepEqual(await told(reference), []);
  await Promise.all([lookAt('2026-12-01T09:00:00.000Z'), lookAt('2026-12-01T09:00:00.000Z')]);
  await lookAt('2026-12-01T09:10:00.000Z');
  assert.deepEqual(await told(reference), ['contractor-missed']);
  const remedy = await remedyOf(reference);
  assert.deepEqual([remedy?.pence, remedy?.state, remedy?.confidence], [1_500, 'proposed', 'S']);
  const promises = await rows<{ kept_by: string | null; outcome: string | null }>(
    `select p.kept_by, p.outcome from promises p join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id where p.landlord_id = $1 and c.reference = $2 and p.kept_by in ('order 1', 'booking') and (p.outcome is null or p.kept_by = 'order 1') order by 1`, reference);
  assert.deepEqual(promises.map((each) => [each.kept_by, each.outcome]), [['booking', null], ['order 1', 'broken']]);
  assert.ok(remedy);
  await allDone(site, reference, { type: 'DecideRemedy', remedyId: remedy.id, decision: 'offered', pence: 1_500, words: '' });
  assert.ok((await told(reference)).includes('remedy-offered'));
  assert.equal((await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
});
