import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { alderNow, ask, createAlder, hire, type Alder } from '../../test/fixtures/alder-homes.ts';
import { addHours, instant } from '../clock/index.ts';
import { importLines } from '../imports/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { NotAllowed, type SignedIn } from '../platform/http/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import { residentsImporter, residentsRoutes } from './index.ts';

const header = 'resident_key,uprn,tenancy_key,tenancy_start,tenancy_end,tenancy_part,tenure,name,date_of_birth,mobile,phone,email,preferred_channel,contact_times,language,format,needs_answer,needs,needs_source,consent_basis,needs_confirmed_on\n';
const typed = {
  name: 'Sam Okafor', part: 'tenant', tenancy: 'new', kind: 'secure', 'started-day': '2', 'started-month': '11', 'started-year': '2026', mobile: '07700 900123', preferredChannel: 'text', language: 'English', format: 'standard',
};

describe('somebody added by hand', () => {
  let made: TestDatabase;
  let database: Database;
  let alder: Alder;
  let adviser: SignedIn;
  let contractor: SignedIn;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await createAlder(database);
    [adviser, contractor] = await database.inLandlord(alder.landlordId, async (tx) => [await hire(tx, alder.company, 'adviser'), await hire(tx, alder.contractor, 'adviser')]);
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const homeId = () => alder.homeIds.get('14 Larch House') ?? '';
  const query = <Row>(sql: string, ...more: readonly unknown[]): Promise<Row[]> => database.inLandlord(alder.landlordId, (tx) => tx.query<Row>(sql, [alder.landlordId, ...more]));
  const add = (fields: Readonly<Record<string, string>> = {}, as = adviser) =>
    ask(database, residentsRoutes, { route: 'POST /homes/:id/people/new', as, landlordId: alder.landlordId, params: { id: homeId() }, body: { ...typed, ...fields } });
  const people = () => query<{ name: string; key: string; tenancy: string }>(
    `select r.name, r.resident_key as key, y.tenancy_key as tenancy from residents r join tenancy_people p on p.landlord_id = r.landlord_id and p.resident_id = r.id
     join tenancies y on y.landlord_id = p.landlord_id and y.id = p.tenancy_id where r.landlord_id = $1 and y.home_id = $2 order by r.name`, homeId());
  const bring = async (rest: string, hours = 1) => {
    const [home] = await query<{ uprn: string }>('select uprn from homes where landlord_id = $1 and id = $2', homeId());
    const [key = '', ...cells] = rest.split(',');
    return importLines(database, alder.landlordId, residentsImporter, { chunks: [`${header}${[key, home?.uprn, ...cells].join(',')}\n`], name: 'later.csv', now: addHours(instant(alderNow), hours), newId, by: { staffId: null, name: 'A. Admin' } });
  };

  it('with their number is found by a later file, which makes nobody a second time', async () => {
    assert.equal((await add({ key: 'P-77', tenancyKey: 'T-77' })).kind, 'redirect');
    const counts = await bring('P-77,T-77,2026-11-02,,tenant,secure,Samuel Okafor,,,,,,,,,,,,,');
    assert.deepEqual([counts.new, counts.changed], [0, 1]);
    assert.deepEqual(await people(), [{ name: 'Samuel Okafor', key: 'P-77', tenancy: 'T-77' }]);
  });

  it('without one is given one that the file may carry', async () => {
    await add();
    const [one] = await people();
    assert.match(`${one?.key} ${one?.tenancy}`, /^HAND-[0-9A-F]{10} HAND-[0-9A-F]{10}$/);
    const [person] = await query<{ id: string }>('select id from residents where landlord_id = $1');
    const shown = await ask(database, residentsRoutes, { route: 'GET /residents/:id', as: adviser, landlordId: alder.landlordId, params: { id: person?.id ?? '' } });
    assert.ok(shown.kind === 'page');
    for (const key of [one?.key ?? 'none', one?.tenancy ?? 'none']) assert.ok(render(shown.html).includes(key), 'the page says it, to be put into the file');
    const counts = await bring(`${one?.key},${one?.tenancy},2026-11-02,,tenant,secure,Sam Okafor,,,,,,,,,,,,,`);
    assert.deepEqual([counts.new, (await people()).length], [0, 1]);
  });

  it('has no answer about needs, since nobody asked, and the list of changes says who added them', async () => {
    const reply = await add();
    const id = reply.kind === 'redirect' ? (new URL(reply.to, 'http://here').pathname.split('/').at(-1) ?? '') : '';
    const [row] = await query<{ answer: string; type: string; who: string }>(
      `select r.needs_answer as answer, e.type, e.actor_name as who from residents r join resident_events e on e.landlord_id = r.landlord_id and e.resident_id = r.id where r.landlord_id = $1 and r.id = $2`, id);
    assert.deepEqual(row, { answer: 'unknown', type: 'PersonAdded', who: adviser.name });
  });

  it('joins a tenancy that goes on; the same name there is asked about first, and what was typed is still there', async () => {
    await add({ key: 'P-1' });
    const [tenancy] = await query<{ id: string }>('select id from tenancies where landlord_id = $1');
    const joining = { tenancy: tenancy?.id ?? '', kind: '', 'started-day': '', 'started-month': '', 'started-year': '', part: 'household member' };
    const asked = await add({ ...joining, name: 'SAM okafor' });
    assert.ok(asked.kind === 'page' && asked.status === 422);
    assert.match(render(asked.html), /Somebody of this name lives here already[\s\S]*value="SAM okafor"/);
    assert.equal((await add({ ...joining, name: 'SAM okafor', isAnother: 'yes' })).kind, 'redirect');
    assert.equal((await people()).length, 2);
  });

  it('may be of any age, in a tenancy of any age', async () => {
    const reply = await add({ 'born-day': '4', 'born-month': '5', 'born-year': '1931', 'started-day': '1', 'started-month': '4', 'started-year': '1968' });
    assert.equal(reply.kind, 'redirect');
  });

  const refused: readonly (readonly [why: string, fields: Readonly<Record<string, string>>, words: RegExp])[] = [
    ['no name', { name: '' }, /Enter their name/],
    ['a tenancy of nowhere', { tenancy: '0199c0de-0000-7000-8000-000000000001' }, /Choose a tenancy of this home/],
    ['a tenancy to come', { 'started-year': '2027' }, /must have begun/],
    ['texts without a number', { mobile: '' }, /Give the number or address/],
    ['a year with a slip', { 'born-day': '4', 'born-month': '5', 'born-year': '88' }, /Enter when they were born, like 27 3 1980/],
    ['born tomorrow', { 'born-day': '23', 'born-month': '11', 'born-year': '2026' }, /must be in the past/],
    ['somebody else’s number', { key: 'P-9' }, /Somebody has this number already/],
  ];
  for (const [why, fields, words] of refused) {
    it(`is refused: ${why}`, async () => {
      await add({ name: 'Somebody Else', key: 'P-9', tenancyKey: 'T-9' });
      const reply = await add(fields);
      assert.ok(reply.kind === 'page' && reply.status === 422, reply.kind);
      assert.match(render(reply.html), words);
      assert.equal((await people()).length, 1);
    });
  }

  it('at a home of another organisation is not added', async () => {
    await database.inLandlord(alder.landlordId, (tx) => tx.query('update homes set owning_organisation_id = $2, managing_organisation_id = $2 where landlord_id = $1', [alder.landlordId, alder.company]));
    await assert.rejects(add({}, contractor), NotAllowed);
  });

  it('who withdrew their consent: a file that still has what they said does not bring it back', async () => {
    const said = (mobile: string, on: string) => `P-5,T-5,2019-04-01,,tenant,secure,Amara Okafor,,${mobile},,,text,,,,declared,mobility: uses a frame,the person,explicit consent,${on}`;
    await bring(said('07700 900123', '2026-03-02'));
    const [person] = await query<{ id: string; version: number }>("select id, version from residents where landlord_id = $1 and resident_key = 'P-5'");
    const withdrawn = await ask(database, residentsRoutes, { route: 'POST /residents/:id/withdraw-consent', as: adviser, landlordId: alder.landlordId, params: { id: person?.id ?? '' }, body: { source: 'the person', seenVersion: String(person?.version) } });
    assert.equal(withdrawn.kind, 'redirect');
    await bring(said('07700 900999', '2026-03-02'), 2);
    const now = async () => query("select needs_answer as answer, mobile, (select count(*)::int from household_needs n where n.landlord_id = $1 and n.detail like '%frame%') as held from residents r where r.landlord_id = $1 and resident_key = 'P-5'");
    assert.deepEqual(await now(), [{ answer: 'unknown', mobile: '07700900999', held: 0 }]);
    await bring(said('07700 900999', '2026-11-30'), 24 * 10);
    assert.deepEqual(await now(), [{ answer: 'declared', mobile: '07700900999', held: 1 }], 'said anew, it may be held again');
  });
});
