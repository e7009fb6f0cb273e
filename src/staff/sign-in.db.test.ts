import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inventLandlord, rowsOf } from '../../test/invented-landlord.ts';
import type { InventedLandlord } from '../../test/invented-landlord.ts';
import { openSite, TestBrowser } from '../../test/staff-site.ts';
import type { Site } from '../../test/staff-site.ts';
import { addHours, instant } from '../clock/index.ts';
import { createStaff, hashPassword, setPassword, staffRoutes } from './index.ts';
import type { OrganisationId, Role, StaffId } from './index.ts';

const start = instant('2026-11-24T09:00:00Z');
const goodPassword = 'kettle lamp heron';
const wrongWords = 'The email address or the password is not right';
let site: Site;
let larch: InventedLandlord;
let elm: InventedLandlord;
let hash: string;
let people = 0;

before(async () => {
  site = await openSite(staffRoutes, start);
  [larch, elm] = [await inventLandlord(site.database), await inventLandlord(site.database)];
  hash = await hashPassword(goodPassword);
});
after(() => site.close());

/** Somebody new with the good password, and the time set back to the start. */
async function somebody(more: { landlord?: InventedLandlord; email?: string; temporary?: boolean; roles?: readonly Role[]; passwordHash?: string } = {}) {
  site.clock.now = start;
  const landlord = more.landlord ?? larch;
  const email = more.email ?? `person${(people += 1)}@example.org`;
  const person = { name: 'Priya Shah', email, phone: null, organisationId: landlord.organisationId as OrganisationId, roles: more.roles ?? ['planner'], teamIds: [landlord.teamId] };
  const id = await site.database.inLandlord(landlord.id, async (tx) => {
    const staffId = await createStaff(tx, person, { by: { kind: 'system', name: 'Test' }, now: start });
    await setPassword(tx, { staffId, passwordHash: more.passwordHash ?? hash, isTemporary: more.temporary ?? false, now: start });
    return staffId;
  });
  return { id, email, landlord };
}

const later = (hours: number) => {
  site.clock.now = addHours(instant(site.clock.now), hours);
};
const signIn = (browser: TestBrowser, email: string, password = goodPassword, more = {}) => browser.post('/sign-in', { email, password, ...more });
const isSignedIn = async (browser: TestBrowser) => (await browser.get('/account')).status === 200;

async function deactivate(id: StaffId, landlord: InventedLandlord): Promise<void> {
  await site.database.inLandlord(landlord.id, (tx) => tx.query('update staff set is_active = false where landlord_id = $1 and id = $2', [landlord.id, id]));
}

test('the right password signs in, and leads to the first page or where the person was going', async () => {
  const { email } = await somebody();
  assert.equal((await signIn(new TestBrowser(site), email)).location, '/work');
  assert.equal((await signIn(new TestBrowser(site), email.toUpperCase(), goodPassword, { returnTo: '/queue?team=1' })).location, '/queue?team=1');
  assert.equal((await signIn(new TestBrowser(site), email, goodPassword, { returnTo: 'https://elsewhere.example' })).location, '/work');
});

test('without a session every staff page leads to sign-in, and back', async () => {
  assert.equal((await new TestBrowser(site).get('/account')).location, '/sign-in?returnTo=%2Faccount');
});

test('a wrong name, a wrong password, no password of their own and somebody who left: the same words, the name kept', async () => {
  const { email } = await somebody();
  const left = await somebody();
  await deactivate(left.id, larch);
  const tries: [string, string][] = [[email, 'not the password'], ['nobody@example.org', goodPassword], [left.email, goodPassword]];
  for (const [name, password] of tries) {
    const answer = await signIn(new TestBrowser(site), name, password);
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes(wrongWords) && answer.text.includes(`value="${name}"`));
    assert.ok(!answer.text.includes(password));
  }
});

test('no refusal is quicker than another: each takes its time', async () => {
  const { email } = await somebody();
  const browser = new TestBrowser(site);
  await browser.get('/sign-in');
  for (const name of [email, 'nobody.at.all@example.org']) {
    const started = performance.now();
    assert.equal((await signIn(browser, name, 'not the password')).status, 422);
    assert.ok(performance.now() - started >= 149, name);
  }
});

test('the cookie holds a secret of which the database has only the hash', async () => {
  const { email, id } = await somebody();
  const browser = new TestBrowser(site);
  await signIn(browser, email);
  const [landlordId, secret = ''] = (browser.cookies.get('putright_session') ?? '').split('.');
  assert.equal(landlordId, larch.id);
  const rows = await rowsOf<{ id: Buffer }>(site.database, larch.id, 'select id from sessions where landlord_id = $1 and staff_id = $2', larch.id, id);
  assert.deepEqual(rows.map((row) => row.id.length), [32]);
  assert.ok(!rows.some((row) => row.id.toString('base64url') === secret || row.id.toString() === secret));
});

