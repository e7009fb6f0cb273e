import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto, openAlderCase } from '../../test/fixtures/alder-cases.ts';
import { alderNow, alderToday, ask, createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { plainDate } from '../clock/index.ts';
import { insertRows, openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { render } from '../platform/html/index.ts';
import type { SignedIn } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { addFigure, allFigures } from './figures.ts';
import { readQueueFilters, type QueueCursor } from './forms/queue-filters.ts';
import { actorOf, staffById, type StaffId } from '../staff/index.ts';
import { caseContext, casefileRoutes, handOverCases, sweepDeadlines, type PromiseId } from './index.ts';
import { dueOrder } from './queries/matters.ts';
import { figuresByTeam } from './queries/manage.ts';
import { queuePage, type QueueReader } from './queries/queue.ts';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let elm: Alder;
let planner: SignedIn;
let manager: SignedIn;
let contractor: SignedIn;
let councillor: SignedIn;

const inAlder = <T>(work: (tx: Tx) => Promise<T>) => database.inLandlord(alder.landlordId, work);
const readerOf = (person: SignedIn): QueueReader => ({ now: alderNow, today: alderToday, organisationId: person.organisationId, teamIds: person.teamIds });

async function wholeQueue(query: Record<string, string>, reader: QueueReader): Promise<string[]> {
  const references: string[] = [];
  let after: QueueCursor | undefined;
  do {
    const { rows, next } = await inAlder((tx) => queuePage(tx, readQueueFilters(query), reader, after));
    references.push(...rows.map(({ reference }) => reference));
    after = next ?? undefined;
  } while (after !== undefined);
  return references;
}

const promise = (dueOn: string) => ({ promise: [{ id: newId() as PromiseId, madeTo: 'Ms Okafor', words: 'call you', dueOn: plainDate(dueOn) }] });
const reference = (number: number) => `REP-2026-${String(number).padStart(5, '0')}`;

async function communalArea(): Promise<string> {
  const [area] = await inAlder((tx) => tx.query<{ id: string }>('select id from communal_areas where landlord_id = $1 order by id limit 1', [alder.landlordId]));
  return area?.id ?? '';
}

/** A fortnight of work: in time, overdue, silent, promised for this week, promised and broken, and a hallway. */
async function work(): Promise<void> {
  await openAlderCase(database, alder, { owner: planner, reference: reference(1) });
  await openAlderCase(database, alder, { owner: planner, reference: reference(2), openedOn: '2026-11-02' });
  await openAlderCase(database, alder, { owner: planner, reference: reference(3), change: promise('2026-11-25') });
  await openAlderCase(database, alder, { owner: manager, reference: reference(4), openedOn: '2026-11-16', change: promise('2026-11-19') });
  await openAlderCase(database, alder, { owner: planner, reference: reference(5), change: promise('2026-11-22') });
  await openAlderCase(database, alder, { owner: planner, reference: reference(6), communalAreaId: await communalArea(), openedOn: '2026-11-02' });
}

const sweep = () => sweepDeadlines(database, alder.landlordId, { now: alderNow as never, today: alderToday, newId });

addFigure({
  key: 'in-the-hall', label: 'In the hall', isAlert: false, countsClosed: false,
  caseIds: (landlord, since) => `select id from cases where landlord_id = ${landlord} and communal_area_id is not null and opened_at >= ${since()}`,
});
addFigure({ key: 'leaks', label: 'Leaks', isAlert: false, countsClosed: true, caseIds: (landlord) => `select id from cases where landlord_id = ${landlord} and title like 'Leak%'` });

describe('the team queue', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    [alder, elm] = [await createAlder(database), await createAlder(database)];
    await inAlder(async (tx) => {
      const north = await formTeam(tx, alder.company, 'Repairs north');
      const south = await formTeam(tx, alder.company, 'Repairs south');
      planner = await hireInto(tx, alder.company, north, 'planner');
      manager = await hireInto(tx, alder.company, south, 'manager');
      contractor = await hireInto(tx, alder.contractor, await formTeam(tx, alder.contractor, 'Bright planners'), 'planner');
      councillor = await hireInto(tx, alder.company, south, 'board member');
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('shows every case once over its pages, though all are due at the same moment, and one has no clock at all', async () => {
    const all = Array.from({ length: 120 }, (_, index) => reference(index + 1));
    for (const each of all) await openAlderCase(database, alder, { owner: planner, reference: each });
    await inAlder((tx) => tx.query("update cases set next_due_at = null where landlord_id = $1 and reference in ('REP-2026-00003', 'REP-2026-00111')", [alder.landlordId]));
    const seen = await wholeQueue({}, readerOf(planner));
    assert.deepEqual(seen.toSorted(), all);
    assert.deepEqual(seen.slice(-2).toSorted(), ['REP-2026-00003', 'REP-2026-00111']);
  });

  it('reads pages by the index of its order, not by sorting every open case', async () => {
    const plan = await inAlder(async (tx) => {
      await tx.query('set local enable_seqscan = off');
      await tx.query('set local enable_sort = off');
      return tx.query<Record<string, string>>(
        `explain select c.id from cases c where c.landlord_id = $1 and c.closed_at is null and c.team_id = $2
           and (${dueOrder}, c.id) > ($3::timestamptz, $4::uuid) order by ${dueOrder}, c.id limit 51`,
        [alder.landlordId, planner.teamIds[0], alderNow, newId()],
      );
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(text, /Index (Only )?Scan using cases_open_by_(team|due)/);
    assert.match(text, /Index Cond: .*ROW\(CASE/);
  });

  it('has exactly the rows that each figure counts, for each team and for all', async () => {
    await work();
    await sweep();
    const { counts: figures } = await inAlder((tx) => figuresByTeam(tx, readerOf(manager)));
    for (const { key } of allFigures()) {
      const all = await wholeQueue({ team: 'all', due: key }, readerOf(manager));
      const counted = figures.filter(({ figure }) => figure === key);
      assert.equal(counted.reduce((sum, { count }) => sum + count, 0), all.length, key);
      for (const { teamId, count } of counted) assert.equal((await wholeQueue({ team: teamId, due: key }, readerOf(manager))).length, count, `${key} of one team`);
    }
    const rows = async (due: string) => (await wholeQueue({ team: 'all', due }, readerOf(manager))).toSorted();
    assert.deepEqual(await rows('silence'), [reference(2), reference(6)]);
    assert.deepEqual(await rows('broken'), [reference(4)]);
    assert.deepEqual(await rows('overdue'), [reference(4)]);
    assert.deepEqual(await rows('today'), [reference(5)]);
    assert.deepEqual(await rows('week'), [reference(3), reference(5)]);
    assert.deepEqual(await rows('in-the-hall'), [reference(6)]);
    assert.equal((await rows('leaks')).length, 6);
  });

  it('starts with the teams of whoever looks', async () => {
    await work();
    assert.deepEqual(await wholeQueue({}, readerOf(manager)), [reference(4)]);
  });

  it('shows a contractor who neither owns nor manages the homes only what is communal', async () => {
    await work();
    assert.deepEqual(await wholeQueue({ team: 'all' }, readerOf(contractor)), [reference(6)]);
  });

  it('shows another landlord nothing', async () => {
    await work();
    const theirs = await database.inLandlord(elm.landlordId, (tx) => queuePage(tx, readQueueFilters({ team: 'all' }), readerOf(planner)));
    assert.deepEqual(theirs, { rows: [], next: null });
  });

  it('gives a board member the figures without a way to the cases', async () => {
    await work();
    const html = async (as: SignedIn) => {
      const reply = await ask(database, casefileRoutes, { route: 'GET /manage', as, landlordId: alder.landlordId });
      assert.ok(reply.kind === 'page');
      return render(reply.html);
    };
    assert.match(await html(councillor), /Silences/);
    assert.doesNotMatch((await html(councillor)).replace(/<header[\s\S]*?<\/header>/, ''), /href="\/queue/);
    assert.match(await html(manager), /href="\/queue\?team=all&amp;due=silence"/);
  });

  it('changes the owner of many at once, and says of each that it could not, why', async () => {
    await work();
    const body = {
      case: [`${reference(1)}.1`, `${reference(4)}.1`, `${reference(2)}.7`, `${reference(3)}.1`],
      owner: `${manager.staffId}.${manager.teamIds[0] ?? ''}`,
      words: 'Planner is moving to lettings',
    };
    const reply = await ask(database, casefileRoutes, { route: 'POST /queue/owner', as: planner, landlordId: alder.landlordId, body });
    assert.ok(reply.kind === 'page' && reply.status === 200);
    const text = render(reply.html).replaceAll(/\s+/g, ' ');
    assert.match(text, /2 cases are now with P\. Shah/);
    const notes = await inAlder((tx) => tx.query<{ words: string }>("select words from notices where landlord_id = $1 and kind = 'handover'", [tx.landlordId]));
    assert.deepEqual(notes.map(({ words }) => /^REP-2026-0000[13] is now yours: .+ Promised: .+ Next: .+ The resident: .+/.test(words)), [true, true]);
    assert.match(text, /REP-2026-00002: Someone else changed this case/);
    assert.match(text, /REP-2026-00004: This person owns the case already/);
    assert.deepEqual((await wholeQueue({ team: 'all', owner: manager.staffId }, readerOf(manager))).toSorted(), [reference(1), reference(3), reference(4)]);
  });

  it('gives nobody a case of a home their organisation has nothing to do with', async () => {
    await work();
    const outsider = await inAlder(async (tx) => {
      const elsewhere = newId();
      await insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: elsewhere, name: 'Elm Homes', kind: 'housing association' }]);
      return hireInto(tx, elsewhere, await formTeam(tx, elsewhere, 'Elm'), 'planner');
    });
    const body = { case: [`${reference(1)}.1`, `${reference(6)}.1`], owner: `${outsider.staffId}.${outsider.teamIds[0] ?? ''}`, words: 'Yours now' };
    const reply = await ask(database, casefileRoutes, { route: 'POST /queue/owner', as: planner, landlordId: alder.landlordId, body });
    assert.ok(reply.kind === 'page');
    assert.match(render(reply.html).replaceAll(/\s+/g, ' '), /1 case is now with.*REP-2026-00001: Choose someone whose organisation owns or manages this home/);
  });

  it('gives no case to somebody who could not open it, also when a leaver’s cases are handed over', async () => {
    const id = await openAlderCase(database, alder, { owner: planner, reference: reference(1) });
    const left = await inAlder(async (tx) => {
      const to = await staffById(tx, councillor.staffId as StaffId);
      assert.ok(to);
      return handOverCases(tx, planner.staffId as StaffId, to, caseContext({ now: alderNow, today: alderToday, newId }, actorOf(manager)));
    });
    assert.deepEqual(left, [reference(1)]);
    const [row] = await inAlder((tx) => tx.query<{ owner: string }>('select owner_id as owner from cases where landlord_id = $1 and id = $2', [tx.landlordId, id]));
    assert.equal(row?.owner, planner.staffId);
  });

  it('shows an administrator what there is to move, without a link they may not follow', async () => {
    const administrator = await inAlder((tx) => hireInto(tx, alder.company, planner.teamIds[0] as never, 'administrator'));
    await openAlderCase(database, alder, { owner: planner, reference: reference(1) });
    const pageFor = async (as: typeof planner) => {
      const reply = await ask(database, casefileRoutes, { route: 'GET /queue', as, landlordId: alder.landlordId });
      assert.ok(reply.kind === 'page');
      return render(reply.html);
    };
    const link = new RegExp(`href="[^"]*${reference(1)}"`);
    assert.match(await pageFor(planner), link);
    const forAdministrator = await pageFor(administrator);
    assert.match(forAdministrator, new RegExp(reference(1)));
    assert.doesNotMatch(forAdministrator, link);
  });

  it('asks whom the chosen cases go to, and again with what was typed when nobody is chosen', async () => {
    await work();
    const send = async (body: Record<string, string>) => {
      const reply = await ask(database, casefileRoutes, { route: 'POST /queue/owner', as: planner, landlordId: alder.landlordId, body });
      assert.ok(reply.kind === 'page');
      return { status: reply.status, text: render(reply.html) };
    };
    const none = await send({});
    assert.equal(none.status, 422);
    assert.match(none.text, /Choose at least one case/);
    const many = await ask(database, casefileRoutes, { route: 'POST /queue/owner', as: planner, landlordId: alder.landlordId, body: { case: Array.from({ length: 51 }, (_, at) => `${reference(at + 1)}.1`) } as never });
    assert.deepEqual([many.kind === 'page' && many.status, many.kind === 'page' && /You chose 51 cases\. Choose 50 or fewer at a time/.test(render(many.html))], [422, true]);
    const first = await send({ case: `${reference(1)}.1` });
    assert.equal(first.status, 200);
    assert.match(first.text, /Change the owner of 1 case/);
    assert.doesNotMatch(first.text, /Choose the next owner/);
    const second = await send({ case: `${reference(1)}.1`, owner: '', words: 'Please take <these>' });
    assert.equal(second.status, 422);
    assert.match(second.text, /Choose the next owner/);
    assert.match(second.text, /Please take &lt;these&gt;/);
    assert.match(second.text, new RegExp(`value="${reference(1)}\\.1"`));
  });

  it('is narrowed to people of the teams it shows, or to oneself', async () => {
    await work();
    const pageOf = async (query: Record<string, string>) => {
      const reply = await ask(database, casefileRoutes, { route: 'GET /queue', as: planner, landlordId: alder.landlordId, query });
      assert.ok(reply.kind === 'page');
      return render(reply.html);
    };
    assert.match(await pageOf({ team: 'mine' }), /Me \(/);
    const elsewhere = await pageOf({ team: manager.teamIds[0] ?? '', owner: contractor.staffId });
    assert.match(elsewhere, new RegExp(`value="${contractor.staffId}" selected`));
  });

  it('downloads as a spreadsheet that runs nothing', async () => {
    await openAlderCase(database, alder, { owner: planner, reference: reference(1), title: '=HYPERLINK("http://example.org","free")' });
    const reply = await ask(database, casefileRoutes, { route: 'GET /queue.csv', as: planner, landlordId: alder.landlordId });
    assert.ok(reply.kind === 'file' && reply.bytes instanceof Readable);
    const text = (await Array.fromAsync(reply.bytes)).join('');
    assert.match(text, /REP-2026-00001/);
    assert.doesNotMatch(text, /[,"]=HYPERLINK/);
  });
});
