import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { ask, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { verifyCase } from '../casefile/index.ts';
import { addDays, dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor, Role } from '../staff/index.ts';
import { outreachRoutes, performOnApproach, performStart, type StartOutreach } from './index.ts';
import type { RecordApproach } from './model.ts';

const now = london('2026-11-24 15:00');

describe('an outreach, from the homes chosen to what was found', () => {
  let made: TestDatabase;
  let database: Database;
  let work: RepairsAtWork;
  let server: FastifyInstance;
  let homeIds: string[];

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    work = new RepairsAtWork(database, await aLandlord(database));
    server = await siteByRole(database, outreachRoutes, now);
    homeIds = await moreHomes(5);
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  const inLandlord = <Result>(does: (tx: Tx) => Promise<Result>) => database.inLandlord(work.landlord.id, does);
  const cookie = (role: Role, organisationId: string = work.landlord.councilId) =>
    `${sessionCookie}=${work.landlord.id}.${Buffer.from(JSON.stringify({ staffId: work.landlord.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [], organisationId })).toString('base64url')}`;
  /** Homes beside Ms Okafor's in which nobody is on record. */
  const moreHomes = (count: number) => inLandlord(async (tx) => {
    const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [tx.landlordId, work.landlord.homeId]);
    const ids = Array.from({ length: count }, () => newId());
    await insertRows(tx, 'homes', ids.map((id, at) => ({ ...home, id, uprn: `1000100009${10 + at}`, address_line: `${20 + at} Larch House` })));
    return [work.landlord.homeId, ...ids];
  });
  const asking = async (tx: Tx, actor: Actor, at: Instant) => {
    const landlord = await landlordById(tx, tx.landlordId);
    if (landlord === undefined) throw new Error('There is no such landlord.');
    return { tx, landlord, actor, now: at, today: dateInLondon(at), newId, database };
  };
  const begin = (more: Partial<StartOutreach> = {}, { by = work.landlord.staff.surveyor as Actor, at = now } = {}) => inLandlord(async (tx) => performStart(await asking(tx, by, at), {
    name: 'Larch House, winter', chosenFrom: 'Larch House', way: 'call', script: 'Do you see any damp?', promisedOn: plainDate('2026-12-18'), ownerId: work.landlord.staff.adviser.id, homeIds, lately: null, ...more,
  }));
  const record = (reference: string, more: Partial<RecordApproach> = {}, { by = work.landlord.staff.adviser as Actor, at = now } = {}) => inLandlord(async (tx) => performOnApproach(await asking(tx, by, at), { reference }, {
    type: 'RecordApproach', result: 'all well', how: 'phone', words: '', at, lateBecause: '', ...more,
  }));
  const approaches = (id: string) => inLandlord((tx) => tx.query<{ reference: string; homeId: string; outcome: string | null; attempts: number; stage: string; promise: string | null; dueOn: string; found: string | null }>(
    `select c.reference, a.home_id as "homeId", a.outcome, a.attempts, c.stage, p.outcome as promise, p.due_on as "dueOn", a.found_reference as found from approaches a join cases c on c.landlord_id = $1 and c.id = a.case_id
     join promises p on p.landlord_id = $1 and p.id = a.promise_id where a.landlord_id = $1 and a.outreach_id = $2 order by a.place limit 20`, [tx.landlordId, id],
  ));
  const started = async (more: Partial<StartOutreach> = {}, options = {}) => {
    const done = await begin(more, options);
    if (!done.ok) throw new Error(`Not begun: ${done.refusal}`);
    return done.outreach;
  };
  const nextQuarter = london('2027-03-02 10:00');

  it('gives each home a case with a promise by the day, on an intact record', async () => {
    const { id } = await started();
    const rows = await approaches(id);
    assert.deepEqual(rows.map(({ stage, promise, dueOn, attempts }) => [stage, promise, dueOn, attempts]), homeIds.map(() => ['to-ask', null, '2026-12-18', 0]));
    assert.equal((await inLandlord((tx) => verifyCase(tx, rows[0]?.reference ?? '')))?.intact, true);
    const page = await ask(server, `/outreach/${id}`, cookie('adviser'));
    assert.match(page.body, /Still to be asked: <strong>6/);
    const list = await ask(server, `/outreach/${id}/homes`, cookie('adviser'));
    assert.match(list.body, /Do you see any damp\?[\s\S]*Ms A. Okafor[\s\S]*07700 900123/);
  });

  it('asks nobody twice in a quarter unless somebody says so, and leaves out those asked lately where that is said', async () => {
    assert.deepEqual(await begin(), { ok: false, refusal: 'asked-lately', facts: { homes: '6', days: '90' } });
    assert.equal((await begin({ lately: 'leave out' })).ok, false);
    const [more] = (await moreHomesLater()).slice(-1);
    const { id, homes } = await started({ homeIds: [...homeIds, more ?? ''], lately: 'leave out' });
    assert.equal(homes, 1);
    assert.deepEqual((await approaches(id)).map(({ homeId }) => homeId), [more]);
    assert.equal((await started({ lately: 'ask again' })).homes, 6);
    assert.equal((await started({ promisedOn: plainDate('2027-03-20') }, { at: nextQuarter })).homes, 6, 'a quarter later nobody was asked lately');
  });
  const moreHomesLater = () => inLandlord(async (tx) => {
    const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [tx.landlordId, work.landlord.homeId]);
    const id = newId();
    await insertRows(tx, 'homes', [{ ...home, id, uprn: '100010000999', address_line: '99 Larch House' }]);
    return [id];
  });

  for (const [what, more, refusal] of [
    ['no home', { homeIds: [] }, 'no-homes'], ['a day that has passed', { promisedOn: plainDate('2026-11-23') }, 'date-has-passed'], ['a day too far away', { promisedOn: addDays(plainDate('2026-11-24'), 184) }, 'date-too-far'],
    ['nobody to see to it', { ownerId: '0199c0de-0000-7000-8000-00000000dead' }, 'owner-unknown'], ['no name', { name: '' }, 'name-missing'], ['nothing to say', { script: '' }, 'script-missing'],
    ['words that blame', { script: 'Your lifestyle causes condensation' }, 'script-blames'], ['a home that is not there', { homeIds: ['0199c0de-0000-7000-8000-00000000dead'] }, 'home-not-yours'],
    ['more homes than can be asked', { homeIds: Array.from({ length: 301 }, () => newId()) }, 'too-many-homes'],
  ] as const) {
    it(`does not begin with ${what}`, async () => {
      const done = await begin({ lately: 'ask again', ...more });
      assert.equal(done.ok ? 'begun' : done.refusal, refusal);
    });
  }

  it('refuses homes of another organisation, at the page and the door, and finds nothing of another’s outreach', async () => {
    const other = newId();
    await inLandlord((tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: other, name: 'Another Association', kind: 'housing association' }]));
    const stranger = { ...work.landlord.staff.surveyor, organisationId: other } as Actor;
    const done = await begin({ lately: 'ask again' }, { by: stranger });
    assert.notEqual(done.ok, true);
    const { id } = await started({ lately: 'ask again' });
    for (const path of [`/outreach/${id}`, `/outreach/${id}/homes`, `/outreach/${id}/homes.csv`]) assert.equal((await ask(server, path, cookie('manager', other))).status, 404, path);
    const [first] = await approaches(id);
    await assert.rejects(() => record(first?.reference ?? '', {}, { by: stranger }), /organisation/i);
    for (const role of ['adviser', 'planner'] as const) await assert.rejects(() => begin({ lately: 'ask again' }, { by: work.landlord.staff[role] }), /Managers and surveyors/, role);
  });

  it('counts for an organisation that owns some of its homes those alone, on the page, the list and the file', async () => {
    const { id } = await started({ lately: 'ask again' });
    const [one, two] = await approaches(id);
    for (const approach of [one, two]) assert.equal((await record(approach?.reference ?? '', { result: 'all well' })).ok, true);
    const owner = newId();
    await inLandlord(async (tx) => {
      await insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: owner, name: 'Larch Co-operative', kind: 'housing association' }]);
      await tx.query('update homes set owning_organisation_id = $2 where landlord_id = $1 and id = any ($3::uuid[])', [tx.landlordId, owner, [one?.homeId, homeIds.at(-1)]]);
    });
    assert.match((await ask(server, `/outreach/${id}`, cookie('manager', owner))).body, /All is well: <strong>1<[\s\S]*Still to be asked: <strong>1<[\s\S]*All 2 homes/);
    assert.match((await ask(server, '/outreach', cookie('manager', owner))).body, /1 of 2/);
    assert.match((await ask(server, '/outreach.csv', cookie('manager', owner))).body, /,2,1,1,0,/);
    assert.match((await ask(server, `/outreach/${id}`, cookie('manager'))).body, /All 6 homes/);
    await inLandlord((tx) => tx.query('update homes set owning_organisation_id = $2 where landlord_id = $1 and owning_organisation_id = $3', [tx.landlordId, work.landlord.councilId, owner]));
  });

  it('writes down that somebody looked at each home of a list, in the name of who looked', async () => {
    const { id } = await started({ lately: 'ask again' });
    const looked = () => inLandlord((tx) => tx.query<{ home: string }>("select subject_id as home from record_views where landlord_id = $1 and subject_kind = 'home' and staff_id = $2 limit 100", [tx.landlordId, work.landlord.staff.planner.id]));
    assert.deepEqual(await looked(), []);
    await ask(server, `/outreach/${id}/homes`, cookie('planner'));
    assert.deepEqual((await looked()).map(({ home }) => home).toSorted(), homeIds.toSorted());
  });

  it('writes to whoever lives there by the way they asked for; a home with nobody on record stays to be called on', async () => {
    const { id } = await started({ way: 'message', lately: 'ask again' });
    const rows = await approaches(id);
    assert.deepEqual(rows.map(({ homeId, stage, attempts }) => [homeId === work.landlord.homeId, stage, attempts]).toSorted().reverse()[0], [true, 'written-to', 1]);
    assert.equal(rows.filter(({ stage }) => stage === 'to-ask').length, 5);
    const messages = await inLandlord((tx) => tx.query<{ channel: string; address: string; body: string }>(
      `select m.channel, m.address, m.body from messages m join approaches a on a.landlord_id = $1 and a.case_id = m.case_id where m.landlord_id = $1 and a.outreach_id = $2 order by m.id limit 20`, [tx.landlordId, id]));
    assert.deepEqual(messages.map(({ channel, address }) => [channel, address]), [['text', '07700 900123']]);
    assert.match(messages[0]?.body ?? '', /ring or come to your door by Friday 18 December/);
  });

  it('keeps the promise with what was said, and counts it; the share is of homes that answered', async () => {
    const { id } = await started({ lately: 'ask again' });
    const [one, two, three] = await approaches(id);
    assert.equal((await record(one?.reference ?? '', { result: 'all well' })).ok, true);
    assert.equal((await record(two?.reference ?? '', { result: 'would not', words: 'Not today' })).ok, true);
    const found = await record(three?.reference ?? '', { result: 'damp found', words: 'Black mould behind the wardrobe', how: 'phone' });
    assert.ok(found.ok);
    const after = await approaches(id);
    assert.deepEqual(after.slice(0, 3).map(({ outcome, stage, promise }) => [outcome, stage, promise]), [['all well', 'done', 'kept'], ['would not', 'done', 'kept'], ['damp found', 'done', 'kept']]);
    const hazard = after[2]?.found ?? '';
    assert.match(hazard, /^HAZ-2026-/);
    const [told] = await inLandlord((tx) => tx.query<{ awareAt: string; suspected: string; route: string; links: number }>(
      `select h.aware_at as "awareAt", h.suspected, h.route, (select count(*)::int from case_links l where l.landlord_id = $1 and l.from_case_id = h.case_id) as links from hazards h join cases c on c.landlord_id = $1 and c.id = h.case_id where h.landlord_id = $1 and c.reference = $2`, [tx.landlordId, hazard]));
    assert.deepEqual(told, { awareAt: now, suspected: 'damp-and-mould', route: 'resident', links: 1 });
    assert.match((await ask(server, `/outreach/${id}`, cookie('manager'))).body, /1 of 2 that answered: 50 in 100 \(9\.5 to 91\)/);
    assert.match((await ask(server, '/outreach', cookie('manager'))).body, /3 of 6/);
    const again = await record(one?.reference ?? '', { result: 'damp found', words: 'Mould after all' });
    assert.equal(again.ok || again.why !== 'refused' ? '' : again.refusal, 'already-settled');
  });

  it('opens no hazard and settles nothing where the door to hazards refuses', async () => {
    const { id } = await started({ lately: 'ask again' });
    const [one] = await approaches(id);
    const refused = await inLandlord(async (tx) => {
      const done = await performOnApproach(await asking(tx, work.landlord.staff.adviser, london('2026-11-26 10:00')), { reference: one?.reference ?? '' }, { type: 'RecordApproach', result: 'damp found', how: 'visit', words: 'Mould', at: london('2026-11-25 10:00'), lateBecause: '' });
      return done;
    });
    assert.equal(refused.ok || refused.why !== 'hazard' || refused.not.why !== 'refused' ? '' : refused.not.refused.refusal, 'late-reason-missing');
    assert.equal((await approaches(id))[0]?.outcome, null);
    const sent = await sendForm(server, { from: `/approaches/${one?.reference}/outcome`, to: `/approaches/${one?.reference}/outcome`, cookie: cookie('adviser') }, { result: 'damp found', how: 'visit', words: '', when: 'now', seenVersion: '1' });
    assert.equal(sent.status, 422);
  });

  it('leaves it at “nobody answered” only after three tries', async () => {
    const { id } = await started({ lately: 'ask again' });
    const reference = (await approaches(id))[0]?.reference ?? '';
    for (const attempt of [1, 2]) {
      assert.equal((await record(reference, { result: 'nobody answered' })).ok, true, String(attempt));
      const tooSoon = await record(reference, { result: 'no answer' });
      assert.equal(tooSoon.ok || tooSoon.why !== 'refused' ? '' : tooSoon.refusal, 'too-few-attempts');
    }
    assert.equal((await record(reference, { result: 'nobody answered' })).ok, true);
    assert.equal((await record(reference, { result: 'no answer' })).ok, true);
    assert.deepEqual((await approaches(id)).slice(0, 1).map(({ outcome, attempts, promise }) => [outcome, attempts, promise]), [['no answer', 3, 'kept']]);
  });

  it('a resident says by their link that all is well, and can settle nothing else', async () => {
    const { id } = await started({ way: 'message', lately: 'ask again' });
    const reference = (await approaches(id)).find(({ homeId }) => homeId === work.landlord.homeId)?.reference ?? '';
    const resident = { kind: 'resident', id: work.landlord.residentId, name: 'Ms A. Okafor' } as const;
    await assert.rejects(() => record(reference, { result: 'moved out', words: 'x' }, { by: resident as unknown as Actor }));
    assert.equal((await record(reference, { result: 'all well', how: 'web page' }, { by: resident as unknown as Actor })).ok, true);
    assert.equal((await approaches(id)).find((row) => row.reference === reference)?.outcome, 'all well');
  });
});
