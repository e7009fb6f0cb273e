import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inventLandlord, openTestCase, rowsOf } from '../../test/invented-landlord.ts';
import type { InventedLandlord } from '../../test/invented-landlord.ts';
import { openSite, TestBrowser } from '../../test/staff-site.ts';
import type { Site } from '../../test/staff-site.ts';
import { instant } from '../clock/index.ts';
import { addFromCommandLine } from './commands.ts';
import { createStaff, hashPassword, setPassword, staffById, staffRoutesWith } from './index.ts';
import type { HandOver, OrganisationId, Role, StaffId } from './index.ts';

const now = instant('2026-11-24T09:00:00Z');
const password = 'kettle lamp heron';
let site: Site;
let elm: InventedLandlord;
let hash: string;
let people = 0;
const handed: string[][] = [];

/** Stands for the casefile, which gives every open case of one person to another. */
const handOver: HandOver = {
  to: ['adviser', 'planner', 'manager'],
  give: async (visit, from, to) => {
    handed.push([from, to.id]);
    await visit.tx.query('update cases set owner_id = $3 where landlord_id = $1 and owner_id = $2', [visit.landlord.id, from, to.id]);
    return [];
  },
};

/** Stands for the repairs: who is still expected at which. */
const expected = new Map<StaffId, readonly string[]>();

before(async () => {
  site = await openSite(staffRoutesWith({ handOver, bookedVisits: async (_visit, who) => expected.get(who) ?? [] }), now);
  elm = await inventLandlord(site.database);
  hash = await hashPassword(password);
});
after(() => site.close());

async function somebody(landlord: InventedLandlord, roles: readonly Role[], name = 'Priya Shah') {
  const email = `admin-test-${(people += 1)}@example.org`;
  const person = { name, email, phone: null, organisationId: landlord.organisationId as OrganisationId, roles, teamIds: [] };
  const id = await site.database.inLandlord(landlord.id, async (tx) => {
    const staffId = await createStaff(tx, person, { by: { kind: 'system', name: 'Test' }, now });
    await setPassword(tx, { staffId, passwordHash: hash, isTemporary: false, now });
    return staffId;
  });
  return { id, email };
}

async function signedIn(email: string, withPassword = password): Promise<TestBrowser> {
  const browser = new TestBrowser(site, `203.0.113.${(people += 1) % 250}`);
  await browser.post('/sign-in', { email, password: withPassword });
  return browser;
}

/** A landlord of its own with one administrator, signed in. */
async function freshStart() {
  const landlord = await inventLandlord(site.database);
  const administrator = await somebody(landlord, ['administrator'], 'Ann Admin');
  return { landlord, administrator, browser: await signedIn(administrator.email) };
}

const memberOf = (landlord: InventedLandlord, id: StaffId) => site.database.inLandlord(landlord.id, (tx) => staffById(tx, id));
const temporaryPasswordIn = (text: string) => /<code>([a-z2-9-]{19})<\/code>/.exec(text)?.[1] ?? '';
const fieldsOf = (name: string, email: string, roles: readonly string[], more = {}) => ({ name, email, roles, ...more });

test('somebody added gets a temporary password, shown once, that signs them in to choose their own', async () => {
  const { landlord, browser } = await freshStart();
  const added = await browser.post('/admin/staff/new', fieldsOf('<b>Bo</b> Lind', 'Bo.Lind@example.org', ['planner', 'manager'], { teams: landlord.teamId }), '/admin/staff/new');
  assert.equal(added.status, 200);
  assert.ok(added.text.includes('&lt;b&gt;Bo&lt;/b&gt; Lind') && !added.text.includes('<b>Bo'));
  const answer = await new TestBrowser(site).post('/sign-in', { email: 'bo.lind@example.org', password: temporaryPasswordIn(added.text) });
  assert.equal(answer.location, '/sign-in/new-password');
  const list = await browser.get('/admin/staff');
  assert.ok(list.text.includes('bo.lind@example.org') && list.text.includes('Repairs north'));
  const again = await browser.post('/admin/staff/new', fieldsOf('Bo Lind', 'bo.lind@example.org', ['planner']));
  assert.equal(again.status, 422);
  assert.match(again.text, /has this email address already/);
});

test('a form with something wrong comes back with everything typed and says what', async () => {
  const { browser } = await freshStart();
  const answer = await browser.post('/admin/staff/new', fieldsOf('', 'not-an-address', [], { phone: '0161 496 0999' }), '/admin/staff/new');
  assert.equal(answer.status, 422);
  for (const words of ['Enter their full name', 'Enter an email address', 'Choose at least one role', 'value="not-an-address"', 'value="0161 496 0999"', '<title>Error: ']) {
    assert.ok(answer.text.includes(words), words);
  }
});

