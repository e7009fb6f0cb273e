import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { Provider } from 'oidc-provider';
import { inventLandlord, rowsOf } from '../../test/invented-landlord.ts';
import type { InventedLandlord } from '../../test/invented-landlord.ts';
import { openSite, TestBrowser } from '../../test/staff-site.ts';
import type { Site } from '../../test/staff-site.ts';
import { instant } from '../clock/index.ts';
import { createStaff, staffRoutes } from './index.ts';
import type { OrganisationId, StaffId } from './index.ts';

const now = instant('2026-11-24T09:00:00Z');
const secretName = 'PUTRIGHT_TEST_CLIENT_SECRET';
const publicAddress = 'http://localhost:3000';
let site: Site;
let larch: InventedLandlord;
let service: { readonly issuer: string; readonly server: Server };

interface Account {
  readonly email: string;
  readonly email_verified: boolean;
}
const accounts = new Map<string, Account>();

/** A sign-in service on this machine, where whoever is named in the form is signed in. */
async function openService(): Promise<typeof service> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'putright', client_secret: 'a-secret-for-tests-only', redirect_uris: [`${publicAddress}/sign-in/returned`] }],
    cookies: { keys: ['a key for tests only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId, ...accounts.get(accountId) }) }),
  });
  server.on('request', provider.callback());
  return { issuer, server };
}

before(async () => {
  process.env[secretName] = 'a-secret-for-tests-only';
  service = await openService();
  site = await openSite(staffRoutes, now, publicAddress);
  larch = await inventLandlord(site.database);
  const settings = { signIn: { oidc: { issuer: service.issuer, clientId: 'putright', clientSecretEnv: secretName } } };
  await rowsOf(site.database, larch.id, 'update landlords set settings = $2 where id = $1', larch.id, JSON.stringify(settings));
});
after(async () => {
  delete process.env[secretName];
  await site.close();
  service.server.closeAllConnections();
  service.server.close();
});

async function somebody(email: string): Promise<StaffId> {
  const person = { name: 'Priya Shah', email, phone: null, organisationId: larch.organisationId as OrganisationId, roles: ['planner' as const], teamIds: [] };
  return site.database.inLandlord(larch.id, (tx) => createStaff(tx, person, { by: { kind: 'system', name: 'Test' }, now }));
}

/** Signs in and agrees at the service as a person would, and gives the address it sends them back to. */
async function signInAtService(start: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; body?: URLSearchParams } = { url: start };
  for (let steps = 0; steps < 12; steps += 1) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(next.url, { headers, redirect: 'manual', ...(next.body === undefined ? {} : { method: 'POST', body: next.body }) });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location?.startsWith(publicAddress)) return location.slice(publicAddress.length);
    next = location === null ? formIn(await response.text(), account) : { url: new URL(location, next.url).href };
  }
  throw new Error('The sign-in service never sent the person back.');
}

function formIn(page: string, account: string): { url: string; body: URLSearchParams } {
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return { url: new URL(action, service.issuer).href, body: new URLSearchParams({ prompt, login: account, password: 'anything' }) };
}

/** The whole errand: out to the service and back. */
async function goAndReturn(browser: TestBrowser, account: string, returnTo = '/work') {
  const out = await browser.get(`/sign-in/with/${larch.slug}?returnTo=${encodeURIComponent(returnTo)}`);
  return browser.get(await signInAtService(out.location ?? '', account));
}

test('the sign-in page offers the service to the landlord that has one', async () => {
  const { text } = await new TestBrowser(site).get('/sign-in');
  assert.ok(text.includes(`/sign-in/with/${larch.slug}`));
  assert.equal((await new TestBrowser(site).get('/sign-in/with/no-such-landlord')).status, 404);
});

