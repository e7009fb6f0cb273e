import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto, openAlderCase } from '../../test/fixtures/alder-cases.ts';
import { alderNow, ask, createAlder, type Alder, type Asking } from '../../test/fixtures/alder-homes.ts';
import { plainDate } from '../clock/index.ts';
import { NotFound, openDatabase, RecordChanged, type Database, type Tx } from '../platform/database/index.ts';
import { NotAllowed, type Reply, type SignedIn } from '../platform/http/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import { addCaseVisibility, casefileRoutes, casesAtHome, openCasesAtHome, registerCaseKind, type PromiseId } from './index.ts';
import { timelineOfCase } from './queries/timeline.ts';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let adviser: SignedIn;
let manager: SignedIn;
let operative: SignedIn;
let councilSurveyor: SignedIn;
let contractor: SignedIn;
let boardMember: SignedIn;
let caseId: string;
let promised: string;
let visitors: readonly string[] = [];

const inAlder = <T>(work: (tx: Tx) => Promise<T>) => database.inLandlord(alder.landlordId, work);
// A kind without pages of its own, so that its case is shown by the general one whatever else is loaded.
const reference = 'CEN-2026-00412';
const send = (route: string, as: SignedIn, asking: Asking = {}): Promise<Reply> =>
  ask(database, casefileRoutes, { route, as, landlordId: alder.landlordId, params: { reference, ...asking.params }, query: asking.query ?? {}, body: asking.body ?? {} });

async function textOf(reply: Promise<Reply>, status = 200): Promise<string> {
  const answered = await reply;
  assert.ok(answered.kind === 'page', `a ${answered.kind} instead of a page`);
  assert.equal(answered.status, status);
  return render(answered.html).replaceAll(/\s+/g, ' ');
}

const eventTypes = async () => (await inAlder((tx) => timelineOfCase(tx, caseId, { filter: 'all', types: undefined, before: undefined }))).events.map(({ type }) => type);

addCaseVisibility(async (_tx, staffId, caseIds) => (visitors.includes(staffId) ? caseIds : []));

