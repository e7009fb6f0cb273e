import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../../test/site-by-role.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import { appointmentSettingsRoutes } from './appointment-settings.ts';

const url = '/admin/settings/appointments';
let made: TestDatabase;
let database: Database;
let server: FastifyInstance;
let larch: BuiltLandlord;
before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  server = await siteByRole(database, appointmentSettingsRoutes, '2026-11-24T09:30:00.000Z');
  larch = await aLandlord(database);
});
after(async () => {
  await server.close();
  await database.close();
  await made.close();
});

test('what an administrator saves counts, is written down, and is not saved over by somebody who had not seen it', async () => {
  const cookie = cookieOf({ id: larch.id, slug: '', organisationId: larch.councilId, teamId: larch.repairsTeamId, staffId: larch.staff.administrator.id, areaId: '' }, 'administrator');
  const version = /name="seenVersion" value="(\d+)"/.exec((await ask(server, url, cookie)).body)?.[1] ?? '';
  const fields = { seenVersion: version, parts: 'morning', windows: '09:30 to 14:30', placesInHalfDay: '3', residentsChoose: 'yes', residentNotice: '2', missedAfterHours: '4', missedVisitPence: '20.50' };
  const refused = await sendForm(server, { from: url, to: url, cookie }, { ...fields, placesInHalfDay: '99' });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /value="99"/, 'what was typed is still there');
  assert.equal((await sendForm(server, { from: url, to: url, cookie }, fields)).status, 303);
  assert.equal((await sendForm(server, { from: url, to: url, cookie }, fields)).status, 409);
  const { body } = await ask(server, url, cookie);
  assert.match(body, /09:30 to 14:30/);
  assert.match(body, /name="missedVisitPence"[^>]*value="20.50"/, 'as it may be typed again');
  assert.match(body, /parts: morning, afternoon, all-day to morning, 0930-1430/);
  assert.match(body, /places in half day: 4 to 3/);
});