test('a session is no use at another landlord', async () => {
  const { email } = await somebody();
  const browser = new TestBrowser(site);
  await signIn(browser, email);
  const secret = browser.cookies.get('putright_session')?.split('.')[1];
  browser.cookies.set('putright_session', `${elm.id}.${secret}`);
  assert.equal(await isSignedIn(browser), false);
});

test('a session ends after 8 hours unused, and after 24 however busy', async () => {
  const { email } = await somebody();
  const idle = new TestBrowser(site);
  await signIn(idle, email);
  later(7.9);
  assert.equal(await isSignedIn(idle), true);
  later(8.01);
  assert.equal(await isSignedIn(idle), false);
  site.clock.now = start;
  const busy = new TestBrowser(site);
  await signIn(busy, email);
  for (let hours = 4; hours < 24; hours += 4) {
    later(4);
    assert.equal(await isSignedIn(busy), true);
  }
  later(4);
  assert.equal(await isSignedIn(busy), false);
});

test('being seen is written down at most every five minutes', async () => {
  const { email, id } = await somebody();
  const browser = new TestBrowser(site);
  await signIn(browser, email);
  const seen = async () => (await rowsOf<{ at: string }>(site.database, larch.id, 'select last_seen_at as at from sessions where landlord_id = $1 and staff_id = $2', larch.id, id))[0]?.at;
  later(4 / 60);
  await browser.get('/account');
  assert.equal(await seen(), start);
  later(2 / 60);
  await browser.get('/account');
  assert.equal(await seen(), site.clock.now);
});

test('somebody who is stopped is out at once', async () => {
  const { email, id } = await somebody();
  const browser = new TestBrowser(site);
  await signIn(browser, email);
  await deactivate(id, larch);
  assert.equal(await isSignedIn(browser), false);
});

test('signing out ends this session; everywhere ends them all', async () => {
  const { email } = await somebody();
  const [phone, desk, tablet] = [new TestBrowser(site), new TestBrowser(site), new TestBrowser(site)];
  for (const browser of [phone, desk, tablet]) await signIn(browser, email);
  const stolen = phone.cookies.get('putright_session') ?? '';
  assert.equal((await phone.post('/sign-out', {}, '/account')).location, '/sign-in');
  phone.cookies.set('putright_session', stolen);
  assert.equal(await isSignedIn(phone), false);
  assert.equal(await isSignedIn(desk), true);
  await desk.post('/sign-out-everywhere', {}, '/account');
  assert.equal(await isSignedIn(desk), false);
  assert.equal(await isSignedIn(tablet), false);
});

test('changing the password needs the current one, keeps this session and ends every other', async () => {
  const { email } = await somebody();
  const [phone, desk] = [new TestBrowser(site), new TestBrowser(site)];
  for (const browser of [phone, desk]) await signIn(browser, email);
  const change = (current: string, chosen: string, again = chosen) =>
    desk.post('/account/password', { 'current-password': current, 'new-password': chosen, again }, '/account/password');
  assert.match((await change('wrong wrong wrong', 'harbour violin moss')).text, /This is not your current password/);
  assert.match((await change(goodPassword, 'password1234')).text, /harder to guess/);
  assert.match((await change(goodPassword, 'harbour violin moss', 'harbour violin mosss')).text, /Type the same new password again/);
  assert.equal(await isSignedIn(phone), true);
  assert.equal((await change(goodPassword, 'harbour violin moss')).location, '/account?done=password');
  assert.equal(await isSignedIn(desk), true);
  assert.equal(await isSignedIn(phone), false);
  assert.equal((await signIn(new TestBrowser(site), email)).status, 422);
  assert.equal((await signIn(new TestBrowser(site), email, 'harbour violin moss')).status, 303);
});

test('wrong guesses at the current password are counted although the change is not saved', async () => {
  const { email } = await somebody();
  const browser = new TestBrowser(site);
  await signIn(browser, email);
  const guess = () => browser.post('/account/password', { 'current-password': 'a wrong guess', 'new-password': 'harbour violin moss', again: 'harbour violin moss' }, '/account/password');
  for (let guesses = 0; guesses < 5; guesses += 1) assert.match((await guess()).text, /not your current password/);
  assert.match((await guess()).text, /Wait 15 minutes/);
});

