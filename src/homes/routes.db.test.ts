import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { alderNow, ask, createAlder, hire, type Alder, type Asking } from '../../test/fixtures/alder-homes.ts';
import { insertRows, NotFound, openDatabase, type Database } from '../platform/database/index.ts';
import { NotAllowed, type SignedIn } from '../platform/http/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import { homesByPostcode, homesRoutes } from './index.ts';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let elm: Alder;
const people: Record<string, SignedIn> = {};
let adviser: SignedIn;

const home = (address: string) => alder.homeIds.get(address) ?? '';

async function get(route: string, as: SignedIn | undefined, asking: Asking = {}, landlord = alder): Promise<string> {
  assert.ok(as);
  const reply = await ask(database, homesRoutes, { route: `GET ${route}`, as, landlordId: landlord.landlordId, ...asking });
  assert.ok(reply.kind === 'page');
  return render(reply.html).replaceAll(/\s+/g, ' ');
}

const homePageOf = (address: string, as: SignedIn | undefined) => get('/homes/:id', as, { params: { id: home(address) } });

/** Two people at 14 Larch House: one with a need, one never asked. */
async function moveIn(): Promise<void> {
  const landlord_id = alder.landlordId;
  const [tenancy, amara, ben] = [newId(), newId(), newId()];
  const person = { landlord_id, preferred_channel: 'text', search_text: '', updated_at: alderNow };
  await database.inLandlord(landlord_id, async (tx) => {
    await insertRows(tx, 'residents', [
      { ...person, id: amara, name: 'Amara Okafor', needs_answer: 'declared', needs_confirmed_on: '2026-01-05', needs_source: 'the person', needs_consent_basis: 'explicit consent' },
      { ...person, id: ben, name: 'Ben Okafor', needs_answer: 'unknown', needs_confirmed_on: null, needs_source: null, needs_consent_basis: null },
    ]);
    await insertRows(tx, 'tenancies', [{ landlord_id, id: tenancy, home_id: home('14 Larch House'), tenure: 'secure', started_on: '2019-06-03', ended_on: null }]);
    await insertRows(tx, 'tenancy_people', [
      { landlord_id, tenancy_id: tenancy, resident_id: amara, part: 'tenant' },
      { landlord_id, tenancy_id: tenancy, resident_id: ben, part: 'household member' },
    ]);
    await insertRows(tx, 'household_needs', [{
      landlord_id, id: newId(), resident_id: amara, kind: 'mobility', detail: 'Multiple sclerosis', instruction: 'Allow ten minutes to reach the door',
      source: 'the person', consent_basis: 'explicit consent', declared_on: '2025-01-05', last_confirmed_on: '2026-01-05',
    }]);
  });
}

