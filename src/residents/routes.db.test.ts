import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto, openAlderCase } from '../../test/fixtures/alder-cases.ts';
import { alderNow, alderToday, ask, createAlder, hire, type Alder, type Asking } from '../../test/fixtures/alder-homes.ts';
import { plainDate } from '../clock/index.ts';
import { NotFound, openDatabase, RecordChanged, type Database } from '../platform/database/index.ts';
import { NotAllowed, type Reply, type SignedIn } from '../platform/http/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import {
  contactDetailsOf, createResidentRows, currentHousehold, instructionsFor, residentById, residentsRoutes,
  type NeedId, type NewResident, type Resident, type ResidentId, type TenancyId,
} from './index.ts';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let adviser: SignedIn;
let planner: SignedIn;
let contractor: SignedIn;
let amara: ResidentId;
let ben: ResidentId;
let moved: ResidentId;

const newcomer = (id: ResidentId, name: string): NewResident => ({
  id, name, dateOfBirth: null, mobile: '07700900123', phone: null, email: null, preferredChannel: 'text', contactTimes: 'after 3pm',
  language: 'English', format: 'standard', needsAnswer: { answer: 'unknown' },
});

const grounds = { source: 'the person', consentBasis: 'explicit consent' } as const;
const homeId = () => alder.homeIds.get('14 Larch House') ?? '';
const inAlder = <T>(work: Parameters<typeof database.inLandlord<T>>[1]) => database.inLandlord(alder.landlordId, work);

/** Amara (a need) and Ben (asked, none) live at 14 Larch House; a third person moved out last year. */
async function moveIn(): Promise<void> {
  [amara, ben, moved] = [newId() as ResidentId, newId() as ResidentId, newId() as ResidentId];
  const [now, before] = [newId() as TenancyId, newId() as TenancyId];
  const confirmedOn = plainDate('2026-01-05');
  await inAlder((tx) => createResidentRows(tx, {
    residents: [
      { ...newcomer(amara, 'Amara Okafor'), needsAnswer: { answer: 'declared', confirmedOn, ...grounds } },
      { ...newcomer(ben, 'Ben Okafor'), needsAnswer: { answer: 'none', confirmedOn, ...grounds } },
      newcomer(moved, 'Cleo Moved'),
    ],
    tenancies: [
      { id: now, homeId: homeId(), kind: 'secure', startedOn: plainDate('2025-06-03'), endedOn: null },
      { id: before, homeId: homeId(), kind: 'secure', startedOn: plainDate('2019-06-03'), endedOn: plainDate('2025-06-01') },
    ],
    people: [
      { tenancyId: now, residentId: ben, part: 'household member' },
      { tenancyId: now, residentId: amara, part: 'tenant' },
      { tenancyId: before, residentId: moved, part: 'tenant' },
    ],
    needs: [{
      id: newId() as NeedId, residentId: amara, kind: 'mobility', detail: 'Multiple sclerosis', instruction: 'Allow ten minutes to reach the door',
      ...grounds, declaredOn: plainDate('2025-01-05'), lastConfirmedOn: confirmedOn,
    }],
  }, alderNow));
}

const send = (route: string, as: SignedIn, id: string, asking: Asking = {}): Promise<Reply> =>
  ask(database, residentsRoutes, { route, as, landlordId: alder.landlordId, params: { id }, ...asking });

async function get(route: string, as: SignedIn, id: string): Promise<string> {
  const reply = await send(`GET ${route}`, as, id);
  assert.ok(reply.kind === 'page');
  return render(reply.html).replaceAll(/\s+/g, ' ');
}

async function person(id: ResidentId): Promise<Resident> {
  const found = await inAlder((tx) => residentById(tx, id));
  assert.ok(found);
  return found;
}

const eventsOf = (id: ResidentId) => inAlder((tx) => tx.query<{ type: string; data: unknown; actor_name: string }>(
  'select type, data, actor_name from resident_events where landlord_id = $1 and resident_id = $2 order by type', [alder.landlordId, id]));