test('changes are saved, written down with who made them, and refused when somebody else was quicker', async () => {
  const { landlord, administrator, browser } = await freshStart();
  const bo = await somebody(landlord, ['planner'], 'Bo Lind');
  const here = `/admin/staff/${bo.id}`;
  const change = (version: string) => browser.post(here, { ...fieldsOf('Bo Lindqvist', bo.email, ['planner', 'surveyor']), seenVersion: version }, here);
  assert.equal((await change('1')).location, `${here}?done=saved`);
  assert.deepEqual((await memberOf(landlord, bo.id))?.roles, ['planner', 'surveyor']);
  assert.equal((await change('1')).status, 409);
  const events = await rowsOf<{ actor: string; data: Record<string, unknown> }>(
    site.database, landlord.id, `select actor_id as actor, data from staff_events where landlord_id = $1 and staff_id = $2 and type = 'StaffMemberChanged'`, landlord.id, bo.id,
  );
  assert.deepEqual(events.map(({ actor, data }) => [actor, Object.keys(data).toSorted()]), [[administrator.id, ['name', 'roles']]]);
  await assert.rejects(rowsOf(site.database, landlord.id, 'delete from staff_events where landlord_id = $1', landlord.id), /permission denied/);
  await assert.rejects(rowsOf(site.database, landlord.id, `update staff_events set actor_name = 'x' where landlord_id = $1`, landlord.id), /permission denied/);
});

test('the last administrator stays one, and nobody stops themselves', async () => {
  const { landlord, administrator, browser } = await freshStart();
  const here = `/admin/staff/${administrator.id}`;
  const change = () => browser.post(here, { ...fieldsOf('Ann Admin', administrator.email, ['manager']), seenVersion: '1' }, here);
  assert.match((await change()).text, /They are the only administrator/);
  assert.match((await browser.post(`${here}/deactivate`)).text, /cannot stop yourself/);
  await somebody(landlord, ['administrator']);
  assert.equal((await change()).status, 303);
});

test('somebody who owns open cases is stopped only when another takes them over', async () => {
  const { landlord, administrator, browser } = await freshStart();
  await openTestCase(site.database, landlord);
  const here = `/admin/staff/${landlord.staffId}`;
  const page = await browser.get(`${here}/deactivate`);
  assert.ok(page.text.includes('1 open case') && page.text.includes(`/queue?owner=${landlord.staffId}`));
  assert.match((await browser.post(`${here}/deactivate`)).text, /Every case needs an owner/);
  assert.equal((await memberOf(landlord, landlord.staffId))?.isActive, true);
  assert.equal((await browser.post(`${here}/deactivate`, { 'new-owner': administrator.id })).location, `${here}?done=deactivated`);
  assert.equal((await memberOf(landlord, landlord.staffId))?.isActive, false);
  assert.deepEqual(handed.at(-1), [landlord.staffId, administrator.id]);
});

test('somebody who is still expected at a home is stopped only when another goes instead', async () => {
  const { landlord, browser } = await freshStart();
  const dave = await somebody(landlord, ['operative'], 'Dave');
  const stop = () => browser.post(`/admin/staff/${dave.id}/deactivate`);
  expected.set(dave.id, ['REP-1', 'REP-2', 'REP-3', 'REP-4']);
  const refused = await stop();
  assert.equal(refused.status, 422);
  assert.match(refused.text, /visits booked\. Give those to somebody else first: REP-1, REP-2, REP-3 and more/);
  assert.equal((await memberOf(landlord, dave.id))?.isActive, true);
  expected.delete(dave.id);
  assert.equal((await stop()).status, 303);
});

test('a temporary password from an administrator ends every session, and one who was stopped can come back', async () => {
  const { landlord, browser } = await freshStart();
  const bo = await somebody(landlord, ['planner'], 'Bo Lind');
  const theirs = await signedIn(bo.email);
  const given = await browser.post(`/admin/staff/${bo.id}/temporary-password`);
  assert.equal((await theirs.get('/account')).status, 303);
  assert.equal((await signedIn(bo.email)).cookies.has('putright_session'), false);
  assert.equal((await signedIn(bo.email, temporaryPasswordIn(given.text))).cookies.has('putright_session'), true);
  await browser.post(`/admin/staff/${bo.id}/deactivate`);
  assert.equal((await browser.post(`/admin/staff/${bo.id}/temporary-password`)).status, 404);
  assert.equal((await browser.get('/admin/staff?show=inactive')).text.includes('Bo Lind'), true);
  await browser.post(`/admin/staff/${bo.id}/reactivate`);
  assert.equal((await memberOf(landlord, bo.id))?.isActive, true);
});

