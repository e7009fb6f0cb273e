import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tuesdayMorning } from '../../test/builders/case.ts';
import { aContractorOf, type BuiltContractor } from '../../test/builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { aRaise } from '../../test/builders/order.ts';
import { aReport } from '../../test/builders/repair.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { nextReference, verifyCase, type CaseId } from '../casefile/index.ts';
import { addHours, dateInLondon, plainDate } from '../clock/index.ts';
import { ordersOfCase, performOnOrder, performRaise, type OrderCommand, type RaiseOrder } from '../orders/index.ts';
import { ordersWaiting } from '../orders/queries/lists.ts';
import { NotFound, openDatabase, RecordChanged, type Database, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Role } from '../staff/index.ts';
import { performOnRepair, performReport, type RepairCommand } from './index.ts';

let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;
let brightside: BuiltContractor;

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
  landlord = await aLandlord(database);
  brightside = await aContractorOf(database, landlord, {}, { totalLimitPence: null });
});
after(async () => {
  await database.close();
  await made.close();
});

const inLandlord = <T>(work: (tx: Tx) => Promise<T>) => database.inLandlord(landlord.id, work);
const askingAs = async (tx: Tx, role: Role, now = tuesdayMorning) => {
  const found = await landlordById(tx, landlord.id);
  if (found === undefined) throw new NotFound('landlord');
  return { tx, landlord: found, actor: landlord.staff[role], now, today: dateInLondon(now), newId };
};

/** A tap that drips, triaged as routine. */
async function aTriagedRepair(report = aReport()): Promise<{ reference: string; caseId: CaseId }> {
  const reference = await nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: 2026 });
  const caseId = newId() as CaseId;
  await inLandlord(async (tx) => {
    const { planner } = landlord.staff;
    const asking = await askingAs(tx, 'adviser');
    const place = { homeId: landlord.homeId, communalAreaId: null, residentId: landlord.residentId };
    await performReport(asking, { ...place, ownerId: planner.id, teamId: landlord.repairsTeamId, ids: { id: caseId, reference }, report: { type: 'ReportRepair', report, isEmergency: false, photos: [] } });
    await performOnRepair(asking, { reference }, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
  });
  return { reference, caseId };
}

