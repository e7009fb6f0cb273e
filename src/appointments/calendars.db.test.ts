import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { makeToken } from '../../test/api-site.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { plainDate } from '../clock/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import type { OrganisationId, Role } from '../staff/index.ts';
import { freeSlots } from './decide/free-slots.ts';
import { usualAppointments } from './decide/policy.ts';
import { calendarsOf } from './queries.ts';
import { appointmentRoutes } from './routes.ts';

let made: TestDatabase;
let database: Database;
let server: FastifyInstance;
let larch: BuiltLandlord;
before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  server = await siteByRole(database, appointmentRoutes({ trades: ['plumber', 'roofer'] }), '2026-11-24T09:30:00.000Z');
  larch = await aLandlord(database);
});
after(async () => {
  await server.close();
  await database.close();
  await made.close();
});

const as = (role: Role, organisationId: string = larch.councilId) =>
  cookieOf({ id: larch.id, slug: '', organisationId, teamId: larch.repairsTeamId, staffId: larch.staff[role].id, areaId: '' }, role, organisationId as OrganisationId);
const tuesday = plainDate('2026-11-24');
const slotsFor = async (trade: string) => {
  const calendars = await database.inLandlord(larch.id, (tx) => calendarsOf(tx, { organisationId: null, from: tuesday, until: tuesday }));
  return freeSlots({ calendars, booked: [] }, { days: [tuesday], parts: usualAppointments.parts, sends: 'operative', trade, neighbourhoodId: null }, usualAppointments).map(({ partOfDay }) => partOfDay);
};

test('a planner says what somebody does and when, and only that is offered', async () => {
  assert.deepEqual(await slotsFor('roofer'), ['morning', 'afternoon', 'all-day'], 'without a calendar they do everything');
  const url = `/calendars/${larch.staff.operative.id}`;
  const { body } = await ask(server, url, as('planner'));
  const version = /name="seenVersion" value="(\d+)"/.exec(body)?.[1] ?? '';
  const send = (fields: Readonly<Record<string, string>>) => sendForm(server, { from: url, to: url, cookie: as('planner') }, { seenVersion: version, ...fields });
  assert.match((await send({ trades: 'plumber' })).body, /Tick when they work/);
  const wrong = await send({ trades: 'plumber', works: '2-morning', places: '99' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /value="99"/, 'what was typed is still there');
  assert.equal((await send({ trades: 'plumber', works: '2-morning', places: '2' })).status, 303);
  assert.deepEqual(await slotsFor('plumber'), ['morning']);
  assert.deepEqual(await slotsFor('roofer'), []);
  assert.equal((await send({ trades: 'roofer', works: '2-morning' })).status, 409, 'made from a page that is out of date');
  assert.match((await ask(server, '/calendars', as('manager'))).body, /plumber/);
});

test('another organisation’s people are theirs to plan', async () => {
  assert.equal((await ask(server, `/calendars/${larch.staff.operative.id}`, as('planner', newId()))).status, 404);
  assert.equal((await ask(server, '/calendars', as('adviser'))).status, 403);
});

describe('a program', () => {
  const call = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const token = await makeToken({ database }, { id: larch.id, staffId: larch.staff.planner.id });
    const answer = await server.inject({ method, url, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    return { status: answer.statusCode, json: JSON.parse(answer.body) };
  };

  test('reads and changes calendars as a planner does, with the same rules', async () => {
    const { json } = await call('GET', '/api/v1/calendars?limit=1');
    assert.equal(json.items.length, 1);
    const { json: rest } = await call('GET', `/api/v1/calendars?after=${json.next}`);
    assert.deepEqual([...json.items, ...rest.items].map(({ name }: { name: string }) => name), ['Dave Entwistle', 'Ngozi Bright']);
    const url = `/api/v1/calendars/${larch.staff.surveyor.id}`;
    const calendar = { trades: [], neighbourhoodIds: [], works: ['3-morning'], placesInHalfDay: 2 };
    const saved = await call('POST', url, calendar);
    assert.deepEqual([saved.status, saved.json.version, saved.json.calendar.works], [200, 1, ['3-morning']]);
    assert.equal((await call('POST', url, { ...calendar, version: 0 })).status, 409);
    assert.equal((await call('POST', url, { ...calendar, works: [] })).status, 422);
    assert.equal((await call('POST', `/api/v1/calendars/${newId()}`, calendar)).status, 404);
  });
});