describe('the pages of homes', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
    alder = await createAlder(database);
    elm = await createAlder(database);
    await moveIn();
    await database.inLandlord(alder.landlordId, async (tx) => {
      adviser = await hire(tx, alder.company, 'adviser');
      people['operative'] = await hire(tx, alder.company, 'operative');
      people['administrator'] = await hire(tx, alder.company, 'administrator');
      people['council manager'] = await hire(tx, alder.council, 'manager');
      people['contractor'] = await hire(tx, alder.contractor, 'manager');
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('show an adviser who lives there, the building with its source, and three answers about needs apart', async () => {
    const shown = await homePageOf('14 Larch House', adviser);
    for (const words of ['14 Larch House, Stockport, SK39 9AA', 'Amara Okafor', 'Needs declared', 'confirmed Monday 5 January 2026', 'Needs not yet asked',
      'Allow ten minutes to reach the door', 'concrete panel', 'Stock condition survey, true on Wednesday 1 May 2024', 'Entrance lobby', 'Nothing has been reported yet']) {
      assert.ok(shown.includes(words), words);
    }
    assert.ok(!shown.includes('sclerosis'), 'the diagnosis stays on the person’s page');
  });

  it('show an operative what to do at the door and no names', async () => {
    const shown = await homePageOf('14 Larch House', people['operative']);
    assert.ok(shown.includes('Allow ten minutes to reach the door') && shown.includes('2 residents') && shown.includes('for 1 of them'));
    assert.ok(!shown.includes('Okafor') && !shown.includes('sclerosis'));
  });

  it('show an administrator neither', async () => {
    const shown = await homePageOf('14 Larch House', people['administrator']);
    assert.ok(!shown.includes('Okafor') && !shown.includes('ten minutes'));
  });

  it('say that a home is empty', async () => {
    assert.ok((await homePageOf('5 Weaver Walk', adviser)).includes('No tenancy is current'));
  });

  it('open to staff of both organisations, and to no third', async () => {
    assert.ok(await homePageOf('14 Larch House', people['council manager']));
    assert.ok(await homePageOf('22 Mill Brow', people['council manager']));
    await assert.rejects(homePageOf('22 Mill Brow', adviser), NotAllowed, 'the council kept this one');
    await assert.rejects(homePageOf('14 Larch House', people['contractor']), NotAllowed);
  });

  it('know nothing of another landlord, nor of what is no id', async () => {
    const theirs = elm.homeIds.get('14 Larch House') ?? '';
    for (const id of [theirs, newId(), "'; drop table homes", '']) {
      await assert.rejects(get('/homes/:id', adviser, { params: { id } }), NotFound);
    }
  });

  it('are written down as looked at, by whom', async () => {
    const views = () => database.inLandlord(alder.landlordId, (tx) => tx.query<{ n: number }>(
      `select count(*) as n from record_views where landlord_id = $1 and staff_id = $2 and subject_kind = 'home' and subject_id = $3`,
      [alder.landlordId, adviser.staffId, home('1 Larch House')]));
    assert.equal((await views())[0]?.n, 0);
    await homePageOf('1 Larch House', adviser);
    assert.equal((await views())[0]?.n, 1);
  });

  it('list the homes of one’s own organisation, narrowed by place', async () => {
    const all = await get('/homes', adviser);
    assert.ok(all.includes('5 Weaver Walk') && all.includes('14 Larch House'));
    assert.ok(!all.includes('22 Mill Brow'), 'managed by the council itself');
    const [block] = await database.inLandlord(alder.landlordId, (tx) => tx.query<{ block: string; estate: string; neighbourhood: string }>(
      `select block_id as block, estate_id as estate, neighbourhood_id as neighbourhood from homes where landlord_id = $1 and id = $2`,
      [alder.landlordId, home('14 Larch House')]));
    const narrowed = await get('/homes', adviser, { query: { ...block } });
    assert.ok(narrowed.includes('14 Larch House') && !narrowed.includes('Weaver Walk'));
    const kept = await get('/homes', adviser, { query: { neighbourhood: 'nonsense', estate: newId(), block: '1', after: 'x' } });
    assert.ok(kept.includes('Weaver Walk'), 'a choice that is none is left out');
    assert.ok((await get('/homes', people['contractor'])).includes('No homes here that your organisation owns or manages'));
  });

  it('turn their pages by fifty, each home once', async () => {
    await database.inLandlord(alder.landlordId, (tx) => tx.query(
      `insert into homes select (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid(), 'uprn', '5' || lpad(n::text, 11, '0'),
         'address_line', n || ' Long Street', 'postcode', 'SK39 9ZZ', 'postcode_key', 'SK399ZZ'))).*
       from homes h, generate_series(1, 120) n where h.landlord_id = $1 and h.uprn = '999999000102'`, [alder.landlordId]));
    const seen: string[] = [];
    for (let next: string | undefined = '/homes'; next !== undefined; ) {
      const query = Object.fromEntries(new URLSearchParams(next.split('?')[1]));
      const shown = await get('/homes', adviser, { query });
      seen.push(...[...shown.matchAll(/href="\/homes\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? ''));
      next = /href="(\/homes\?[^"]*after=[^"]*)"/.exec(shown)?.[1];
    }
    assert.equal(seen.length, 124);
    assert.equal(new Set(seen).size, 124);
    const street = await database.inLandlord(alder.landlordId, (tx) => tx.query<{ id: string; address_line: string }>(
      `select id, address_line from homes where landlord_id = $1 and postcode_key = 'SK399ZZ'`, [alder.landlordId]));
    const numbers = seen.flatMap((id) => street.filter((one) => one.id === id).map((one) => Number.parseInt(one.address_line, 10)));
    assert.deepEqual(numbers, Array.from({ length: 120 }, (_, index) => index + 1), 'in the order of a street: 2 before 10');
  });

  it('show a block with its homes in the order of their numbers', async () => {
    const [block] = await database.inLandlord(alder.landlordId, (tx) => tx.query<{ id: string }>('select id from blocks where landlord_id = $1', [alder.landlordId]));
    const shown = await get('/blocks/:id', adviser, { params: { id: block?.id ?? '' } });
    assert.ok(shown.includes('12 storeys') && shown.indexOf('>1 Larch House') < shown.indexOf('>14 Larch House'));
    await assert.rejects(get('/blocks/:id', people['contractor'], { params: { id: block?.id ?? '' } }), NotAllowed);
    await assert.rejects(get('/blocks/:id', adviser, { params: { id: newId() } }), NotFound);
  });

  it('show only references of neighbours with the same problem, open or of the last twelve months', async () => {
    const landlord_id = alder.landlordId;
    const team = newId();
    const damp = { problem: 'damp-or-mould', title: 'There is damp or mould – bedroom' };
    const other = { problem: 'something-else', title: 'Something else – kitchen' };
    const at = (address: string, reference: string, opened: string, closed: string | null = null) => ({ address, reference, opened, closed, ...damp });
    const cases = [
      at('14 Larch House', 'REP-2026-00001', '2026-10-01T09:00:00Z'),
      at('1 Larch House', 'REP-2026-00002', '2026-09-01T09:00:00Z', '2026-09-20T09:00:00Z'),
      at('1 Larch House', 'REP-2025-00003', '2025-03-01T09:00:00Z', '2025-03-20T09:00:00Z'),
      at('5 Weaver Walk', 'REP-2026-00004', '2026-09-02T09:00:00Z'),
      { ...at('14 Larch House', 'REP-2026-00005', '2026-09-02T09:00:00Z'), ...other },
      { ...at('1 Larch House', 'REP-2026-00006', '2026-09-02T09:00:00Z'), ...other },
    ].map((one) => ({ ...one, id: newId() }));
    await database.inLandlord(landlord_id, async (tx) => {
      await insertRows(tx, 'teams', [{ landlord_id, id: team, organisation_id: alder.company, name: 'Repairs north' }]);
      await insertRows(tx, 'cases', cases.map((one) => ({
        landlord_id, id: one.id, reference: one.reference, kind: 'repair', title: one.title, home_id: home(one.address), owner_id: adviser.staffId,
        team_id: team, stage: 'reported', update_every: 5, opened_at: one.opened, closed_at: one.closed, version: 1, last_sequence: 0,
        last_hash: Buffer.alloc(32), search_text: '',
      })));
      await insertRows(tx, 'repairs', cases.map((one) => ({
        landlord_id, case_id: one.id, stage: 'reported', problem: one.problem, room: 'bedroom', extent: 'a wall', since: 'weeks', words: 'mould',
        reported_by: 'adviser', reporter_name: 'Amara', hazard: 'possible', is_emergency: false, reported_at: one.opened,
      })));
    });
    const shown = (await homePageOf('14 Larch House', adviser)).split('Neighbours with the same problem')[1] ?? '';
    assert.ok(shown.includes('There is damp or mould: 1 other home in Larch House, 1 case') && shown.includes('REP-2026-00002'));
    assert.ok(!shown.includes('REP-2025-00003') && !shown.includes('REP-2026-00004'), 'neither the old one nor the one elsewhere');
    assert.ok(!shown.includes('REP-2026-00006'), '"something else" is no problem to share');
  });
});

describe('addresses for the public report', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 2 });
    alder = await createAlder(database);
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  const table: readonly (readonly [string, readonly string[]])[] = [
    ['sk399aa', ['1 Larch House', '14 Larch House']],
    [' SK39  9AB ', ['5 Weaver Walk', 'Flat A, 3 Weaver Walk']],
    ['SK1 1AA', []],
    ['', []],
    ["%' or 1=1 --", []],
  ];
  for (const [typed, addresses] of table) {
    it(`"${typed}" finds ${addresses.length}`, async () => {
      const found = await database.inLandlord(alder.landlordId, (tx) => homesByPostcode(tx, typed));
      assert.deepEqual(found.map((entry) => entry.addressLine), addresses);
    });
  }
});
