import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openRoute, staffRoute } from '../src/platform/http/index.ts';
import { RouteWalk, type Answer } from './route-walk.ts';

const form = 'application/x-www-form-urlencoded';

describe('whatever is asked, the server answers in its own way', () => {
  let walk: RouteWalk;
  before(async () => {
    walk = await RouteWalk.begin();
  });
  after(() => walk.end());

  const pages: readonly (readonly [kind: string, answer: () => Promise<Answer>])[] = [
    ['a page for anybody', () => walk.ask(openRoute('GET', '/rulebook', never))],
    ['a page of a landlord', () => walk.send({ method: 'GET', url: `/l/${walk.facts.slug}` })],
    ['a page of a resident', () => walk.send({ method: 'GET', url: `/r/${walk.facts.linkToken}` })],
    ['a page of the staff', () => walk.ask(staffRoute('GET', '/work', 'every role', never), { as: asManager() })],
    ['a photo', () => walk.send({ method: 'GET', url: `/r/${walk.facts.linkToken}/photos/${walk.facts.photoId}` })],
    ['a page that is not there', () => walk.send({ method: 'GET', url: '/nothing/here' })],
    ['a page that is refused', () => walk.ask(staffRoute('GET', '/admin/staff', 'every role', never), { as: asManager() })],
  ];
  for (const [kind, answerOf] of pages) {
    test(`${kind} allows no script or style but ours, no frame around it, and tells other sites nothing`, async () => {
      const { headers } = await answerOf();
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'self'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.match(policy, /form-action 'self'/);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.match(String(headers['cache-control']), /no-store|private/);
    });
  }

  test('cookies are out of reach of scripts and of other sites', async () => {
    const { headers } = await walk.send({ method: 'GET', url: '/sign-in' });
    const cookies = [headers['set-cookie']].flat().map(String);
    assert.ok(cookies.length > 0);
    for (const cookie of cookies) {
      assert.match(cookie, /HttpOnly/);
      assert.match(cookie, /SameSite=(Lax|Strict)/);
    }
  });

  test('an address that is not there is a page that says what to do, also to HEAD', async () => {
    const answer = await walk.send({ method: 'GET', url: '/nothing/here?x=<script>' });
    assert.equal(answer.status, 404);
    assert.match(answer.text, /<h1[^>]*>Page not found/);
    assert.doesNotMatch(answer.text, /nothing\/here/);
    assert.equal((await walk.send({ method: 'HEAD', url: '/nothing/here' })).status, 404);
  });

  for (const method of ['PUT', 'DELETE'] as const) {
    test(`${method} does nothing anywhere`, async () => {
      const { status, headers } = await walk.send({ method, url: '/work' });
      assert.deepEqual([status, headers['allow']], [405, 'GET, HEAD']);
    });
  }

  test('HEAD answers as GET would, without the page', async () => {
    const { status, text } = await walk.send({ method: 'HEAD', url: '/rulebook' });
    assert.equal(status, 200);
    assert.equal(text, '');
  });

  test('more than a form can hold is refused with a page that says how much is too much', async () => {
    const answer = await walk.send({ method: 'POST', url: '/sign-in', payload: `email=${'x'.repeat(300_000)}`, headers: { 'content-type': form } });
    assert.equal(answer.status, 413);
    assert.match(answer.text, /<h1[^>]*>What you sent is too large/);
  });

  for (const [what, payload, type] of [
    ['half a form with files', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', 'multipart/form-data; boundary=x'],
    ['JSON that is none', '{"a":', 'application/json'],
    ['a kind we do not take', 'hello', 'text/x-unknown'],
    ['percent signs that mean nothing', '%E0%A4%A=%%%', form],
  ] as const) {
    test(`${what} is answered with a page, and never with how the program is built`, async () => {
      const { status, text } = await walk.send({ method: 'POST', url: '/sign-in', payload, headers: { 'content-type': type } });
      assert.ok(status >= 400 && status < 500, `${status}`);
      assert.match(text, /<h1/);
      assert.doesNotMatch(text, /FST_|node:|\.ts:\d|at \w+ \(/);
    });
  }

  for (const url of ['/homes/not-an-id', '/repairs/REP-9999-99999', '/repairs/%00', "/repairs/'--", '/queue?after=%ff', `/cases/${'x'.repeat(150)}`, '/residents/00000000-0000-0000-0000-000000000000']) {
    test(`an address that somebody made up is no trouble: ${url.slice(0, 40)}`, async () => {
      const answer = await walk.send({ method: 'GET', url, headers: { cookie: walk.cookieOf(asManager()) } });
      assert.ok([200, 400, 404].includes(answer.status), `${answer.status}`);
      assert.doesNotMatch(answer.text, /syntax error|invalid input|node:|\.ts:\d/);
    });
  }

  for (const url of ['/account?done=constructor', '/admin/absences?done=toString', '/messages/needing-attention?done=__proto__', '/queue?due=constructor&team=all']) {
    test(`a word that every object answers to is no news: ${url}`, async () => {
      const answer = await walk.send({ method: 'GET', url, headers: { cookie: walk.cookieOf(asManager()) } });
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, /govuk-notification-banner|native code|\[object/);
    });
  }

  function asManager() {
    const { landlordId, staff } = walk.facts;
    return { landlordId, person: staff.manager };
  }
});

/** Only the address of these is asked for; the product's own route answers. */
function never(): Promise<never> {
  throw new Error('The route of the product answers, not this one.');
}
