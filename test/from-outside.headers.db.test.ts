import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openOutsideSite, type Answered, type OutsideSite } from './outside-site.ts';

/** A file is never a page: whatever stands in it may load and run nothing. */
const nothingAtAll = "default-src 'none'; frame-ancestors 'none'; sandbox";
const strictPolicy = "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";
const firstVisitBytes = 100 * 1024;

describe('what every answer tells the browser', () => {
  let site: OutsideSite;
  let answers: Map<string, Answered>;
  before(async () => {
    site = await openOutsideSite();
    const cookie = site.cookie('manager');
    const signIn = await site.ask('/sign-in');
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(signIn.text)?.[1] ?? '';
    answers = new Map([
      ['a page for anyone', signIn],
      ['a page of a landlord', await site.ask(`/l/${site.landlord.slug}`)],
      ['a page of a case', await site.ask(`/r/${site.linkToken}`)],
      ['a page of staff', await site.ask('/work', { headers: { cookie } })],
      ['a file', await site.ask('/queue.csv', { headers: { cookie } })],
      ['a redirect', await site.ask('/work')],
      ['a page that is not there', await site.ask('/nowhere')],
      ['a page somebody may not see', await site.ask('/admin/staff', { headers: { cookie } })],
      ['a form that is refused', await site.ask('/sign-in', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=a' })],
      ['a body that cannot be read', await site.ask('/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })],
      ['a call of the API', await site.ask('/api/v1/repairs')],
      ['a stylesheet', await site.ask(stylesheet)],
      ['health', await site.ask('/health')],
      ['readiness', await site.ask('/ready')],
    ]);
  });
  after(() => site.close());

  const each = (check: (answer: Answered, what: string) => void) => {
    assert.equal(answers.size, 14);
    for (const [what, answer] of answers) check(answer, what);
  };

  test('the answers are of every sort', () => {
    const statuses = [...answers.values()].map(({ status }) => status);
    for (const status of [200, 303, 401, 403, 404, 400]) assert.ok(statuses.includes(status), `${status} is not among ${statuses.join(', ')}`);
  });

  test('scripts, styles and forms from here only, none of them inline, and no frame around it', () => each(({ headers }, what) => assert.equal(headers['content-security-policy'], what === 'a file' ? nothingAtAll : strictPolicy, what)));

  for (const [header, value, why] of [
    ['x-content-type-options', 'nosniff', 'a type is what we say it is'],
    ['referrer-policy', 'same-origin', 'other sites are not told which page led to them'],
    ['cross-origin-opener-policy', 'same-origin', 'a page that opened ours cannot reach into it'],
    ['cross-origin-resource-policy', 'same-origin', 'other sites cannot load what is ours'],
    ['x-frame-options', 'SAMEORIGIN', 'for browsers that know no frame-ancestors'],
  ] as const) {
    test(`${header}: ${why}`, () => each(({ headers }, what) => assert.equal(headers[header], value, what)));
  }

  test('no position, microphone, payment or device for any page', () => each(({ headers }, what) => assert.match(String(headers['permissions-policy']), /geolocation=\(\), microphone=\(\), payment=\(\), usb=\(\)/, what)));

  test('who made the server is nobody’s business', () => each(({ headers }, what) => assert.deepEqual([headers['x-powered-by'], headers['server']], [undefined, undefined], what)));

  test('each carries a number by which it is found in the log', () => {
    each(({ headers }, what) => assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/, what));
    assert.equal(new Set([...answers.values()].map(({ headers }) => headers['x-request-id'])).size, answers.size);
  });

  test('nothing is kept by a cache but what is the same for everybody', () => each(({ headers }, what) => {
    assert.equal(headers['cache-control'], what === 'a stylesheet' ? 'public, max-age=31536000, immutable' : 'no-store', what);
  }));

  test('no page holds a script or a style of its own', () => each(({ text, headers }, what) => {
    if (!String(headers['content-type']).startsWith('text/html')) return;
    assert.doesNotMatch(text, /<style|style="|\son[a-z]+="|<script(?![^>]*\ssrc="\/assets\/)/i, what);
    assert.doesNotMatch(text, /(?:src|href)="(?:https?:)?\/\/(?!www\.(?:legislation|gov|housing-ombudsman)\.)/i, `${what}: nothing is fetched from elsewhere`);
  }));

  test('https is not asked for where there is none', () => each(({ headers }, what) => assert.equal(headers['strict-transport-security'], undefined, what)));

  for (const path of ['/sign-in', '/l/'] as const) {
    test(`a first visit to ${path} is at most 100 kilobytes with everything it loads`, async () => {
      const asking = { headers: { 'accept-encoding': 'br' } };
      const page = path === '/l/' ? `/l/${site.landlord.slug}` : path;
      const plain = await site.ask(page);
      const loaded = [...new Set([...plain.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address))];
      const folder = /^\/assets\/[0-9a-f]+\//.exec(loaded.find((address) => /^\/assets\/[0-9a-f]{12}\//.test(address)) ?? '')?.[0] ?? '';
      const everything = [page, ...loaded, `${folder}govuk-frontend.min.js`];
      const sizes = await Promise.all(everything.map(async (address) => {
        const { status, bytes, headers } = await site.ask(address, asking);
        assert.equal(status, 200, address);
        if (bytes > 2048) assert.equal(headers['content-encoding'], 'br', address);
        return bytes;
      }));
      const sum = sizes.reduce((total, size) => total + size, 0);
      assert.ok(everything.length >= 4 && sum > 10_000 && sum <= firstVisitBytes, `${sum} bytes for ${everything.join(', ')}`);
    });
  }
});

describe('behind https', () => {
  let site: OutsideSite;
  before(async () => {
    site = await openOutsideSite({ publicAddress: 'https://repairs.example.org', trustProxy: true });
  });
  after(() => site.close());

  test('browsers are told to come by https only, for a year, on every answer', async () => {
    for (const path of ['/sign-in', '/work', '/nowhere', '/health', '/api/v1/repairs']) {
      assert.match(String((await site.ask(path)).headers['strict-transport-security']), /max-age=31536000; includeSubDomains/, path);
    }
  });

  test('every cookie is for this host alone, by https alone, out of the reach of scripts and of forms on other sites', async () => {
    const cookies = (await site.ask('/sign-in')).headers['set-cookie'] ?? [];
    assert.ok(cookies.length > 0);
    for (const cookie of cookies) {
      assert.match(cookie, /^__Host-/);
      for (const word of [/; HttpOnly/, /; Secure/, /; SameSite=(Lax|Strict)/, /; Path=\//]) assert.match(cookie, word);
      assert.doesNotMatch(cookie, /Domain=/i);
    }
  });

  test('a host that somebody made up changes no address we give out', async () => {
    for (const headers of [{ host: 'evil.example' }, { 'x-forwarded-host': 'evil.example' }, { forwarded: 'host=evil.example' }] as Record<string, string>[]) {
      for (const path of ['/', '/sign-in', `/l/${site.landlord.slug}`, '/work', `/r/${site.linkToken}`]) {
        const answer = await site.ask(path, { headers });
        assert.doesNotMatch(answer.text + JSON.stringify(answer.headers), /evil\.example/, path);
      }
    }
  });
});