test('an administrator finds and reaches their own landlord’s people only', async () => {
  const { landlord, browser } = await freshStart();
  const bo = await somebody(landlord, ['planner'], 'Bo Under_score');
  const stranger = await somebody(elm, ['planner'], 'Bo Stranger');
  const found = await browser.post('/admin/staff/search', { words: 'bo' }, '/admin/staff');
  assert.ok(found.text.includes(bo.email) && !found.text.includes('Bo Stranger'));
  assert.ok((await browser.post('/admin/staff/search', { words: 'r_s' })).text.includes(bo.email));
  assert.match((await browser.post('/admin/staff/search', { words: '%' })).text, /Nobody has these words/);
  for (const id of [stranger.id, 'not-an-id', "'; drop table staff"]) assert.equal((await browser.get(`/admin/staff/${encodeURIComponent(id)}`)).status, 404);
  assert.equal((await browser.post(`/admin/staff/${stranger.id}/deactivate`)).status, 404);
});

test('a long list comes a page at a time, with nobody’s name in the address', async () => {
  const { landlord, browser } = await freshStart();
  await Promise.all(Array.from({ length: 60 }, (_, n) => somebody(landlord, ['operative'], `Person ${String(n).padStart(2, '0')}`)));
  const first = await browser.get('/admin/staff');
  const next = /href="(\/admin\/staff\?show=active&amp;after=[0-9a-f-]{36})"/.exec(first.text)?.[1]?.replace('&amp;', '&') ?? '';
  const second = await browser.get(next);
  const names = [first, second].map(({ text }) => [...text.matchAll(/>Person (\d\d)</g)].map(([, number]) => number));
  assert.deepEqual(names.flat(), Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0')));
  assert.ok(!second.text.includes('after='));
});

test('other roles are told who can, and a manager reaches absences but not staff', async () => {
  const { landlord } = await freshStart();
  const planner = await signedIn((await somebody(landlord, ['planner'])).email);
  const manager = await signedIn((await somebody(landlord, ['manager'])).email);
  for (const url of ['/admin/staff', '/admin/staff/new', '/admin/teams', '/admin/absences']) assert.equal((await planner.get(url)).status, 403, url);
  assert.ok((await manager.get('/account')).text.includes('href="/admin/absences"'));
  assert.ok(!(await planner.get('/account')).text.includes('/admin/absences'));
  assert.equal((await manager.get('/admin/absences')).status, 200);
  assert.match((await manager.get('/admin/staff')).text, /Administrators can use this page/);
});

test('teams and organisations are added and renamed, never two of one name', async () => {
  const { landlord, browser } = await freshStart();
  assert.equal((await browser.post('/admin/teams/new', { name: 'Damp and mould' }, '/admin/teams/new')).location, '/admin/teams?done=saved');
  assert.match((await browser.post('/admin/teams/new', { name: 'damp and MOULD' })).text, /already a team of this name/);
  assert.equal((await browser.post('/admin/organisations/new', { name: 'Larch Repairs Ltd', kind: 'arms-length company' })).status, 303);
  assert.match((await browser.post(`/admin/teams/${landlord.teamId}`, { name: 'Repairs east' })).text, /Choose whose team it is/);
  await browser.post(`/admin/teams/${landlord.teamId}`, { name: 'Repairs east', organisation: landlord.organisationId });
  const page = (await browser.get('/admin/teams')).text;
  for (const words of ['Damp and mould', 'Larch Repairs Ltd', 'Repairs east']) assert.ok(page.includes(words), words);
  assert.equal(page.includes('Repairs north'), false);
  assert.equal((await browser.get(`/admin/teams/${elm.teamId}`)).status, 404);
});

test('the first administrator comes from the command line, once', async () => {
  const landlord = await inventLandlord(site.database);
  const wanted = { landlord: landlord.slug, email: 'first@example.org', name: 'Fay First', roles: ['administrator' as const] };
  const said = await addFromCommandLine(site.database, wanted, now);
  const temporary = /temporary password (\S+)/.exec(said)?.[1] ?? '';
  assert.equal((await new TestBrowser(site).post('/sign-in', { email: 'first@example.org', password: temporary })).location, '/sign-in/new-password');
  await assert.rejects(addFromCommandLine(site.database, wanted, now), /already has somebody/);
  await assert.rejects(addFromCommandLine(site.database, { ...wanted, landlord: 'nowhere' }, now), /no landlord "nowhere"/);
});