const onRepair = (reference: string, command: RepairCommand, role: Role = 'planner', now = tuesdayMorning) => inLandlord(async (tx) => {
  const done = await performOnRepair(await askingAs(tx, role, now), { reference }, command);
  return done.ok ? 'agreed' : `${done.refusal} ${Object.values(done.facts).join()}`.trim();
});
const raise = (reference: string, differing: Partial<RaiseOrder> = {}, role: Role = 'planner') => inLandlord(async (tx) => {
  const done = await performRaise(await askingAs(tx, role), { reference }, aRaise({ ...brightside, ...differing }));
  return done.ok ? done.order.number : done.refusal;
});
const onOrder = (reference: string, target: number | { readonly number: number; readonly seenVersion: number }, command: OrderCommand, role: Role = 'planner') => inLandlord(async (tx) => {
  const done = await performOnOrder(await askingAs(tx, role), { reference, ...(typeof target === 'number' ? { number: target } : target) }, command);
  return done.ok ? 'agreed' : done.refusal;
});
const finish = async (reference: string, number: number) => {
  await onOrder(reference, number, { type: 'AcceptOrder' });
  return onOrder(reference, number, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Both washers renewed' });
};
const committed = (contractId = brightside.contractId) => inLandlord(async (tx) => (await tx.query<{ pence: number; sum: number }>(
  `select committed_pence::float8 as pence, (select coalesce(sum(value_pence), 0)::float8 from work_orders o where o.landlord_id = k.landlord_id and o.contract_id = k.id and o.state <> 'cancelled') as sum
   from contracts k where landlord_id = $1 and id = $2`, [landlord.id, contractId]))[0]);

const { operativeId, operativeName } = { operativeId: () => landlord.staff.operative.id, operativeName: 'Dave Entwistle' };
const visit = (orderId?: string): RepairCommand => ({ type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-24'), partOfDay: 'morning', operativeId: operativeId(), operativeName, ...(orderId === undefined ? {} : { orderId: orderId as never }) });
const visitOf = (caseId: string) => inLandlord(async (tx) => (await tx.query<{ id: never; order_id: string | null }>("select id, order_id from repair_visits where landlord_id = $1 and case_id = $2 and status = 'booked'", [landlord.id, caseId]))[0]);

describe('a repair with orders', () => {
  it('has several, each numbered, with its own clock and its own events on the one chain', async () => {
    const { reference, caseId } = await aTriagedRepair();
    assert.deepEqual([await raise(reference), await raise(reference, { work: 'Box in the pipes' })], [1, 2]);
    await finish(reference, 1);
    const clocks = await inLandlord((tx) => tx.query("select rule, status from deadlines where landlord_id = $1 and case_id = $2 and rule like 'orders.%' order by rule", [landlord.id, caseId]));
    assert.deepEqual(clocks, [{ rule: 'orders.target-1', status: 'met' }, { rule: 'orders.target-2', status: 'open' }]);
    assert.equal((await inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
    assert.deepEqual((await inLandlord((tx) => ordersOfCase(tx, caseId))).map(({ number, state }) => [number, state.kind]), [[2, 'raised'], [1, 'completed']]);
  });

  it('is not called fixed, and is not closed, before every one of them is completed or cancelled', async () => {
    const { reference, caseId } = await aTriagedRepair();
    await raise(reference);
    const [order] = await inLandlord((tx) => ordersOfCase(tx, caseId));
    assert.equal(await onRepair(reference, visit(order?.id)), 'agreed');
    const booked = await visitOf(caseId);
    assert.equal(booked?.order_id, order?.id);
    await onOrder(reference, 1, { type: 'AcceptOrder' });
    assert.equal(await onOrder(reference, 1, { type: 'CancelOrder', reason: 'no longer needed', words: 'Not needed' }), 'visit-booked');
    assert.equal(await onRepair(reference, { type: 'RecordVisitDone', visitId: booked?.id ?? ('none' as never), words: 'Washers renewed', photos: [] }, 'operative'), 'agreed');
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }), 'order-open order 1 (plumber)');
    assert.equal(await onRepair(reference, { type: 'CloseRepair', words: 'All done' }), 'order-open order 1 (plumber)');
    await onOrder(reference, 1, { type: 'CompleteOrder', on: plainDate('2026-11-24'), words: 'Done' });
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }), 'agreed');
    assert.equal(await raise(reference), 'said-done');
    assert.equal(await onRepair(reference, { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' }), 'agreed');
    assert.equal(await raise(reference), 'case-is-closed');
  });

  it('is fixed when the contractor has done the work, without a visit of ours; what was done before "not fixed" counts no longer', async () => {
    const { reference } = await aTriagedRepair();
    const day = addHours(tuesdayMorning, 24);
    await onRepair(reference, { type: 'CodeCause', cause: 'part-worn', words: 'The washers were worn through' });
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }), 'nothing-done-yet');
    await raise(reference, { purpose: 'inspection' });
    await finish(reference, 1);
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }), 'nothing-done-yet', 'looking is not working');
    await raise(reference);
    await finish(reference, 2);
    assert.equal(await onRepair(reference, { type: 'CancelRepair', reason: 'resident asked', words: 'They rang', toldHow: '' }), 'cancel-needs-more');
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }), 'agreed');
    assert.equal(await onRepair(reference, { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'It drips again', how: 'by phone' }, 'planner', day), 'agreed');
    assert.equal(await onRepair(reference, { type: 'DeclareFixed', words: 'All done' }, 'planner', day), 'nothing-done-yet');
  });

  it('is cancelled with its open orders, each by name, and their contract has its money back', async () => {
    const { reference, caseId } = await aTriagedRepair();
    const before = (await committed())?.pence ?? 0;
    await raise(reference);
    await raise(reference);
    assert.equal((await committed())?.pence, before + 7_400);
    const cancel = (orderIds: readonly string[]): RepairCommand => ({ type: 'CancelRepair', reason: 'resident asked', words: 'She mended it', toldHow: 'By phone', orderIds: orderIds as never });
    const orders = await inLandlord((tx) => ordersOfCase(tx, caseId));
    assert.equal(await onRepair(reference, cancel([orders[0]?.id ?? ''])), 'order-open order 1 (plumber)');
    assert.equal(await onRepair(reference, cancel(orders.map(({ id }) => id))), 'agreed');
    const ended = await inLandlord((tx) => ordersOfCase(tx, caseId));
    assert.deepEqual(ended.map(({ state }) => state.kind === 'cancelled' && state.reason), ['case cancelled', 'case cancelled']);
    assert.deepEqual(await committed(), { pence: before, sum: before });
    assert.equal((await inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('that may be a danger is only made safe or looked at', async () => {
    const { reference } = await aTriagedRepair(aReport({ problem: 'damp-or-mould', words: 'Black mould in the bedroom' }));
    assert.equal(await raise(reference), 'may-be-a-hazard');
    assert.equal(await raise(reference, { purpose: 'make-safe' }), 1);
  });
});

describe('the one door to an order', () => {
  it('lets in only those whose work it is', async () => {
    const { reference } = await aTriagedRepair();
    await assert.rejects(raise(reference, {}, 'complaints officer'), NotAllowed);
    await raise(reference);
    await assert.rejects(onOrder(reference, 1, { type: 'CancelOrder', reason: 'raised in error', words: 'Twice' }, 'adviser'), NotAllowed);
    await assert.rejects(onOrder(reference, 1, { type: 'AcceptOrder' }, 'operative'), NotAllowed);
  });

  it('refuses a change made on a page that is no longer the newest', async () => {
    const { reference } = await aTriagedRepair();
    await raise(reference);
    await onOrder(reference, { number: 1, seenVersion: 1 }, { type: 'AcceptOrder' });
    await assert.rejects(onOrder(reference, { number: 1, seenVersion: 1 }, { type: 'AcceptOrder' }), RecordChanged);
    await assert.rejects(onOrder(reference, 9, { type: 'AcceptOrder' }), NotFound);
  });

  it('lets what makes an emergency safe go ahead above the limit, and asks for the signature until it is there, case closed or not', async () => {
    const { reference, caseId } = await aTriagedRepair();
    await onRepair(reference, { type: 'DiagnoseRepair', priority: 'emergency', trade: 'plumber', rightToRepairDefect: null, reason: 'The ceiling came down' });
    await raise(reference, { purpose: 'make-safe', priority: 'emergency', lines: [{ kind: 'words', description: 'Shore up the ceiling', pricePence: 90_000 }] });
    assert.equal(await finish(reference, 1), 'agreed');
    await inLandlord((tx) => tx.query('update cases set closed_at = $3 where landlord_id = $1 and id = $2', [landlord.id, caseId, tuesdayMorning]));
    const { manager } = landlord.staff;
    const waiting = await inLandlord((tx) => ordersWaiting(tx, { organisationId: manager.organisationId, staffId: manager.id, limitPence: 1_000_000, after: undefined }));
    assert.deepEqual(waiting.filter((order) => order.reference === reference).map(({ state, waiting: what }) => [state, what?.wentAhead]), [['completed', true]]);
    assert.equal(await onOrder(reference, 1, { type: 'AuthoriseOrder', words: '' }, 'manager'), 'agreed');
    assert.equal((await inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('lets a variation wait until somebody else with the limit says yes, who is told of it, and tells whoever asked', async () => {
    const { reference, caseId } = await aTriagedRepair();
    await raise(reference);
    await onOrder(reference, 1, { type: 'AcceptOrder' });
    assert.equal(await onOrder(reference, 1, { type: 'AskVariation', reason: 'The tap is cracked', lines: [{ kind: 'rate', code: 'PL200', hundredths: 100 }] }, 'surveyor'), 'agreed');
    assert.equal(await onOrder(reference, 1, { type: 'AuthoriseOrder', words: '' }, 'surveyor'), 'asked-it-yourself');
    assert.equal(await onOrder(reference, 1, { type: 'AuthoriseOrder', words: '' }, 'manager'), 'agreed');
    const [order] = await inLandlord((tx) => ordersOfCase(tx, caseId));
    assert.deepEqual([order?.valuePence, order?.authorisedPence, order?.waiting], [8_000, 8_000, null]);
    const notices = await inLandlord((tx) => tx.query('select words from notices where landlord_id = $1 and staff_id = $2', [landlord.id, landlord.staff.surveyor.id]));
    assert.deepEqual(notices, [{ words: `${reference}: the variation of order 1 was authorised` }]);
    assert.deepEqual((await committed())?.pence, (await committed())?.sum);
  });

  it('spends a contract’s money once, however many ask at the same moment', async () => {
    const scarce = await aContractorOf(database, landlord, { name: 'Scarce Ltd' }, { name: 'Scarce 2026', totalLimitPence: 3 * 3_700 });
    const cases = await Promise.all(Array.from({ length: 6 }, () => aTriagedRepair()));
    await Promise.all(cases.map(({ reference }) => raise(reference, scarce)));
    const waiting = await inLandlord((tx) => tx.query<{ because: readonly string[] }>("select waiting->'because' as because from work_orders where landlord_id = $1 and contract_id = $2 and waiting is not null", [landlord.id, scarce.contractId]));
    assert.deepEqual(waiting.map(({ because }) => because), Array.from({ length: 3 }, () => ['above-contract-total']));
  });
});