describe('a person and their household', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await createAlder(database);
    await moveIn();
    await inAlder(async (tx) => {
      adviser = await hire(tx, alder.company, 'adviser');
      planner = await hire(tx, alder.company, 'planner');
      contractor = await hire(tx, alder.contractor, 'adviser');
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('is who lives there now, the tenant first', async () => {
    const household = await inAlder((tx) => currentHousehold(tx, homeId(), alderToday));
    assert.deepEqual(household.map(({ name, part, needsAnswer }) => [name, part, needsAnswer]), [
      ['Amara Okafor', 'tenant', 'declared'], ['Ben Okafor', 'household member', 'none'],
    ]);
    const then = await inAlder((tx) => currentHousehold(tx, homeId(), '2020-01-01'));
    assert.deepEqual(then.map((one) => one.name), ['Cleo Moved']);
  });

  it('tells a visitor the instruction and never the diagnosis', async () => {
    const door = await inAlder((tx) => instructionsFor(tx, homeId(), alderToday));
    assert.deepEqual(door, { instructions: ['Allow ten minutes to reach the door'], notYetAsked: false });
    assert.equal((await inAlder((tx) => instructionsFor(tx, homeId(), '2020-01-01'))).notYetAsked, true);
  });

  it('is reached by the details on record', async () => {
    const details = await inAlder((tx) => contactDetailsOf(tx, amara));
    assert.deepEqual([details?.name, details?.mobile, details?.preferredChannel], ['Amara Okafor', '07700900123', 'text']);
    assert.equal(await inAlder((tx) => contactDetailsOf(tx, 'nobody')), undefined);
  });

  it('withdraws consent: what it held is gone, words and all, from every page, and the list of changes says only that', async () => {
    const typed = { source: 'the person', seenVersion: String((await person(amara)).version) };
    assert.match(await get('/residents/:id/withdraw-consent', adviser, amara), /Multiple sclerosis/);
    assert.equal((await send('POST /residents/:id/withdraw-consent', adviser, amara, { body: { seenVersion: typed.seenVersion } })).kind, 'page', 'who told us is missing');
    assert.equal((await send('POST /residents/:id/withdraw-consent', adviser, amara, { body: typed })).kind, 'redirect');
    const now = await person(amara);
    assert.deepEqual([now.needs, now.needsAnswer], [[], { answer: 'unknown' }]);
    const [kept] = await inAlder((tx) => tx.query('select kind, detail, instruction from household_needs where landlord_id = $1 and resident_id = $2', [alder.landlordId, amara]));
    assert.deepEqual(kept, { kind: 'other', detail: 'Removed: consent was withdrawn', instruction: null });
    assert.deepEqual(await inAlder((tx) => instructionsFor(tx, homeId(), alderToday)), { instructions: [], notYetAsked: true });
    assert.doesNotMatch(JSON.stringify(await eventsOf(amara)), /sclerosis|ten minutes/);
    assert.doesNotMatch(await get('/residents/:id', adviser, amara), /withdraw-consent/);
  });

  it('withdraws consent of needs that have ended: their words are gone, when they ended stays, and it is on the list of changes', async () => {
    const { needs, version } = await person(amara);
    await send('POST /residents/:id/needs', adviser, amara, { body: { seenVersion: String(version), answer: 'none', source: 'the person', consentBasis: 'safeguarding', end: needs.map(({ id }) => id) } });
    const ended = await person(amara);
    assert.deepEqual([ended.needs, ended.endedByConsent], [[], needs.map(({ id }) => id)]);
    assert.match(await get('/residents/:id/withdraw-consent', adviser, amara), /a need that has ended/);
    await inAlder((tx) => tx.query(`update household_needs set ended_on = '2026-01-05' where landlord_id = $1 and resident_id = $2`, [tx.landlordId, amara]));
    assert.equal((await send('POST /residents/:id/withdraw-consent', adviser, amara, { body: { source: 'the person', seenVersion: String(ended.version) } })).kind, 'redirect');
    const kept = await inAlder((tx) => tx.query('select detail, instruction, ended_on as "endedOn" from household_needs where landlord_id = $1 and resident_id = $2', [alder.landlordId, amara]));
    assert.deepEqual(kept, [{ detail: 'Removed: consent was withdrawn', instruction: null, endedOn: '2026-01-05' }]);
    const now = await person(amara);
    assert.deepEqual([now.endedByConsent, now.needsAnswer.answer], [[], 'none']);
    assert.match(JSON.stringify(await eventsOf(amara)), /ConsentWithdrawn/);
    assert.doesNotMatch(await get('/residents/:id', adviser, amara), /withdraw-consent/);
  });

  it('shows an adviser the detail of a need, and a planner the instruction only', async () => {
    const forAdviser = await get('/residents/:id', adviser, amara);
    assert.ok(forAdviser.includes('Multiple sclerosis') && forAdviser.includes('Confirm or change needs') && forAdviser.includes('14 Larch House'));
    const forPlanner = await get('/residents/:id', planner, amara);
    assert.ok(forPlanner.includes('Allow ten minutes') && !forPlanner.includes('sclerosis') && !forPlanner.includes('/needs'));
  });

  it('tells a planner neither who told us nor why we may hold it: that can itself tell what it is', async () => {
    await send('POST /residents/:id/needs', adviser, amara, { body: { seenVersion: '1', answer: 'declared', source: 'a support worker', consentBasis: 'safeguarding' } });
    assert.match(await get('/residents/:id', adviser, amara), /Told by a support worker.*at risk safe/);
    assert.doesNotMatch(await get('/residents/:id', planner, amara), /support worker|at risk/);
  });

  it('shows of somebody who moved between organisations only the cases and words of the reader’s own homes', async () => {
    const [away, owner] = await inAlder(async (tx) => {
      const [home] = await tx.query<{ id: string }>('update homes set owning_organisation_id = $2, managing_organisation_id = $2 where landlord_id = $1 and id <> $3 returning id', [tx.landlordId, alder.council, homeId()]);
      return [home?.id ?? '', await hireInto(tx, alder.company, await formTeam(tx, alder.company, 'Repairs'), 'adviser')] as const;
    });
    const contact = (words: string) => ({ contacts: [{ direction: 'in' as const, channel: 'phone' as const, words, residentId: amara }] });
    await openAlderCase(database, alder, { owner, reference: 'REP-2026-00001', residentId: amara, change: contact('Said at the new home') });
    await openAlderCase(database, alder, { owner, reference: 'REP-2026-00002', residentId: amara, homeId: away, change: contact('Said at the old home') });
    const seen = await get('/residents/:id', adviser, amara);
    assert.match(seen, /REP-2026-00001/);
    assert.match(seen, /Said at the new home/);
    assert.doesNotMatch(seen, /REP-2026-00002|Said at the old home/);
  });

  it('shows three different answers: not yet asked, none, declared', async () => {
    const tags = await Promise.all([moved, ben, amara].map(async (id) => /govuk-tag--(\w+)"> (Needs[^<]*|No needs)/.exec(await get('/residents/:id', adviser, id))?.slice(1).join(' ').trim()));
    assert.deepEqual(tags, ['yellow Needs not yet asked', 'grey No needs', 'purple Needs declared']);
  });

  it('is closed to a third organisation and unknown to another landlord; each look is written down', async () => {
    await assert.rejects(get('/residents/:id', contractor, amara), NotAllowed);
    await assert.rejects(get('/residents/:id', adviser, newId()), NotFound);
    const elm = await createAlder(database);
    assert.equal(await database.inLandlord(elm.landlordId, (tx) => residentById(tx, amara)), undefined);
    await get('/residents/:id', adviser, amara);
    const views = await inAlder((tx) => tx.query('select 1 from record_views where landlord_id = $1 and subject_id = $2 and staff_id = $3', [alder.landlordId, amara, adviser.staffId]));
    assert.equal(views.length, 1);
  });

  describe('asked about needs', () => {
    const answer = { seenVersion: '1', source: 'the person', consentBasis: 'explicit consent' };

    it('with a first need: declared today, with its event', async () => {
      const reply = await send('POST /residents/:id/needs', adviser, moved, { body: { ...answer, answer: 'declared', kind: 'hearing', detail: 'Deaf in both ears', instruction: 'Text before you knock' } });
      assert.deepEqual(reply, { kind: 'redirect', to: `/residents/${moved}?done=needs`, cookies: [] });
      const now = await person(moved);
      assert.deepEqual(now.needsAnswer, { answer: 'declared', confirmedOn: '2026-11-22', ...grounds });
      assert.deepEqual(now.needs.map((need) => [need.kind, need.detail, need.declaredOn]), [['hearing', 'Deaf in both ears', '2026-11-22']]);
      const events = await eventsOf(moved);
      assert.deepEqual(events.map((event) => [event.type, event.actor_name]), [['NeedAdded', 'P. Shah'], ['NeedsConfirmed', 'P. Shah']]);
      assert.ok(!JSON.stringify(events).includes('Deaf'), 'the list of changes names what changed and never holds it');
    });

    it('as before: each need is confirmed anew', async () => {
      await send('POST /residents/:id/needs', adviser, amara, { body: { ...answer, answer: 'declared' } });
      assert.deepEqual((await person(amara)).needs.map((need) => need.lastConfirmedOn), ['2026-11-22']);
    });

    it('and none any more: the need ends and no longer meets the operative', async () => {
      const [need] = (await person(amara)).needs;
      await send('POST /residents/:id/needs', adviser, amara, { body: { ...answer, answer: 'none', end: need?.id ?? '' } });
      const now = await person(amara);
      assert.deepEqual([now.needsAnswer.answer, now.needs.length], ['none', 0]);
      assert.deepEqual((await inAlder((tx) => instructionsFor(tx, homeId(), alderToday))).instructions, []);
    });

    it('wrongly: the page comes back with what was typed, and nothing is saved', async () => {
      const reply = await send('POST /residents/:id/needs', adviser, amara, { body: { ...answer, answer: 'none', kind: 'hearing', detail: '<b>Deaf</b>' } });
      assert.ok(reply.kind === 'page' && reply.status === 422);
      const shown = render(reply.html);
      assert.ok(shown.includes('There is a problem') && shown.includes('&lt;b&gt;Deaf') && shown.includes('name="_csrf" value="a-token"'));
      assert.equal((await person(amara)).version, 1);
      assert.deepEqual(await eventsOf(amara), []);
    });

    it('on a page that is no longer the newest: refused, and the first answer stands', async () => {
      const body = { ...answer, answer: 'none' };
      await send('POST /residents/:id/needs', adviser, moved, { body });
      await assert.rejects(send('POST /residents/:id/needs', adviser, moved, { body }), RecordChanged);
      assert.equal((await eventsOf(moved)).length, 1);
    });
  });

  describe('giving new contact details', () => {
    const details = { seenVersion: '1', mobile: '', phone: '0161 496 0123', email: '', preferredChannel: 'phone', contactTimes: '', language: 'Urdu', format: 'large print' };

    it('is saved, found by the search box, and listed by field', async () => {
      await send('POST /residents/:id/contact-details', planner, amara, { body: details });
      const now = await person(amara);
      assert.deepEqual([now.mobile, now.phone, now.preferredChannel, now.contactTimes, now.language, now.format], [null, '01614960123', 'phone', null, 'Urdu', 'large print']);
      const [row] = await inAlder((tx) => tx.query<{ search_text: string }>('select search_text from residents where landlord_id = $1 and id = $2', [alder.landlordId, amara]));
      assert.equal(row?.search_text, 'amara okafor 01614960123');
      const events = await eventsOf(amara);
      assert.deepEqual(events.map((event) => event.data), [{ fields: ['mobile', 'phone', 'preferredChannel', 'contactTimes', 'language', 'format'] }]);
    });

    it('that leave the preferred way without a number is refused beside its field', async () => {
      const reply = await send('POST /residents/:id/contact-details', planner, amara, { body: { ...details, preferredChannel: 'text' } });
      assert.ok(reply.kind === 'page' && reply.status === 422 && render(reply.html).includes('href="#preferredChannel"'));
      assert.equal((await person(amara)).mobile, '07700900123');
    });
  });

  it('keeps its list of changes from being changed', async () => {
    await send('POST /residents/:id/contact-details', planner, amara, { body: { seenVersion: '1', mobile: '', preferredChannel: 'letter', language: 'English', format: 'standard' } });
    for (const statement of ['delete from resident_events', 'update resident_events set actor_name = actor_name']) {
      await assert.rejects(inAlder((tx) => tx.query(`${statement} where landlord_id = $1`, [alder.landlordId])), /permission denied/);
    }
  });
});
