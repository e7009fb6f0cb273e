import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inventLandlord, rowsOf } from '../../test/invented-landlord.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { recordView } from './index.ts';

let made: TestDatabase;
let database: Database;

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
});
after(async () => {
  await database.close();
  await made.close();
});

test('who looked at whose record is written down, seen by that landlord only, and can be neither changed nor removed', async () => {
  const [larch, elm] = [await inventLandlord(database), await inventLandlord(database)];
  const now = '2026-11-24T09:00:00.000Z';
  const actor = { staffId: larch.staffId, name: 'P. Shah', roles: ['manager'], teamIds: [], organisationId: larch.organisationId };
  const residentId = newId();
  await database.inLandlord(larch.id, (tx) => recordView(tx, { actor, now, newId: () => newId() }, 'resident', residentId));
  const views = 'select staff_id as "staffId", at, subject_kind as kind from record_views where subject_id = $1';
  assert.deepEqual(await rowsOf(database, larch.id, views, residentId), [{ staffId: larch.staffId, at: now, kind: 'resident' }]);
  assert.deepEqual(await rowsOf(database, elm.id, views, residentId), []);
  await assert.rejects(rowsOf(database, larch.id, 'delete from record_views'), /permission denied/);
  await assert.rejects(rowsOf(database, larch.id, 'update record_views set at = now()'), /permission denied/);
});
