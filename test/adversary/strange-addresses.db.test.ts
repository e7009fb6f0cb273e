import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles } from '../../src/staff/index.ts';
import { exampleOf, nameOf } from '../route-walk.ts';
import { AttackSite, pageRoutes } from './attack-site.ts';

// Addresses and headers that no page of ours ever gave out.

const strange = [
  '%', '%zz', '%E0%A4', '%FF%FE', '%00', 'a%00b', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%2f..%2f..%2fetc%2fpasswd', '%252e%252e%252f', '..%5c..%5cwindows', '....//....//', '%c0%ae%c0%ae%2f', 'x'.repeat(4000), '9'.repeat(300), '%F0%9F%92%A5'.repeat(80),
  '__proto__', 'constructor', 'null', 'undefined', '%27%20or%201%3D1--', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '%0d%0aSet-Cookie%3A%20stolen%3D1', '%ed%a0%80', '%e2%80%ae', '*', '~', ';jsessionid=1', '0', '-1', 'REP-2026-99999', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
];

describe('strange addresses and headers', () => {
  let site: AttackSite;
  before(async () => {
    site = await AttackSite.open();
  });
  after(() => site.close());

  test('in place of any part of the address of any page they lead nowhere, in our own words and with our own headers', async () => {
    const cookie = site.cookieFor(site.ourPerson('every role'));
    for (const route of pageRoutes.filter(({ method, path }) => method === 'GET' && path.includes(':'))) {
      for (const name of [...route.path.matchAll(/:(\w+)/g)].map(([, each = '']) => each)) {
        for (const part of strange) {
          const url = route.path.replaceAll(/:(\w+)/g, (_all, each: string) => (each === name ? part : String(site.ours[(exampleOf(route).with?.[each] ?? 'caseId') as 'caseId'])));
          const { status, text, headers } = await site.open(url, cookie);
          assert.ok(status < 500 && status >= 300, `${url.slice(0, 200)} of ${nameOf(route)} is answered ${status}`);
          assert.doesNotMatch(text, /FST_ERR|<script>alert|root:/, url.slice(0, 200));
          assert.equal(headers['set-cookie']?.toString().includes('stolen') ?? false, false);
          if (status !== 303) assert.ok(headers['content-security-policy'] !== undefined, `${url.slice(0, 200)} has our headers`);
        }
      }
    }
  });

  test('nothing outside the list of assets can be had under it', async () => {
    for (const path of ['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/%2e%2e%2fpackage.json', '/assets//etc/passwd', '/assets/landlord/../../x.css', '/assets/landlord/%2e%2e/1.css', '/assets/..%5cpackage.json', '/.git/config', '/.env', '/package.json', '/node_modules/']) {
      const { status, text } = await site.open(path, '');
      assert.equal(status, 404, path);
      assert.doesNotMatch(text, /"dependencies"|root:|\[core\]/);
    }
  });

  test('a program is told of a strange address as a problem', async () => {
    const token = await site.tokenFor(roles);
    for (const part of strange) {
      const { status, headers } = await site.call('GET', `/api/v1/repairs/${part}`, token);
      assert.deepEqual([status, String(headers['content-type']).split(';')[0]], [404, 'application/problem+json'], part.slice(0, 60));
    }
  });

  test('a page cannot be asked for by one method and taken by another', async () => {
    const { homeId, landlordId } = site.ours;
    const count = () => site.walk.database.inLandlord(landlordId, async (tx) => (await tx.query('select id from cases where landlord_id = $1', [landlordId])).length);
    const before = await count();
    for (const headers of [{ 'x-http-method-override': 'POST' }, { 'x-method-override': 'POST' }, { 'x-http-method': 'DELETE' }]) {
      const answer = await site.open(`/report/home/${homeId}/details?_method=POST&problem=leak&new=yes&words=x`, site.cookieFor(site.ourPerson('manager')), headers);
      assert.equal(answer.status, 200);
    }
    assert.equal(await count(), before);
  });

  test('whom an address is said to be of changes no address that we write', async () => {
    const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example', 'x-original-url': '/admin/staff', 'x-rewrite-url': '/admin/staff' };
    for (const url of ['/', '/work', '/sign-in', '/l/tarnbrook-homes', `/r/${site.ours.linkToken}`, `/repairs/${site.ours.booked}`, '/api/openapi.json']) {
      const { text, headers } = await site.open(url, site.cookieFor(site.ourPerson('manager')), forged);
      assert.doesNotMatch(`${text}${JSON.stringify(headers)}`, /evil\.example/, url);
    }
    const sent = await site.walk.send({ method: 'POST', url: `/repairs/${site.ours.fixed}/link/send`, payload: new URLSearchParams({ _csrf: site.walk.form.token }).toString(), headers: { ...forged, cookie: site.cookieFor(site.ourPerson('manager')), 'content-type': 'application/x-www-form-urlencoded' } });
    assert.doesNotMatch(`${sent.location}`, /evil/);
    const bodies = await site.walk.database.inLandlord(site.ours.landlordId, (tx) => tx.query<{ body: string }>(`select body from messages where landlord_id = $1 and body like '%evil.example%'`, [site.ours.landlordId]));
    assert.deepEqual(bodies, []);
  });

  test('where to go after signing in stays on this site', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x=1', 'javascript:alert(1)', '/\t/evil.example', '\\/evil.example']) {
      const { location, headers } = await site.open(`/sign-in?returnTo=${encodeURIComponent(to)}`, '');
      assert.doesNotMatch(`${location}${String(headers['set-cookie'])}`, /evil\.example|x=1/, to);
    }
  });

  test('a place in the queue or in a search that no day has is none', async () => {
    const cookie = site.cookieFor(site.ourPerson('manager'));
    for (const at of ['9999-99-99T99:99:99.999Z', '2026-02-30T10:00:00.000Z', '0000-00-00T00:00:00.000Z', '2026-11-24T25:61:61.000Z']) {
      assert.equal((await site.open(`/queue?after=${at}_${site.ours.caseId}`, cookie)).status, 200, at);
    }
    for (const before of ['9999-12-31', '0000-01-01', '0001-01-01', '2026-02-30']) {
      const began = performance.now();
      assert.equal((await site.send('/search', cookie, [['q', 'kitchen'], ['before', before]])).status, 200, before);
      assert.ok(performance.now() - began < 5000, `${before} does not look through thousands of years`);
    }
  });
});