test('a temporary password opens one page: the one that asks for a password of their own', async () => {
  const { email } = await somebody({ temporary: true });
  const browser = new TestBrowser(site);
  assert.equal((await signIn(browser, email)).location, '/sign-in/new-password');
  assert.equal(await isSignedIn(browser), false);
  assert.equal((await browser.get('/sign-in')).location, '/sign-in/new-password');
  assert.equal((await browser.get('/sign-in?as=somebody-else')).status, 200);
  const choose = (password: string) => browser.post('/sign-in/new-password', { 'new-password': password, again: password }, '/sign-in/new-password');
  assert.equal((await choose('short')).status, 422);
  assert.match((await choose(goodPassword)).text, /other than the temporary one/);
  assert.equal((await choose('harbour violin moss')).location, '/work');
  assert.equal(await isSignedIn(browser), true);
  assert.equal((await signIn(new TestBrowser(site), email)).status, 422);
  assert.equal((await signIn(new TestBrowser(site), email, 'harbour violin moss')).location, '/work');
});

test('a temporary password works for seven days', async () => {
  const { email } = await somebody({ temporary: true });
  later(7 * 24);
  const answer = await signIn(new TestBrowser(site), email);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /temporary password no longer works/);
});

test('five wrong guesses make that network wait; the person elsewhere, or on their own device there, gets in', async () => {
  const { email } = await somebody();
  const own = new TestBrowser(site, '198.51.100.7');
  await signIn(own, email);
  own.cookies.delete('putright_session');
  const stranger = new TestBrowser(site, '198.51.100.7');
  for (let guesses = 0; guesses < 5; guesses += 1) assert.match((await signIn(stranger, email, 'a wrong guess')).text, new RegExp(wrongWords));
  assert.match((await signIn(stranger, email)).text, /Too many tries. Wait 15 minutes/);
  assert.equal((await signIn(own, email)).status, 303);
  assert.equal((await signIn(new TestBrowser(site, '198.51.100.8'), email)).status, 303);
  later(0.25);
  assert.equal((await signIn(stranger, email)).status, 303);
});

test('guesses sent all at once are counted one by one', async () => {
  const { email } = await somebody();
  const stranger = new TestBrowser(site, '198.51.100.9');
  await stranger.get('/sign-in');
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(stranger, email, 'a wrong guess')));
  assert.equal(answers.filter(({ text }) => text.includes(wrongWords)).length, 5);
  assert.equal(answers.filter(({ text }) => text.includes('Too many tries')).length, 7);
});

test('a name that does not exist waits just the same', async () => {
  const stranger = new TestBrowser(site, '198.51.100.10');
  const texts: string[] = [];
  for (let guesses = 0; guesses < 6; guesses += 1) texts.push((await signIn(stranger, 'no.such.person@example.org', 'a wrong guess')).text);
  assert.equal(texts.filter((text) => text.includes(wrongWords)).length, 5);
  assert.match(texts.at(-1) ?? '', /Too many tries. Wait 15 minutes/);
});

test('a device cookie somebody made up makes no device known', async () => {
  const { email, id } = await somebody();
  const browser = new TestBrowser(site);
  browser.cookies.set('putright_device', 'planted-by-somebody-else-entirely-000000000');
  await signIn(browser, email);
  assert.notEqual(browser.cookies.get('putright_device'), 'planted-by-somebody-else-entirely-000000000');
  const rows = await rowsOf(site.database, larch.id, 'select from known_devices where landlord_id = $1 and staff_id = $2', larch.id, id);
  assert.equal(rows.length, 1);
});

test('one name with two landlords: each password leads to its own, and one that fits both asks which', async () => {
  const email = 'works.twice@example.org';
  await somebody({ email });
  await somebody({ email, landlord: elm });
  const browser = new TestBrowser(site);
  const asked = await signIn(browser, email);
  assert.equal(asked.status, 422);
  assert.match(asked.text, /Who are you working for now\?/);
  assert.ok(asked.text.includes(`value="${larch.id}"`) && asked.text.includes(`value="${elm.id}"`));
  assert.equal((await signIn(browser, email, goodPassword, { landlord: elm.id })).location, '/work');
  assert.ok(browser.cookies.get('putright_session')?.startsWith(elm.id));
  const different = await somebody({ email: 'twice.differently@example.org', landlord: elm, passwordHash: await hashPassword('harbour violin moss') });
  await somebody({ email: different.email });
  const other = new TestBrowser(site);
  await signIn(other, different.email, 'harbour violin moss');
  assert.ok(other.cookies.get('putright_session')?.startsWith(elm.id));
});

test('before a landlord is known, only the rows of the name typed can be seen', async () => {
  const { email } = await somebody();
  const all = 'select email from sign_in_names';
  const seen = await site.database.beforeLandlord((tx) => tx.query<{ email: string }>(all), email);
  assert.deepEqual(seen, [{ email }]);
  assert.deepEqual(await site.database.beforeLandlord((tx) => tx.query(all)), []);
  assert.deepEqual(await site.database.beforeLandlord((tx) => tx.query(all), "x' or 'a'='a"), []);
  const written = site.database.beforeLandlord((tx) => tx.query('update sign_in_names set password_hash = null returning email'), email);
  assert.deepEqual(await written, []);
});
