import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { createAlder, hire, type Alder } from '../../test/fixtures/alder-homes.ts';
import { openProductServer, type ProductServer } from '../../test/product-server.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { sessionCookie, type SignedIn } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';

const now = '2026-11-22T10:00:00.000Z';
const mistakes = readFileSync(new URL('../../test/fixtures/homes-with-mistakes.csv', import.meta.url), 'utf8');
const secret = 'the-secret-of-the-administrator';

describe('the pages of an import', () => {
  let test: TestDatabase;
  let database: Database;
  let product: ProductServer;
  let alder: Alder;
  let administrator: SignedIn;
  let formCookie = '';

  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 4 });
    alder = await createAlder(database);
    administrator = await database.inLandlord(alder.landlordId, (tx) => hire(tx, alder.company, 'administrator'));
    const planner = { ...administrator, roles: ['planner'] };
    product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => now, whoIs: (given) => (given === secret ? administrator : given.startsWith('planner') ? planner : undefined) });
  });
  after(async () => {
    await product.close();
    await database.close();
    await test.close();
  });

  const cookies = (of = secret) => `${sessionCookie}=${alder.landlordId}.${of}; ${formCookie}`;
  const open = (url: string) => product.server.inject({ method: 'GET', url, headers: { cookie: cookies() } });

  /** The token of a page's form, with its cookie kept. */
  async function token(): Promise<string> {
    const page = await open('/admin/imports/new');
    for (const { name, value } of page.cookies) formCookie = `${name}=${value}`;
    return /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  }

  async function send(file: string, fields: Readonly<Record<string, string>> = { kind: 'homes' }, as = secret) {
    const parts = Object.entries({ _csrf: await token(), ...fields }).map(([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const payload = `${parts.join('')}--edge\r\ncontent-disposition: form-data; name="file"; filename="C:\\homes <b>.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--edge--\r\n`;
    return product.server.inject({ method: 'POST', url: '/admin/imports/new', payload, headers: { cookie: cookies(as), 'content-type': 'multipart/form-data; boundary=edge' } });
  }

  const press = async (url: string) => product.server.inject({
    method: 'POST', url, payload: new URLSearchParams({ _csrf: await token() }).toString(), headers: { cookie: cookies(), 'content-type': 'application/x-www-form-urlencoded' },
  });

  /** What the worker does with the job. */
  const work = (url: string) => product.jobs.tasks['run-import']?.({ landlordId: alder.landlordId, runId: url.split('/').at(-1) ?? '' }, { database, log: pino({ level: 'silent' }), now, newId });

  it('a file is checked, shown, imported and told of, and its rejected rows can be mended and sent again', async () => {
    const { statusCode, headers } = await send(mistakes);
    assert.equal(statusCode, 303);
    const url = String(headers.location);
    const waiting = (await open(url)).body;
    assert.match(waiting, /waiting for its turn/);
    assert.match(waiting, /See how far it is now/);
    assert.match(waiting, /homes &lt;b&gt;\.csv/);
    await work(url);
    const checked = (await open(url)).body;
    assert.match(checked, /nothing is saved yet[\s\S]*Import the good rows/);
    assert.match(checked, /A spreadsheet shortened it/);
    assert.doesNotMatch(checked, /See how far it is now/);
    assert.equal((await press(url)).statusCode, 303);
    assert.equal((await press(url)).statusCode, 303, 'pressed twice it begins once');
    await work(url);
    const done = (await open(url)).body;
    assert.match(done, /The good rows are imported/);
    assert.match((await open('/admin/imports')).body, /homes &lt;b&gt;\.csv[\s\S]*Imported/);
    const rejected = await open(`${url}/rejected.csv`);
    assert.match(String(rejected.headers['content-disposition']), /attachment; filename="rejected-rows-[0-9-]+\.csv"/);
    const lines = rejected.body.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^\uFEFFrow,field,reason,mend,uprn,address_line/);
    assert.equal(lines.length, 7);
    const again = String((await send(rejected.body)).headers.location);
    await work(again);
    assert.match((await open(again)).body, /Rows read<\/th>\s*<td[^>]*>6<\/td>/);
  });

  it('the file lies in the store, and leaves no other trace', async () => {
    const url = String((await send(mistakes)).headers.location);
    const rows = await database.inLandlord(alder.landlordId, (tx) => tx.query<{ state: string; n: number; is_file_kept: boolean }>(
      'select state, byte_length as n, is_file_kept from import_runs where landlord_id = $1 and id = $2', [tx.landlordId, url.split('/').at(-1)]));
    assert.deepEqual(rows, [{ state: 'waiting', n: Buffer.byteLength(mistakes), is_file_kept: true }]);
  });

  it('the page says what the first row of each kind of file holds', async () => {
    const shown = (await open('/admin/imports/new')).body.replaceAll('<wbr>', '');
    assert.match(shown, /uprn,address_line,town[\s\S]*resident_key,uprn,tenancy_key[\s\S]*job_number,uprn,reported_at/);
  });

  it('what is left out is said, with what was chosen still there', async () => {
    const none = await send('', { kind: '', ownerEmail: 'nobody' });
    assert.equal(none.statusCode, 422);
    assert.match(none.body, /Choose what is in the file[\s\S]*The file is empty[\s\S]*Enter an email address/);
    assert.match(none.body, /value="nobody"/);
  });

  it('an .xlsx is refused in words', async () => {
    const url = String((await send('PK\u0003\u0004rest')).headers.location);
    await work(url);
    const { body } = await open(url);
    assert.match(body, /Refused[\s\S]*such as \.xlsx[\s\S]*Nothing was saved/);
    assert.doesNotMatch(body, /What it would do/, 'of a file that was not read nothing is counted');
  });

  it('a repair of the system before opens like any other, and says where it came from', async () => {
    const history = readFileSync(new URL('../../docs/how-to/example-repairs-history.csv', import.meta.url), 'utf8');
    await database.inLandlord(alder.landlordId, async (tx) => {
      const [staffId, teamId] = [newId(), newId()];
      await insertRows(tx, 'staff', [{ landlord_id: tx.landlordId, id: staffId, organisation_id: alder.company, name: 'P. Shah', email: 'planner@alder.example', roles: ['planner'], created_at: now }]);
      await insertRows(tx, 'teams', [{ landlord_id: tx.landlordId, id: teamId, organisation_id: alder.company, name: 'Repairs' }]);
      await insertRows(tx, 'team_members', [{ landlord_id: tx.landlordId, team_id: teamId, staff_id: staffId }]);
    });
    const url = String((await send(history, { kind: 'repairs', ownerEmail: 'planner@alder.example' })).headers.location);
    await work(url);
    await press(url);
    await work(url);
    assert.match((await open(url)).body, /The rows are imported/);
    const asPlanner = (address: string) => product.server.inject({ method: 'GET', url: address, headers: { cookie: cookies('planner-of-the-landlord-1234') } });
    const closed = await asPlanner('/repairs/OLD-2024-00001');
    assert.equal(closed.statusCode, 200);
    assert.match(closed.body, /Brought over from the system before, where it was job J-100412[\s\S]*Cost £84\.50[\s\S]*SHA-256 [0-9a-f]{16}/);
    const open2 = await asPlanner('/repairs/OLD-2026-00002');
    assert.match(open2.body, /Carried over/);
    const home = await asPlanner(`/homes/${alder.homeIds.get('14 Larch House') ?? ''}`);
    assert.match(home.body, /OLD-2024-00001/);
  });

  it('is for administrators: nobody else’s file is even read', async () => {
    const refused = await send(mistakes, { kind: 'homes' }, 'planner-of-the-landlord-1234');
    assert.equal(refused.statusCode, 403);
    assert.match(refused.body, /Administrators can use this page/);
    const stranger = await send(mistakes, { kind: 'homes' }, 'somebody-who-is-not-signed-in');
    assert.equal(stranger.statusCode, 303);
    assert.match(String(stranger.headers.location), /^\/sign-in/);
  });

  it('more than 64 megabytes are too many', async () => {
    const answer = await send('x'.repeat(64 * 1024 * 1024 + 1));
    assert.equal(answer.statusCode, 413);
    assert.match(answer.body, /64 megabytes/);
  });
});