test('a verified address finds its person once; from then on the account is theirs, whatever its address', async () => {
  const id = await somebody('p.brand@larch.example');
  accounts.set('subject-1', { email: 'P.Brand@larch.example', email_verified: true });
  const browser = new TestBrowser(site);
  assert.equal((await goAndReturn(browser, 'subject-1', '/queue?team=1')).location, '/queue?team=1');
  assert.equal((await browser.get('/account')).status, 200);
  accounts.set('subject-1', { email: 'somebody.else@larch.example', email_verified: false });
  const again = new TestBrowser(site);
  assert.equal((await goAndReturn(again, 'subject-1')).location, '/work');
  const bound = await rowsOf<{ staffId: string }>(site.database, larch.id, `select staff_id as "staffId" from sign_in_names where landlord_id = $1 and oidc_subject = 'subject-1'`, larch.id);
  assert.deepEqual(bound, [{ staffId: id }]);
  const events = await rowsOf<{ type: string }>(site.database, larch.id, 'select type from staff_events where landlord_id = $1 and staff_id = $2 order by at, id', larch.id, id);
  assert.deepEqual(events.map(({ type }) => type).filter((type) => type === 'SignInServiceBound'), ['SignInServiceBound']);
});

const refusals: readonly [string, string, Account][] = [
  ['an address the service has not checked', 'subject-2', { email: 'unchecked@larch.example', email_verified: false }],
  ['an address nobody here has', 'subject-3', { email: 'nobody@larch.example', email_verified: true }],
  ['the address of somebody who has left', 'subject-4', { email: 'left@larch.example', email_verified: true }],
  ['the address of somebody bound to another account', 'subject-5', { email: 'bound@larch.example', email_verified: true }],
];

test('nobody else is let in', async () => {
  await somebody('unchecked@larch.example');
  const left = await somebody('left@larch.example');
  const bound = await somebody('bound@larch.example');
  await rowsOf(site.database, larch.id, 'update staff set is_active = false where landlord_id = $1 and id = $2', larch.id, left);
  await rowsOf(site.database, larch.id, `update sign_in_names set oidc_issuer = $3, oidc_subject = 'another' where landlord_id = $1 and staff_id = $2`, larch.id, bound, service.issuer);
  for (const [name, account, claims] of refusals) {
    accounts.set(account, claims);
    const browser = new TestBrowser(site);
    const answer = await goAndReturn(browser, account);
    assert.equal(answer.status, 422, name);
    assert.match(answer.text, /nobody with your verified email address works here/, name);
    assert.equal(browser.cookies.has('putright_session'), false, name);
  }
});

test('an answer that was not asked for in this browser, was changed, or was used before, lets nobody in', async () => {
  await somebody('t.okafor@larch.example');
  accounts.set('subject-6', { email: 't.okafor@larch.example', email_verified: true });
  const browser = new TestBrowser(site);
  const out = await browser.get(`/sign-in/with/${larch.slug}`);
  const back = await signInAtService(out.location ?? '', 'subject-6');
  assert.equal((await new TestBrowser(site).get(back)).status, 422);
  const errand = browser.cookies.get('putright_errand') ?? '';
  assert.equal((await browserWith(errand).get(back.replace(/state=[^&]+/, 'state=guessed'))).status, 422);
  assert.equal((await browserWith(errand).get(back)).status, 303);
  assert.equal((await browserWith(errand).get(back)).status, 422);
  assert.equal((await browserWith(errand).get('/sign-in/returned?error=access_denied')).status, 422);
});

function browserWith(errand: string): TestBrowser {
  const browser = new TestBrowser(site);
  browser.cookies.set('putright_errand', errand);
  return browser;
}

test('a service that does not answer is said plainly, and passwords still work', async () => {
  const elm = await inventLandlord(site.database);
  const settings = { signIn: { oidc: { issuer: 'http://127.0.0.1:1', clientId: 'putright', clientSecretEnv: secretName } } };
  await rowsOf(site.database, elm.id, 'update landlords set settings = $2 where id = $1', elm.id, JSON.stringify(settings));
  const answer = await new TestBrowser(site).get(`/sign-in/with/${elm.slug}`);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /did not answer/);
});
