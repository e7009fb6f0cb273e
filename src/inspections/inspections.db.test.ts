import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { instant, plainDate, type Instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Reference } from '../casefile/index.ts';
import type { RepairCommand } from '../repairs/index.ts';
import type { Actor } from '../staff/index.ts';
import { checklistFor } from './decide/checklist.ts';
import { readInspectionFilters } from './decide/filters.ts';
import { drawInspections } from './index.ts';
import type { CheckedItem, InspectionCommand } from './model.ts';
import { performOnInspection } from './perform.ts';
import { inspectionRows } from './queries/list.ts';
import { resultsBy } from './queries/results.ts';

const now = instant('2026-11-24T10:00:00.000Z');
const later = instant('2026-11-26T10:00:00.000Z');

describe('an inspection of finished work', () => {
  let made: TestDatabase;
  let database: Database;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 8 });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const start = async (): Promise<RepairsAtWork> => new RepairsAtWork(database, await aLandlord(database, `Homes ${newId()}`));
  const settings = (percent: number) => ({ inspections: { versions: [{ from: '2026-01-01', everythingPercent: percent, seed: 'test' }] } });
  const draw = ({ landlord }: RepairsAtWork, percent = 100, at: Instant = now) => drawInspections(database, { id: landlord.id, settings: settings(percent) }, { now: at, today: plainDate(at.slice(0, 10)), newId });
  const inspectionsOf = (at: RepairsAtWork) => at.inLandlord((tx) => tx.query<{ reference: string; ownerId: string; rule: string; stage: string; dueOn: string | null; closedAt: string | null; visitBy: string | null }>(
    `select c.reference, c.owner_id as "ownerId", i.rule, c.stage, c.closed_at as "closedAt", i.operative_name as "visitBy",
       (select min(d.due_on) from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.rule = 'inspections.check-work') as "dueOn"
     from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id where i.landlord_id = $1 order by c.reference`, [tx.landlordId]));
  const open = async (at: RepairsAtWork) => {
    const [found] = await inspectionsOf(at);
    assert.ok(found);
    return found;
  };
  let numbered = 800;
  const settle = (at: RepairsAtWork, reference: string, [actor, when]: readonly [Actor, Instant], command: InspectionCommand) => at.inLandlord(async (tx) => {
    const landlord = await landlordById(tx, tx.landlordId);
    assert.ok(landlord);
    const newReference = async () => `REP-2026-00${(numbered += 1)}` as Reference;
    const done = await performOnInspection({ tx, landlord, actor, now: when, today: when.slice(0, 10), newId, newReference }, { reference }, command);
    return done.ok ? done : { ok: false as const, refusal: done.refusal };
  });
  const found = (differing: Partial<CheckedItem> & { readonly at?: string } = {}): InspectionCommand => ({
    type: 'RecordInspection', words: '', photos: [], trade: 'plumber',
    items: checklistFor({ trade: 'plumber', isHazard: false }).map(({ item, words }) => ({ item, words, result: 'pass' as const, remark: '', reading: '', ...(item === differing.at ? differing : {}) })),
  });
  const leak: InspectionCommand = found({ at: 'dry', result: 'fail', remark: 'The joint still drips' });

  it('is drawn for once however often and by however many the job runs, and belongs to a surveyor with a date', async () => {
    const at = await start();
    await at.close(await at.report('something-else', now), now);
    assert.deepEqual((await Promise.all([draw(at), draw(at), draw(at)])).toSorted(), [0, 0, 1]);
    assert.equal(await draw(at), 0);
    const [one, ...more] = await inspectionsOf(at);
    assert.deepEqual(more, []);
    assert.deepEqual([one?.ownerId, one?.rule, one?.stage, one?.dueOn, one?.visitBy], [at.landlord.staff.surveyor.id, 'everything', 'due', '2026-12-08', at.landlord.staff.operative.name]);
  });

  it('is not made where no rule picks the job, and the draw is kept all the same', async () => {
    const at = await start();
    await at.close(await at.report('something-else', now), now);
    assert.equal(await draw(at, 0), 0);
    const draws = await at.inLandlord((tx) => tx.query<{ rule: string | null; drawn: boolean }>('select rule, drawn_at is not null as drawn from inspection_draws where landlord_id = $1', [tx.landlordId]));
    assert.deepEqual(draws, [{ rule: null, drawn: true }]);
  });

  it('is made again when the work is done again after "not fixed"', async () => {
    const at = await start();
    const reference = await at.report('something-else', now);
    await at.close(reference, now);
    await draw(at, 0);
    const { adviser, operative } = at.landlord.staff;
    await at.do(reference, adviser, now, { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'It drips again', how: 'by phone' });
    await at.do(reference, operative, now, { type: 'RecordVisitDone', visitId: await at.book(reference, now, { partOfDay: 'afternoon' }), words: 'New seal', photos: [] });
    await draw(at, 0);
    assert.deepEqual((await inspectionsOf(at)).map(({ rule }) => rule), ['came-back']);
  });

  it('that fails raises the work on a closed repair as a new one it caused, and the resident is told by when', async () => {
    const at = await start();
    const repair = await at.report('something-else', now);
    await at.close(repair, now);
    await draw(at);
    const done = await settle(at, (await open(at)).reference, [at.landlord.staff.surveyor, now], leak);
    assert.ok(done.ok && done.outcome === 'failed' && done.raised !== undefined);
    const raised = await at.inLandlord((tx) => tx.query<{ kind: string; stage: string; words: string; dueOn: string }>(
      `select l.kind, c.stage, p.words, p.due_on as "dueOn" from cases c join case_links l on l.landlord_id = c.landlord_id and l.from_case_id = c.id
       join promises p on p.landlord_id = c.landlord_id and p.case_id = c.id where c.landlord_id = $1 and c.reference = $2`, [tx.landlordId, done.raised]));
    assert.deepEqual(raised, [{ kind: 'caused-by', stage: 'diagnosed', words: 'We will do this: The joint still drips', dueOn: '2026-12-22' }]);
    const told = await at.inLandlord((tx) => tx.query<{ body: string }>("select body from messages where landlord_id = $1 and template = 'follow-on'", [tx.landlordId]));
    assert.match(told[0]?.body ?? '', /Tuesday 22 December/);
    assert.equal((await at.repair(repair)).stage, 'closed');
    assert.deepEqual([(await open(at)).stage, (await open(at)).closedAt], ['failed', now]);
  });

  it('that fails in a home that is no longer ours is kept, and raises nothing', async () => {
    const at = await start();
    const repair = await at.report('something-else', now);
    await at.close(repair, now);
    await draw(at);
    await at.inLandlord((tx) => endInDatabase(tx, at.landlord.homeId, '2026-11-24'));
    const before = await at.happened(repair);
    const done = await settle(at, (await open(at)).reference, [at.landlord.staff.surveyor, now], leak);
    assert.deepEqual(done.ok && [done.outcome, done.raised], ['failed', undefined]);
    assert.deepEqual([await at.happened(repair), (await open(at)).stage], [before, 'failed']);
    assert.deepEqual(await at.inLandlord((tx) => tx.query("select 1 from messages where landlord_id = $1 and template = 'follow-on'", [tx.landlordId])), []);
  });

  it('that fails holds a repair that is still open open, by a follow-on', async () => {
    const at = await start();
    const repair = await at.report('something-else', now);
    const { planner, operative, manager, adviser } = at.landlord.staff;
    await at.do(repair, planner, now, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    await at.do(repair, operative, now, { type: 'RecordVisitDone', visitId: await at.book(repair, now), words: 'New washer', photos: [] });
    await draw(at);
    assert.equal((await settle(at, (await open(at)).reference, [manager, now], leak)).ok, true);
    assert.equal((await at.repair(repair)).stage, 'diagnosed');
    assert.ok((await at.happened(repair)).includes('FailedInspection'));
    assert.equal(await at.act(repair, planner, now, { type: 'DeclareFixed', words: 'All done' }), 'follow-on-open');
    assert.equal(await at.act(repair, adviser, now, { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' }), 'not-said-fixed');
  });

  it('is neither given to nor settled by somebody who had a hand in the work', async () => {
    const at = await start();
    const repair = await at.report('something-else', now);
    const { surveyor, operative, manager, adviser } = at.landlord.staff;
    await at.do(repair, surveyor, now, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    await at.do(repair, operative, now, { type: 'RecordVisitDone', visitId: await at.book(repair, now), words: 'New washer', photos: [] });
    await draw(at);
    const { reference, ownerId } = await open(at);
    assert.equal(ownerId, manager.id);
    assert.deepEqual(await settle(at, reference, [surveyor, now], found()), { ok: false, refusal: 'had-a-hand-in-it' });
    await assert.rejects(settle(at, reference, [adviser, now], found()), NotAllowed);
    await assert.rejects(settle(at, reference, [surveyor, now], { type: 'WaiveInspection', reason: 'Busy' }), NotAllowed);
    assert.equal((await settle(at, reference, [manager, now], found())).ok, true);
  });

  it('is made on a visit of the repair, which keeps its promise when the result is recorded, and at no other time', async () => {
    const at = await start();
    const repair = await at.report('something-else', now);
    await at.close(repair, now);
    await draw(at);
    const { surveyor, planner } = at.landlord.staff;
    const book: RepairCommand = { type: 'BookPostInspection', on: plainDate('2026-11-26'), partOfDay: 'morning', operativeId: surveyor.id, operativeName: surveyor.name };
    await at.do(repair, planner, now, book);
    const visit = (await at.repair(repair)).visits.find(({ purpose }) => purpose === 'post-inspection');
    assert.ok(visit);
    assert.equal(await at.act(repair, surveyor, later, { type: 'RecordVisitDone', visitId: visit.id, words: 'Looked', photos: [] }), 'record-the-inspection');
    assert.equal((await settle(at, (await open(at)).reference, [surveyor, later], found())).ok, true);
    assert.deepEqual((await at.repair(repair)).visits.filter(({ id }) => id === visit.id).map(({ status }) => status), ['done']);
    const kept = await at.inLandlord((tx) => tx.query('select outcome from promises where landlord_id = $1 and id = $2', [tx.landlordId, visit.promiseId]));
    assert.deepEqual(kept, [{ outcome: 'kept' }]);
  });

  it('picks what cost much by the orders of the repair, and counts for the contractor whose order was completed', async () => {
    const at = await start();
    const contractorId = newId();
    const mine = { landlord_id: at.landlord.id };
    await at.inLandlord((tx) => insertRows(tx, 'contractors', [{ ...mine, id: contractorId, name: 'Brightside', kind: 'contractor', trades: ['plumber'], patches: [], contact_name: '', contact_phone: '', contact_email: '', starts_on: '2026-01-01' }]));
    const order = (number: number, value_pence: number, state: string) => ({
      ...mine, id: newId(), number, purpose: 'work', trade: 'plumber', contractor_id: contractorId, work: 'New valve', lines: '[]', value_pence, authorised_pence: value_pence, priority: 'routine',
      access_needs: '', site_hazards: '', state, state_facts: '{}', raised_at: now, raised_by_name: 'P. Shah', settled_at: now,
    });
    for (const pence of [20_000, 19_999]) {
      const reference = await at.report('something-else', now);
      await at.close(reference, now);
      const [repair] = await at.inLandlord((tx) => tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]));
      await at.inLandlord((tx) => insertRows(tx, 'work_orders', [order(1, pence, 'completed'), order(2, 30_000, 'completed'), order(3, 90_000, 'cancelled')].map((row) => ({ ...row, case_id: repair?.id }))));
    }
    const dear = { inspections: { versions: [{ from: '2026-01-01', everythingPercent: 0, valueFromPence: 50_000, valuePercent: 100, seed: 'test' }] } };
    await drawInspections(database, { id: at.landlord.id, settings: dear }, { now, today: plainDate(now.slice(0, 10)), newId });
    assert.deepEqual((await inspectionsOf(at)).map(({ rule }) => rule), ['value']);
    assert.equal((await settle(at, (await open(at)).reference, [at.landlord.staff.surveyor, now], found())).ok, true);
    const reader = { organisationId: at.landlord.staff.manager.organisationId, today: plainDate('2026-11-24') };
    assert.deepEqual(await at.inLandlord((tx) => resultsBy(tx, 'contractor', reader)), [{ id: contractorId, name: 'Brightside', passed: 1, remarks: 0, failed: 0 }]);
    const rows = await at.inLandlord((tx) => inspectionRows(tx, readInspectionFilters({ state: 'settled', contractor: contractorId, outcome: 'inspected' }), { reader, after: undefined, most: 50 }));
    assert.equal(rows.length, 1);
  });

  it('counts for whoever did the work, and each count opens as many rows', async () => {
    const at: RepairsAtWork = await start();
    const { landlord }: { landlord: BuiltLandlord } = at;
    for (const command of [leak, found()]) {
      await at.close(await at.report('something-else', now), now);
      await draw(at);
      const due = (await inspectionsOf(at)).find(({ closedAt }) => closedAt === null);
      assert.equal((await settle(at, due?.reference ?? '', [landlord.staff.surveyor, now], command)).ok, true);
    }
    const reader = { organisationId: landlord.staff.manager.organisationId, today: plainDate('2026-11-24') };
    const results = await at.inLandlord((tx) => resultsBy(tx, 'person', reader));
    assert.deepEqual(results, [{ id: landlord.staff.operative.id, name: landlord.staff.operative.name, passed: 1, remarks: 0, failed: 1 }]);
    const rows = (query: Readonly<Record<string, string>>) => at.inLandlord((tx) => inspectionRows(tx, readInspectionFilters({ state: 'settled', ...query }), { reader, after: undefined, most: 50 }));
    assert.equal((await rows({ person: landlord.staff.operative.id })).length, 2);
    assert.equal((await rows({ person: landlord.staff.operative.id, outcome: 'failed' })).length, 1);
    assert.equal((await rows({ person: newId() })).length, 0);
    const first = (await rows({}))[0];
    assert.ok(first !== undefined && first.settledAt !== null);
    const rest = await at.inLandlord((tx) => inspectionRows(tx, readInspectionFilters({ state: 'settled' }), { reader, after: { at: first.settledAt ?? '', id: first.id }, most: 50 }));
    assert.equal(rest.length, 1);
    assert.notEqual(rest[0]?.id, first.id);
  });
});
