import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { asForm, openForm, openOutsideSite, type OutsideSite } from './outside-site.ts';

describe('forms that did not come from one of our own pages', () => {
  let site: OutsideSite;
  let session: string;
  before(async () => {
    site = await openOutsideSite();
    session = site.cookie('manager');
  });
  after(() => site.close());

  const note = `note=${encodeURIComponent('Rang the resident')}`;
  async function send(headers: Readonly<Record<string, string>>, token: string | undefined) {
    const { cookie = session } = headers;
    const body = token === undefined ? note : `${note}&_csrf=${encodeURIComponent(token)}`;
    return site.ask('/notices/seen', { method: 'POST', headers: { ...asForm, ...headers, cookie }, body });
  }

  test('one of ours is taken, so that the refusals below mean something', async () => {
    const { token, cookie } = await openForm(site, '/work', session);
    for (const headers of [{}, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, { origin: `http://127.0.0.1:${site.port}` }] as Record<string, string>[]) {
      assert.equal((await send({ ...headers, cookie }, token)).status, 303, JSON.stringify(headers));
    }
  });

  test('without a token', async () => {
    const { cookie } = await openForm(site, '/work', session);
    assert.equal((await send({ cookie }, undefined)).status, 403);
  });

  test('with a token somebody made up', async () => {
    const { cookie } = await openForm(site, '/work', session);
    assert.equal((await send({ cookie }, 'a0b1c2d3-made-up-by-somebody')).status, 403);
  });

  test("with the token of somebody else's browser", async () => {
    const [mine, theirs] = [await openForm(site, '/work', session), await openForm(site, '/sign-in')];
    assert.equal((await send({ cookie: mine.cookie }, theirs.token)).status, 403);
  });

  test('with a good token but without the cookie that makes it good', async () => {
    const { token } = await openForm(site, '/work', session);
    assert.equal((await send({}, token)).status, 403);
  });

  for (const [why, headers] of [
    ['the browser says another site sent it', { 'sec-fetch-site': 'cross-site' }],
    ['the browser says another site of the same domain sent it', { 'sec-fetch-site': 'same-site' }],
    ['it names another origin', { origin: 'https://evil.example' }],
    ['it hides its origin', { origin: 'null' }],
    ['its origin only begins like ours', { origin: 'http://localhost:3000.evil.example' }],
  ] as [string, Record<string, string>][]) {
    test(`with everything right, but ${why}`, async () => {
      const { token, cookie } = await openForm(site, '/work', session);
      const answer = await send({ ...headers, cookie }, token);
      assert.equal(answer.status, 403);
      assert.match(answer.text, /another site/);
    });
  }

  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    test(`${method} is offered nowhere`, async () => {
      for (const path of ['/work', '/sign-in', '/notices/seen', '/health']) {
        const { status } = await site.ask(path, { method, headers: { cookie: session } });
        assert.ok(status === 404 || status === 405, `${method} ${path} answers ${status}`);
      }
    });
  }

  for (const there of ['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', '/%2F/evil.example', 'javascript:alert(1)', '/\t/evil.example', ' //evil.example', 'http:evil.example', '/work\r\nset-cookie: a=b']) {
    test(`nobody is led away by returnTo=${JSON.stringify(there)}`, async () => {
      const answer = await site.ask(`/sign-in?returnTo=${encodeURIComponent(there)}`, { headers: { cookie: session } });
      assert.ok(answer.status === 303 || answer.status === 200);
      const base = 'http://localhost:3000';
      const next = answer.headers.location ?? /name="returnTo" value="([^"]*)"/.exec(answer.text)?.[1] ?? '/';
      assert.equal(new URL(next, base).origin, base, next);
      assert.equal(answer.headers['set-cookie']?.some((cookie) => cookie.startsWith('a=')), answer.headers['set-cookie'] === undefined ? undefined : false);
    });
  }
});

describe('asking too often', () => {
  test('from one network is answered with 429 and when to come again, while health goes on', async () => {
    const site = await openOutsideSite({ requestsPerMinute: 5 });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await site.ask('/sign-in')).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    const refused = await site.ask('/sign-in');
    assert.ok(Number(refused.headers['retry-after']) > 0 && Number(refused.headers['retry-after']) <= 60);
    assert.match(refused.text, /Too many requests[\s\S]*Nothing was saved/);
    assert.equal((await site.ask('/health')).status, 200);
    await site.close();
  });

  for (const address of ['/nothing-here', '/api/v1/nothing-here']) {
    test(`for what is not there (${address}) is limited too`, async () => {
      const site = await openOutsideSite({ requestsPerMinute: 5 });
      const statuses: number[] = [];
      for (let n = 0; n < 7; n += 1) statuses.push((await site.ask(`${address}-${n}`)).status);
      assert.deepEqual(statuses, [404, 404, 404, 404, 404, 429, 429]);
      await site.close();
    });
  }

  test('with one session is limited before its whole network is, and no made-up session gets around that', async () => {
    const site = await openOutsideSite({ requestsPerMinute: 20 });
    const statuses = async (cookie: (n: number) => string, times: number) => {
      const seen: number[] = [];
      for (let n = 0; n < times; n += 1) seen.push((await site.ask('/work', { headers: { cookie: cookie(n) } })).status);
      return seen;
    };
    assert.deepEqual(await statuses(() => site.cookie('manager'), 6), [200, 200, 200, 200, 429, 429]);
    assert.deepEqual(await statuses(() => site.cookie('adviser'), 1), [200], 'a colleague beside them goes on');
    const madeUp = await statuses((n) => `putright_session=${site.landlord.id}.${Buffer.from(JSON.stringify({ made: `up-by-somebody-${n}`, roles: [] })).toString('base64url')}`, 16);
    assert.equal(madeUp.at(-1), 429, 'the network is counted whatever they say they are');
    await site.close();
  });
});
