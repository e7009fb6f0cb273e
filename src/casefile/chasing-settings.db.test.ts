import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto } from '../../test/fixtures/alder-cases.ts';
import { ask, createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { openDatabase, RecordChanged, type Database } from '../platform/database/index.ts';
import { render } from '../platform/html/index.ts';
import type { SignedIn } from '../platform/http/index.ts';
import { landlordById } from '../platform/landlord.ts';
import { plainDate } from '../clock/index.ts';
import { casefileRoutes } from './index.ts';
import { chasePolicyOn, usualLadder } from './policy/chasing.ts';

const path = '/admin/settings/chasing';
const typed = { ...Object.fromEntries(Object.entries(usualLadder).map(([field, value]) => [field, String(value)])), escalateAfterWorkingDays: '3', 'from-day': '1', 'from-month': '12', 'from-year': '2027' };

describe('the settings page of chasing', () => {
  let made: TestDatabase;
  let database: Database;
  let alder: Alder;
  let administrator: SignedIn;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    alder = await createAlder(database);
    administrator = await database.inLandlord(alder.landlordId, async (tx) => hireInto(tx, alder.company, await formTeam(tx, alder.company, 'Office'), 'administrator'));
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const landlord = () => database.inLandlord(alder.landlordId, (tx) => landlordById(tx, alder.landlordId));
  const send = (body?: Readonly<Record<string, string>>) => ask(database, casefileRoutes, { route: `${body === undefined ? 'GET' : 'POST'} ${path}`, as: administrator, landlordId: alder.landlordId, ...(body === undefined ? {} : { body }) });

  it('keeps what is set with the day from which it counts and who set it, and says so to whoever comes next', async () => {
    const version = String((await landlord())?.settingsVersion);
    assert.equal((await send({ ...typed, seenVersion: version })).kind, 'redirect');
    const settings = (await landlord())?.settings ?? {};
    assert.equal(chasePolicyOn(settings, plainDate('2027-11-30')), undefined);
    assert.equal(chasePolicyOn(settings, plainDate('2027-12-01'))?.ladders[0]?.escalateAfterWorkingDays, 3);
    const changes = await database.inLandlord(alder.landlordId, (tx) => tx.query('select part, actor_name as who from settings_changes where landlord_id = $1', [tx.landlordId]));
    assert.deepEqual(changes, [{ part: 'chasing', who: administrator.name }]);
    const reply = await send();
    assert.ok(reply.kind === 'page' && render(reply.html).includes('managers told after 3 working days'));
  });

  it('keeps what was typed on the page when something is wrong, and saves nothing', async () => {
    const before = (await landlord())?.settingsVersion;
    const reply = await send({ ...typed, repeatEveryWorkingDays: '77', seenVersion: String(before) });
    assert.ok(reply.kind === 'page' && reply.status === 422);
    assert.match(render(reply.html), /value="77"/);
    assert.equal((await landlord())?.settingsVersion, before);
  });

  it('is not saved over what somebody else saved meanwhile', async () => {
    await assert.rejects(send({ ...typed, seenVersion: '0' }), RecordChanged);
  });
});