describe('the page of a case', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await createAlder(database);
    visitors = [];
    await inAlder(async (tx) => {
      const team = await formTeam(tx, alder.company, 'Repairs north');
      adviser = await hireInto(tx, alder.company, team, 'adviser');
      manager = await hireInto(tx, alder.company, team, 'manager');
      operative = await hireInto(tx, alder.company, team, 'operative');
      boardMember = await hireInto(tx, alder.company, team, 'board member');
      councilSurveyor = await hireInto(tx, alder.council, await formTeam(tx, alder.council, 'Council surveyors'), 'surveyor');
      contractor = await hireInto(tx, alder.contractor, await formTeam(tx, alder.contractor, 'Bright'), 'planner');
    });
    promised = newId();
    caseId = await openAlderCase(database, alder, {
      owner: adviser, reference, openedOn: '2026-11-19',
      change: { promise: [{ id: promised as PromiseId, madeTo: 'Ms A. Okafor', words: 'call you with a date', dueOn: plainDate('2026-11-25') }] },
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('shows where, whose, what next, promises, clocks, timeline, and that the record is intact', async () => {
    const text = await textOf(send('GET /cases/:reference', adviser));
    for (const shown of ['Leak under the kitchen sink', '14 Larch House', 'Owner: <strong>P. Shah</strong>', 'call you with a date', '1 open, 0 kept, 0 broken', 'Next word to the resident', '4 working days left', 'Repair reported', 'It drips']) {
      assert.ok(text.includes(shown), `the page lacks: ${shown}`);
    }
    assert.match(text, /Record intact: \d+ entries, checked just now/);
    const [view] = await inAlder((tx) => tx.query<{ subject_kind: string; staff_id: string }>('select subject_kind, staff_id from record_views where landlord_id = $1', [alder.landlordId]));
    assert.deepEqual(view, { subject_kind: 'case', staff_id: adviser.staffId });
  });

  it('names the first entry that was changed behind its back', async () => {
    const { Client } = await import('pg');
    const owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    await owner.query('begin');
    await owner.query(`set local app.landlord_id = '${alder.landlordId}'`);
    await owner.query(`update case_events set data = '{"words":"It pours"}' where case_id = $1 and sequence = 1`, [caseId]);
    await owner.query('commit');
    await owner.end();
    assert.match(await textOf(send('GET /cases/:reference', adviser)), /This record is broken at entry 1: its contents were changed/);
  });

  it('opens for the company that manages and the council that owns the home, and is not there for a third', async () => {
    await textOf(send('GET /cases/:reference', councilSurveyor));
    await assert.rejects(send('GET /cases/:reference', contractor), NotFound);
    await assert.rejects(send('POST /cases/:reference/notes', contractor, { body: { words: 'Hello', seenVersion: '1' } }), NotFound);
  });

  it('is not for board members, and for an operative only with a visit of their own', async () => {
    await assert.rejects(send('GET /cases/:reference', boardMember), NotFound);
    await assert.rejects(send('GET /cases/:reference', operative), NotFound);
    visitors = [operative.staffId];
    const text = await textOf(send('GET /cases/:reference', operative));
    assert.match(text, /Make a promise: Advisers, planners, surveyors, complaints officers and managers can do this/);
    assert.doesNotMatch(text, new RegExp(`href="/cases/${reference}/promises"`));
  });

  it('leads to the page of its own kind where that has one', async () => {
    registerCaseKind('TST', '/tests', { kind: 'test', name: 'Test', stages: {}, priorities: {} });
    await openAlderCase(database, alder, { owner: adviser, reference: 'TST-2026-00001' });
    assert.deepEqual({ ...(await send('GET /cases/:reference', adviser, { params: { reference: 'TST-2026-00001' } })), cookies: [] }, { kind: 'redirect', to: '/tests/TST-2026-00001', cookies: [] });
    await assert.rejects(send('GET /cases/:reference', contractor, { params: { reference: 'TST-2026-00001' } }), NotFound);
  });

  it('keeps what was typed and says what is wrong', async () => {
    const text = await textOf(send('POST /cases/:reference/contacts', adviser, { body: { words: 'She said <later>', seenVersion: '1', 'on-day': '31', 'on-month': '2', 'on-year': '2026' } }), 422);
    for (const shown of ['Say who spoke to whom', 'Choose how', 'Enter the day it happened', 'Enter the time it happened', 'She said &lt;later&gt;', 'value="31"']) {
      assert.ok(text.includes(shown), `the page lacks: ${shown}`);
    }
    assert.ok(!(await eventTypes()).includes('ContactRecorded'));
  });

  const told = { direction: 'out', channel: 'phone', words: 'Told her Tuesday', seenVersion: '1' };

  it('records a contact, and refuses a second one sent from the page as it was before', async () => {
    assert.equal((await send('POST /cases/:reference/contacts', adviser, { body: told })).kind, 'redirect');
    assert.ok((await eventTypes()).includes('ContactRecorded'));
    await assert.rejects(send('POST /cases/:reference/contacts', adviser, { body: told }), RecordChanged);
  });

  it('keeps, moves and makes promises', async () => {
    const moved = { words: 'The part is late', seenVersion: '1', 'due-day': '27', 'due-month': '11', 'due-year': '2026' };
    await send('POST /cases/:reference/promises/:promise/moved', adviser, { params: { promise: promised }, body: moved });
    assert.match(await textOf(send('GET /cases/:reference', adviser)), /1 open, 0 kept, 1 moved, 0 broken/);
    const again = send('POST /cases/:reference/promises/:promise/kept', adviser, { params: { promise: promised }, body: { words: 'Rang', seenVersion: '2' } });
    assert.match(await textOf(again, 422), /This promise has an outcome already/);
    const far = { words: 'Paint it', madeTo: 'Ms Okafor', seenVersion: '2', 'due-day': '1', 'due-month': '1', 'due-year': '9999' };
    assert.match(await textOf(send('POST /cases/:reference/promises', adviser, { body: far }), 422), /within two years/);
    assert.equal((await send('POST /cases/:reference/promises', adviser, { body: { ...far, 'due-year': '2027' } })).kind, 'redirect');
    await assert.rejects(send('GET /cases/:reference/promises/:promise/kept', adviser, { params: { promise: newId() } }), NotFound);
    visitors = [operative.staffId];
    await assert.rejects(send('POST /cases/:reference/promises', operative, { body: far }), NotAllowed);
  });

  it('goes only to somebody whose organisation has to do with the home', async () => {
    assert.doesNotMatch(await textOf(send('GET /cases/:reference/owner', adviser)), /Bright/);
    const to = (person: SignedIn) => ({ owner: `${person.staffId}.${person.teamIds[0] ?? ''}`, words: 'Needs a survey', seenVersion: '1' });
    assert.match(await textOf(send('POST /cases/:reference/owner', adviser, { body: to(contractor) }), 422), /Choose the next owner/);
    assert.equal((await send('POST /cases/:reference/owner', adviser, { body: to(councilSurveyor) })).kind, 'redirect');
    assert.match(await textOf(send('GET /cases/:reference', adviser)), /Council surveyors/);
  });

  it('changes hands with a note drafted from the record, corrected by a person, and shown to the new owner until they have read it', async () => {
    assert.match(await textOf(send('GET /cases/:reference/owner', adviser)), /call you with a date \(by Wednesday 25 November\)/);
    const note = { promised: 'A call on Wednesday', next: '', resident: 'She works nights' };
    const to = { owner: `${manager.staffId}.${manager.teamIds[0] ?? ''}`, seenVersion: '1' };
    const asked = await textOf(send('POST /cases/:reference/owner', adviser, { body: { ...to, ...note } }), 422);
    assert.ok(asked.includes('Write what has to happen next') && asked.includes('She works nights'));
    assert.match(await textOf(send('POST /cases/:reference/owner', adviser, { body: to }), 422), /Write why the case changes hands/);
    assert.equal((await send('POST /cases/:reference/owner', adviser, { body: { ...to, ...note, next: 'Book the plumber' } })).kind, 'redirect');
    const shownTo = async (who: SignedIn) => /Handed over to you.*Book the plumber/.test(await textOf(send('GET /cases/:reference', who)));
    assert.deepEqual([await shownTo(manager), await shownTo(adviser)], [true, false]);
    await ask(database, casefileRoutes, { route: 'POST /notices/seen', as: manager, landlordId: alder.landlordId, body: { toldBy: alderNow } });
    assert.equal(await shownTo(manager), true);
    const [notice] = await inAlder((tx) => tx.query<{ id: string }>("select id from notices where landlord_id = $1 and kind = 'handover'", [tx.landlordId]));
    const read = await ask(database, casefileRoutes, { route: 'POST /notices/:id/seen', as: manager, landlordId: alder.landlordId, params: { id: notice?.id ?? '' }, body: { reference } });
    assert.ok(read.kind === 'redirect' && read.to === `/cases/${reference}`);
    assert.equal(await shownTo(manager), false);
  });

  it('turns the pages of a long timeline, and shows only what was asked for', async () => {
    for (let count = 0; count < 60; count += 1) await send('POST /cases/:reference/notes', adviser, { body: { words: `Note ${count}`, seenVersion: String(count + 1) } });
    const first = await textOf(send('GET /cases/:reference', adviser));
    const older = /before=(\d+)/.exec(first)?.[1] ?? '';
    assert.ok(first.includes('Note 59') && !first.includes('It drips') && older !== '');
    const second = await textOf(send('GET /cases/:reference', adviser, { query: { before: older } }));
    assert.ok(second.includes('It drips') && second.includes('Newest entries') && !second.includes('Note 59'));
    const evidence = await textOf(send('GET /cases/:reference', adviser, { query: { show: 'evidence' } }));
    assert.match(evidence, /Nothing of this kind has happened/);
  });

  it('is found from its home, newest first and open ones alone', async () => {
    const homeId = alder.homeIds.get('14 Larch House') ?? '';
    await openAlderCase(database, alder, { owner: manager, reference: 'CEN-2026-00500', change: { file: { closedAt: alderNow as never, stage: 'closed' } } });
    const { cases, next } = await inAlder((tx) => casesAtHome(tx, homeId));
    assert.deepEqual([cases.map((each) => each.reference), next], [['CEN-2026-00500', reference], null]);
    assert.deepEqual((await inAlder((tx) => openCasesAtHome(tx, homeId))).map((each) => each.reference), [reference]);
  });
});
