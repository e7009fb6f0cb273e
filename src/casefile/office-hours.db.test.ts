import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto } from '../../test/fixtures/alder-cases.ts';
import { ask, createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { openDatabase, RecordChanged, type Database } from '../platform/database/index.ts';
import { render } from '../platform/html/index.ts';
import type { SignedIn } from '../platform/http/index.ts';
import { landlordById } from '../platform/landlord.ts';
import { casefileRoutes, officeHoursFrom } from './index.ts';

const path = '/admin/settings/office-hours';
const typed = { 'weekdays-from': '08:00', 'weekdays-until': '18:00', 'saturday-from': '', 'saturday-until': '', 'sunday-from': '', 'sunday-until': '', onCall2: '', onCall3: '' };

describe('the settings page of office hours', () => {
  let made: TestDatabase;
  let database: Database;
  let alder: Alder;
  let administrator: SignedIn;
  let manager: SignedIn;
  let contractor: SignedIn;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    alder = await createAlder(database);
    await database.inLandlord(alder.landlordId, async (tx) => {
      const office = await formTeam(tx, alder.company, 'Office');
      [administrator, manager, contractor] = [await hireInto(tx, alder.company, office, 'administrator'), await hireInto(tx, alder.company, office, 'manager'), await hireInto(tx, alder.company, office, 'contractor')];
    });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const landlord = () => database.inLandlord(alder.landlordId, (tx) => landlordById(tx, alder.landlordId));
  const send = (as: SignedIn, body?: Readonly<Record<string, string>>) => ask(database, casefileRoutes, { route: `${body === undefined ? 'GET' : 'POST'} ${path}`, as, landlordId: alder.landlordId, ...(body === undefined ? {} : { body }) });

  it('says first that none are set', async () => {
    const reply = await send(manager);
    assert.ok(reply.kind === 'page' && render(reply.html).includes('No hours are set'));
  });

  it('keeps what a manager sets, and who set it', async () => {
    const seenVersion = String((await landlord())?.settingsVersion);
    assert.equal((await send(manager, { ...typed, onCall1: manager.staffId, seenVersion })).kind, 'redirect');
    const { settings = {} } = (await landlord()) ?? {};
    assert.deepEqual(officeHoursFrom(settings), { open: { weekdays: { from: '08:00', until: '18:00' }, saturday: null, sunday: null }, onCall: [manager.staffId] });
    const changes = await database.inLandlord(alder.landlordId, (tx) => tx.query('select part, actor_name as who from settings_changes where landlord_id = $1', [tx.landlordId]));
    assert.deepEqual(changes, [{ part: 'officeHours', who: manager.name }]);
    const reply = await send(administrator);
    assert.ok(reply.kind === 'page' && render(reply.html).includes('We are open Monday to Friday 8am to 6pm, not on bank holidays'));
  });

  it('takes nobody of a contractor: they see only their own orders', async () => {
    const before = (await landlord())?.settingsVersion;
    const reply = await send(manager, { ...typed, 'weekdays-from': '07:00', onCall1: contractor.staffId, seenVersion: String(before) });
    assert.ok(reply.kind === 'page' && reply.status === 422);
    const page = render(reply.html);
    assert.match(page, /Choose somebody from the list/);
    assert.match(page, /value="07:00"/);
    assert.equal((await landlord())?.settingsVersion, before);
  });

  it('is not saved over what somebody else saved meanwhile', async () => {
    await assert.rejects(send(administrator, { ...typed, onCall1: '', seenVersion: '0' }), RecordChanged);
  });
});
