import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto, openAlderCase } from '../../test/fixtures/alder-cases.ts';
import { alderNow, ask, createAlder, type Alder, type Asking } from '../../test/fixtures/alder-homes.ts';
import { plainDate } from '../clock/index.ts';
import { insertRows, openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import type { Reply, SignedIn } from '../platform/http/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import { rewriteSearchOfResidents } from '../residents/store/search-pieces.ts';
import { verifyCases } from './commands.ts';
import { addWorkPanel, casefileRoutes, sweepDeadlines, type PromiseId } from './index.ts';
import { html } from '../platform/html/index.ts';
import type { TeamId } from '../staff/index.ts';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let elm: Alder;
let adviser: SignedIn;
let manager: SignedIn;
let operative: SignedIn;
let boardMember: SignedIn;
let contractor: SignedIn;

const inAlder = <T>(work: (tx: Tx) => Promise<T>) => database.inLandlord(alder.landlordId, work);
const send = (route: string, as: SignedIn, asking: Asking = {}): Promise<Reply> => ask(database, casefileRoutes, { route, as, landlordId: alder.landlordId, ...asking });

async function textOf(reply: Promise<Reply>, status = 200): Promise<string> {
  const answered = await reply;
  assert.ok(answered.kind === 'page', `a ${answered.kind} instead of a page`);
  assert.equal(answered.status, status);
  return render(answered.html).replaceAll(/\s+/g, ' ').replace(/^.*<main/, '');
}

const tiles = (text: string) => [...text.matchAll(/house-tiles__count">(\d+)/g)].map(([, count]) => Number(count));
const promise = (dueOn: string) => ({ promise: [{ id: newId() as PromiseId, madeTo: 'Ms Okafor', words: 'call about the part', dueOn: plainDate(dueOn) }] });
const search = (as: SignedIn, q: string) => send('POST /search', as, { body: { q } });

addWorkPanel(async (visit) => (visit.actor.roles.includes('operative') ? html`<p>Two visits today</p>` : undefined));

async function moveIn(name: string): Promise<string> {
  const [residentId, tenancyId] = [newId(), newId()];
  const mine = { landlord_id: alder.landlordId };
  await inAlder(async (tx) => {
    await insertRows(tx, 'residents', [{ ...mine, id: residentId, name, preferred_channel: 'text', search_text: name.toLowerCase(), updated_at: alderNow }]);
    await rewriteSearchOfResidents(tx, [residentId], alderNow);
    await insertRows(tx, 'tenancies', [{ ...mine, id: tenancyId, home_id: alder.homeIds.get('14 Larch House'), tenure: 'secure', started_on: '2020-01-01' }]);
    await insertRows(tx, 'tenancy_people', [{ ...mine, tenancy_id: tenancyId, resident_id: residentId, part: 'tenant' }]);
  });
  return residentId;
}

describe('the first page of the day', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    [alder, elm] = [await createAlder(database), await createAlder(database)];
    await inAlder(async (tx) => {
      const team = await formTeam(tx, alder.company, 'Repairs north');
      adviser = await hireInto(tx, alder.company, team, 'adviser');
      manager = await hireInto(tx, alder.company, team, 'manager');
      operative = await hireInto(tx, alder.company, team, 'operative');
      boardMember = await hireInto(tx, alder.company, team, 'board member');
      contractor = await hireInto(tx, alder.contractor, await formTeam(tx, alder.contractor, 'Bright'), 'adviser');
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('counts what is overdue, due today, silent and promised, and lists each with the oldest harm first', async () => {
    const residentId = await moveIn('Amara Okafor');
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00001', openedOn: '2026-11-02', residentId });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00002', openedOn: '2026-11-18', change: promise('2026-11-20') });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00003', openedOn: '2026-11-17', change: promise('2026-11-19') });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00004', change: promise('2026-11-22') });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00005', change: promise('2026-12-22') });
    const text = await textOf(send('GET /work', adviser));
    assert.deepEqual(tiles(text), [2, 1, 1, 1]);
    assert.match(text, /Today, Sunday 22 November/);
    assert.match(text, /No word to Amara Okafor since it was reported \(we promised every 5 working days\)/);
    assert.ok(text.indexOf('REP-2026-00003') < text.indexOf('REP-2026-00002'), 'the older harm comes first');
    assert.match(text, /was due Thursday 19 November/);
    assert.match(text, /href="\/cases\/REP-2026-00001\/contacts\?channel=phone"/);
    assert.doesNotMatch(text, /REP-2026-00005/);
  });

  it('says what was finished when nothing waits', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00009', change: { file: { closedAt: alderNow as never, stage: 'closed' } } });
    const text = await textOf(send('GET /work', adviser));
    assert.match(text, /Nothing waits for you.*Finished today.*REP-2026-00009/);
  });

  it('shows the work of whoever is away to whoever stands in, and for how long', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00001', openedOn: '2026-11-02' });
    await inAlder((tx) => insertRows(tx, 'absences', [{ landlord_id: tx.landlordId, id: newId(), staff_id: adviser.staffId, cover_staff_id: manager.staffId, from_on: '2026-11-20', until_on: '2026-11-27', created_at: alderNow }]));
    const text = await textOf(send('GET /work', manager));
    assert.match(text, /REP-2026-00001/);
    assert.match(text, /for P\. Shah, away until Friday 27 November/);
  });

  it('opens nobody’s case to somebody who stands in and could not open it themselves', async () => {
    const residentId = await moveIn('Amara Okafor');
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00001', openedOn: '2026-11-02', residentId, change: promise('2026-11-24') });
    for (const [standIn, who] of [[boardMember, 'a board member'], [contractor, 'another organisation'], [operative, 'an operative']] as const) {
      await inAlder((tx) => tx.query('delete from absences where landlord_id = $1', [tx.landlordId]));
      await inAlder((tx) => insertRows(tx, 'absences', [{ landlord_id: tx.landlordId, id: newId(), staff_id: adviser.staffId, cover_staff_id: standIn.staffId, from_on: '2026-11-20', until_on: '2026-11-27', created_at: alderNow }]));
      const text = await textOf(send('GET /work', standIn));
      assert.doesNotMatch(text, /REP-2026-00001|Okafor|Larch House/, who);
    }
  });

  it('finds an administrator no case by the name of who lives there', async () => {
    const administrator = await inAlder((tx) => hireInto(tx, alder.company, adviser.teamIds[0] as TeamId, 'administrator'));
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00517', title: 'Leak – Kitchen, told by Okafor' });
    assert.match(await textOf(search(adviser, 'okafor')), /REP-2026-00517/);
    assert.doesNotMatch(await textOf(search(administrator, 'okafor')), /REP-2026-00517/);
  });

  it('tells each person their own news until they have seen it', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00001', openedOn: '2026-11-02' });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00002', openedOn: '2026-11-03' });
    // A Friday: on a Sunday the record has it, and nobody is troubled before Monday.
    await sweepDeadlines(database, alder.landlordId, { now: '2026-11-20T10:00:00.000Z' as never, today: '2026-11-20' as never, newId });
    const text = await textOf(send('GET /work', adviser));
    assert.match(text, /News \(2\)/);
    const id = /\/notices\/([0-9a-f-]{36})\/seen/.exec(text)?.[1] ?? '';
    await send('POST /notices/:id/seen', manager, { params: { id } });
    assert.match(await textOf(send('GET /work', adviser)), /News \(2\)/, 'nobody marks what somebody else was told');
    await send('POST /notices/:id/seen', adviser, { params: { id } });
    assert.match(await textOf(send('GET /work', adviser)), /News \(1\)/);
    await send('POST /notices/seen', adviser, { body: { toldBy: alderNow } });
    assert.doesNotMatch(await textOf(send('GET /work', adviser)), /News/);
  });

  it('has what other slices add, for those it is for', async () => {
    assert.match(await textOf(send('GET /work', operative)), /Two visits today/);
    assert.doesNotMatch(await textOf(send('GET /work', adviser)), /Two visits today/);
  });

  it('finds homes, people and cases by any of their words, as far as the reader’s work reaches', async () => {
    const residentId = await moveIn('Amara Okafor');
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00412', residentId });
    assert.match(await textOf(search(adviser, 'OKAFOR ama')), /People \(1\).*Amara Okafor<\/a>, 14 Larch House/);
    assert.match(await textOf(search(adviser, '14 larch')), /Homes \(1\)/);
    assert.match(await textOf(search(adviser, 'kitchen sink')), /Cases \(1\).*REP-2026-00412/);
    assert.match(await textOf(search(operative, 'okafor')), /Nothing was found/);
    assert.match(await textOf(search(operative, 'larch')), /Homes/);
    assert.match(await textOf(search(boardMember, 'larch')), /Your role does not look through the records of homes and people/);
    for (const words of ['okafor', '14 larch', 'kitchen']) assert.match(await textOf(search(contractor, words)), /Nothing was found/);
  });

  it('goes straight to a case whose reference was typed, however it was typed', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00412' });
    for (const typed of ['REP-2026-00412', ' rep 2026 412 ']) {
      const reply = await search(adviser, typed);
      assert.ok(reply.kind === 'redirect' && reply.to.endsWith('/REP-2026-00412'));
    }
    assert.match(await textOf(search(contractor, 'REP-2026-00412')), /Nothing was found/);
  });

  it('takes no wildcard, and nothing too short to mean anything', async () => {
    await moveIn('Amara Okafor');
    assert.match(await textOf(search(adviser, '%%%'), 422), /Enter at least 3 letters/);
    assert.match(await textOf(search(adviser, 'ok_for')), /Nothing was found/);
    assert.match(await textOf(search(adviser, 'a'), 422), /Enter at least 3 letters/);
    assert.match(await textOf(search(adviser, ''), 422), /Enter an address, a name, a reference or a word/);
  });

  it('is proved by the command line: intact, or the first broken entry of each case', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00001' });
    await openAlderCase(database, alder, { owner: adviser, reference: 'REP-2026-00002' });
    const slug = (landlord: Alder) => `alder-${landlord.landlordId.slice(-12)}`;
    assert.deepEqual(await verifyCases(database, ['--landlord', slug(alder)]), { text: '2 cases, 2 entries: intact\n', exitCode: 0 });
    assert.deepEqual(await verifyCases(database, ['rep-2026-00001', '--landlord', slug(alder)]), { text: '1 case, 1 entry: intact\n', exitCode: 0 });
    assert.deepEqual(await verifyCases(database, ['--landlord', slug(elm)]), { text: '0 cases, 0 entries: intact\n', exitCode: 0 });
    await inAlder((tx) => tx.query("update cases set last_sequence = 4 where landlord_id = $1 and reference = 'REP-2026-00002'", [alder.landlordId]));
    assert.deepEqual(await verifyCases(database, ['--landlord', slug(alder)]), {
      text: 'REP-2026-00002 (Alder Homes) is broken at entry 2: entries after 1 are missing\n2 cases, 2 entries checked: 1 case is broken\n', exitCode: 1,
    });
    await assert.rejects(verifyCases(database, ['REP-2026-99999']), /There is no case REP-2026-99999/);
    await assert.rejects(verifyCases(database, ['nonsense']), /not a reference/);
    await assert.rejects(verifyCases(database, ['--landlord', 'nobody']), /no landlord "nobody"/);
  });
});
