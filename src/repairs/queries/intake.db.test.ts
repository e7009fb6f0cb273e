import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { formTeam, hireInto } from '../../../test/fixtures/alder-cases.ts';
import { alderToday, createAlder } from '../../../test/fixtures/alder-homes.ts';
import { insertRows, openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { ownerForRepair } from './intake.ts';

let test: TestDatabase;
let database: Database;

describe('a repair of what is communal', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 2 });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('belongs to the landlord’s own people, never to a contractor, however few cases theirs have', async () => {
    const alder = await createAlder(database);
    await database.inLandlord(alder.landlordId, async (tx) => {
      await hireInto(tx, alder.contractor, await formTeam(tx, alder.contractor, 'Bright'), 'planner');
      assert.equal(await ownerForRepair(tx, null, alderToday), undefined);
      const manager = await hireInto(tx, alder.company, await formTeam(tx, alder.company, 'Repairs'), 'manager');
      assert.equal((await ownerForRepair(tx, null, alderToday))?.ownerId, manager.staffId);
    });
  });

  it('unlike one of a home, which belongs to whoever manages it', async () => {
    const alder = await createAlder(database);
    await database.inLandlord(alder.landlordId, async (tx) => {
      const manages = newId();
      await insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: manages, name: 'Elm Homes', kind: 'housing association' }]);
      const planner = await hireInto(tx, manages, await formTeam(tx, manages, 'Elm'), 'planner');
      await hireInto(tx, alder.company, await formTeam(tx, alder.company, 'Repairs'), 'planner');
      const homeId = alder.homeIds.get('14 Larch House') ?? '';
      await tx.query('update homes set managing_organisation_id = $2 where landlord_id = $1 and id = $3', [alder.landlordId, manages, homeId]);
      assert.equal((await ownerForRepair(tx, homeId, alderToday))?.ownerId, planner.staffId);
    });
  });
});
