import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { pino } from 'pino';
import { createWebServer, json, openRoute, redirect, type Route, type WebServerOptions } from './index.ts';

/** The server in front of these routes; none of them asks the database for anything. */
function serverWith(routes: readonly Route[], more: Partial<WebServerOptions> = {}) {
  return createWebServer({
    routes, navigation: [], database: {} as WebServerOptions['database'], log: pino({ level: 'silent' }), publicAddress: 'http://localhost', trustProxy: false,
    readSession: async () => undefined, resolveLink: async () => undefined, landlordOfLink: () => undefined, ...more,
  });
}

const echo = openRoute('GET', '/where', async ({ network, csrfToken }) => json({ network, csrfToken }));
const form = openRoute('POST', '/form', async ({ body }) => json(body));

describe('whose network a request counts under', () => {
  for (const [why, trustProxy, forwarded, network] of [
    ['without a proxy, what a header says is nothing', false, '198.51.100.9', '203.0.113.1'],
    ['behind a proxy, what the proxy saw', true, '198.51.100.9', '198.51.100.9'],
    ['behind a proxy, never what the visitor wrote before it', true, '10.9.8.7, 192.0.2.66, 198.51.100.9', '198.51.100.9'],
    ['behind a proxy that sees an IPv6 visitor, their /64', true, '2001:db8::7:1', '2001:db8:0:0::/64'],
    ['behind a proxy that says nothing, the proxy', true, undefined, '203.0.113.1'],
  ] as const) {
    test(why, async () => {
      const server = await serverWith([echo], { trustProxy });
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      const answer = await server.inject({ method: 'GET', url: '/where', remoteAddress: '203.0.113.1', headers });
      assert.equal(answer.json<{ network: string }>().network, network);
      await server.close();
    });
  }

  test('writing another address into each request does not get around the limit', async () => {
    const server = await serverWith([echo], { trustProxy: true, requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let n = 1; n <= 4; n += 1) {
      const headers = { 'x-forwarded-for': `10.0.0.${n}, 198.51.100.9` };
      statuses.push((await server.inject({ method: 'GET', url: '/where', remoteAddress: '203.0.113.1', headers })).statusCode);
    }
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    await server.close();
  });
});

describe('cookies', () => {
  const remember = openRoute('GET', '/remember', async ({ cookies, csrfToken }) => redirect(`/${cookies['seen'] ?? 'never'}-${csrfToken.length > 0}`, [{ name: 'seen', value: 'before', maxAgeSeconds: 60 }]));

  test('behind https are for this host alone, and one planted by another site of the same domain is none', async () => {
    const server = await serverWith([remember], { publicAddress: 'https://repairs.example.org' });
    const first = await server.inject({ method: 'GET', url: '/remember', headers: { cookie: 'seen=planted' } });
    assert.equal(first.headers.location, '/never-true');
    assert.deepEqual(first.cookies.map(({ name, secure, httpOnly, path, domain, sameSite }) => [name, secure, httpOnly, path, domain, sameSite]), [
      ['__Host-putright_form', true, true, '/', undefined, 'Lax'], ['__Host-seen', true, true, '/', undefined, 'Lax'],
    ]);
    const again = await server.inject({ method: 'GET', url: '/remember', headers: { cookie: 'seen=planted; __Host-seen=before' } });
    assert.equal(again.headers.location, '/before-true');
    await server.close();
  });

  test('without https keep the names they have', async () => {
    const server = await serverWith([remember]);
    const answer = await server.inject({ method: 'GET', url: '/remember', headers: { cookie: 'seen=before' } });
    assert.equal(answer.headers.location, '/before-true');
    assert.deepEqual(answer.cookies.map(({ name }) => name), ['putright_form', 'seen']);
    await server.close();
  });

  test('behind https a form sent with a planted secret is refused, and one of ours is taken', async () => {
    const server = await serverWith([echo, form], { publicAddress: 'https://repairs.example.org' });
    const first = await server.inject({ method: 'GET', url: '/where' });
    const [secret] = first.cookies;
    const send = (name: string) => server.inject({
      method: 'POST', url: '/form', payload: new URLSearchParams({ _csrf: first.json<{ csrfToken: string }>().csrfToken }).toString(),
      headers: { cookie: `${name}=${secret?.value ?? ''}`, 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal((await send('putright_form')).statusCode, 403);
    assert.equal((await send('__Host-putright_form')).statusCode, 200);
    await server.close();
  });
});

test('a field may have any name, also one that every object answers to', async () => {
  const server = await serverWith([echo, form]);
  const first = await server.inject({ method: 'GET', url: '/where' });
  const cookie = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const payload = new URLSearchParams({ _csrf: first.json<{ csrfToken: string }>().csrfToken, constructor: 'a', toString: 'b', ['__proto__']: 'c', words: 'd' });
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await server.inject({ method: 'POST', url: '/form', headers, payload: payload.toString() });
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.json<{ constructor: string }>().constructor, 'a');
  assert.equal(({} as { words?: string }).words, undefined);
  await server.close();
});

test('what only calls itself a file is none', async () => {
  const server = await serverWith([echo, form]);
  const first = await server.inject({ method: 'GET', url: '/where' });
  const cookie = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const payload = { _csrf: first.json<{ csrfToken: string }>().csrfToken, photos: { type: 'file', filename: 'a.jpg' }, words: 'd' };
  const answer = await server.inject({ method: 'POST', url: '/form', headers: { cookie }, payload });
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.json<{ photos?: unknown }>().photos, undefined);
  await server.close();
});

test('a fault is logged by where it happened, never by what somebody wrote, on however many lines', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
  const failing = openRoute('GET', '/fails', async () => {
    throw new Error('invalid input: "Amara Okafor\n    at 14 Larch House\n07700 900123"');
  });
  const server = await serverWith([failing], { log });
  assert.equal((await server.inject({ method: 'GET', url: '/fails?q=Okafor' })).statusCode, 500);
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines.join(''), /Okafor|Larch|07700/);
  assert.match(lines.join(''), /server\.test\.ts/);
  await server.close();
});

describe('an address that takes another method', () => {
  const routes = [echo, form, openRoute('GET', '/things/:id', async ({ params }) => json(params)), openRoute('POST', '/things/:id', async ({ params }) => json(params)), openRoute('GET', '/a.b', async () => json({}))];
  for (const [method, url, status, allow] of [
    ['GET', '/form', 405, 'POST'],
    ['POST', '/where?x=1', 405, 'GET, HEAD'],
    ['DELETE', '/things/7', 405, 'GET, HEAD, POST'],
    ['PUT', '/things/7/', 405, 'GET, HEAD, POST'],
    ['DELETE', '/things', 404, undefined],
    ['POST', '/things/7/8', 404, undefined],
    ['POST', '/a.b', 405, 'GET, HEAD'],
    ['POST', '/a-b', 404, undefined],
  ] as const) {
    test(`${method} ${url} is answered ${status}`, async () => {
      const server = await serverWith(routes);
      const answer = await server.inject({ method, url });
      assert.deepEqual([answer.statusCode, answer.headers.allow], [status, allow]);
      assert.match(answer.body, status === 405 ? /This address cannot be used in that way/ : /Page not found/);
      await server.close();
    });
  }
});
