import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { hire } from '../../test/fixtures/alder-homes.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { render } from '../platform/html/index.ts';
import { newId } from '../platform/ids.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { readinessPanel } from './work-panel.ts';

describe('an administrator’s first page, before the first report', () => {
  let made: TestDatabase;
  let database: Database;
  const [landlordId, company] = [newId(), newId()];
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 2 });
    await database.inLandlord(landlordId, async (tx) => {
      await insertRows(tx, 'landlords', [{ id: landlordId, slug: 'moss-green', name: 'Moss Green Homes', colour: '#1d5a3a', phone: '0161 496 0900', emergency_phone: '0161 496 0901', email: 'homes@moss.example', is_invented: true, created_at: '2026-11-22T10:00:00.000Z' }]);
      await insertRows(tx, 'organisations', [{ landlord_id: landlordId, id: company, name: 'Moss Green Homes', kind: 'housing association' }]);
    });
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const shown = (role: string, settings: object = {}): Promise<string> => database.inLandlord(landlordId, async (tx) => {
    const panel = await readinessPanel({ tx, actor: { roles: [role] }, landlord: { settings } } as unknown as StaffVisit);
    return panel === undefined ? '' : render(panel);
  });
  async function aTeamOf(organisationId: string, role: 'planner' | 'adviser'): Promise<void> {
    await database.inLandlord(landlordId, async (tx) => {
      const person = await hire(tx, organisationId, role);
      const team = newId();
      await insertRows(tx, 'teams', [{ landlord_id: tx.landlordId, id: team, name: `Team ${team}`, organisation_id: organisationId }]);
      await insertRows(tx, 'team_members', [{ landlord_id: tx.landlordId, team_id: team, staff_id: person.staffId }]);
    });
  }
  let homes = 0;
  const aHomeOf = (organisationId: string) => database.inLandlord(landlordId, async (tx) => {
    const [neighbourhood, estate] = [newId(), newId()];
    const keys = { landlord_id: tx.landlordId };
    await insertRows(tx, 'neighbourhoods', [{ ...keys, id: neighbourhood, name: neighbourhood }]);
    await tx.query(`insert into wards (landlord_id, code, name, local_authority) values ($1, 'E05013696', 'Ordsall', 'Salford') on conflict do nothing`, [tx.landlordId]);
    await insertRows(tx, 'estates', [{ ...keys, id: estate, neighbourhood_id: neighbourhood, name: estate }]);
    await insertRows(tx, 'homes', [{
      ...keys, id: newId(), uprn: String((homes += 1)).padStart(12, '0'), address_line: '1 Moss Street', town: 'Salford', postcode: 'M5 4WT', postcode_key: 'm54wt', estate_id: estate, neighbourhood_id: neighbourhood, ward_code: 'E05013696',
      tenure: 'social rent', owning_organisation_id: organisationId, managing_organisation_id: organisationId, facts_source: 'our records', facts_on: '2026-11-22', search_text: '1 moss street', updated_at: '2026-11-22T10:00:00.000Z',
    }]);
  });

  it('says what is to be done, with where, to administrators alone', async () => {
    const page = await shown('administrator');
    for (const step of [/href="\/admin\/teams">Make a team/, /href="\/admin\/imports\/new">Bring in your homes/, /Say when you are open/]) assert.match(page, step);
    assert.equal(await shown('manager'), '');
  });

  it('says what is done: a team without a planner or a manager is not enough', async () => {
    await aTeamOf(company, 'adviser');
    assert.match(await shown('administrator'), /href="\/admin\/teams">Make a team/);
    await aTeamOf(company, 'planner');
    const hours = { officeHours: { open: { weekdays: { from: '08:00', until: '18:00' }, saturday: null, sunday: null }, onCall: [] } };
    const page = await shown('administrator', hours);
    assert.match(page, /Make a team, and put a planner or a manager into it <strong[^>]*>\s*Done/);
    assert.match(page, /Say when you are open <strong[^>]*>\s*Done/);
    assert.match(page, /Say who is on call<\/a>/);
  });

  it('is silent once reports can be taken, and names who manages homes that nobody answers for', async () => {
    await aHomeOf(company);
    assert.equal(await shown('administrator'), '');
    const council = newId();
    await database.inLandlord(landlordId, (tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: council, name: 'Moss Borough Council', kind: 'council' }]));
    assert.equal(await shown('administrator'), '', 'it manages no home');
    await aHomeOf(council);
    assert.match(await shown('administrator'), /Nobody can own a report about a home that Moss Borough Council manages/);
  });
});
