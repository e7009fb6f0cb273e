import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { makeToken } from './api-site.ts';
import { asForm, openForm, openOutsideSite, type OutsideSite } from './outside-site.ts';

/** Somebody's words, in every shape they may come in. */
const words = 'Okafor-Zweig 07700900999 amara@zweig.example';

describe('whatever somebody writes, and wherever they write it, the log does not repeat it', () => {
  let site: OutsideSite;
  before(async () => {
    site = await openOutsideSite();
    const cookie = site.cookie('manager');
    const inAddress = encodeURIComponent(words);
    for (const address of [`/${inAddress}`, `/sign-in?returnTo=/${inAddress}`, `/homes?q=${inAddress}`, `/repairs/${inAddress}`, `/r/${inAddress}`, `/l/${inAddress}`, `/residents/${inAddress}`, `/api/v1/repairs/${inAddress}?q=${inAddress}`, `/queue?owner=${inAddress}`, `/%E0%A4%A/${inAddress}`]) {
      await site.ask(address, { headers: { cookie } });
    }
    const { token, cookie: withForm } = await openForm(site, '/work', cookie);
    const body = new URLSearchParams({ _csrf: token, q: words, words, email: words, password: words, name: words, note: words, returnTo: `/${words}` }).toString();
    for (const address of ['/search', '/sign-in', '/report', '/residents/new', `/l/${site.landlord.slug}/report`, `/l/${site.landlord.slug}/report/send`, `/r/${site.linkToken}/not-right`, `/cases/${site.reference}/note`, '/admin/staff/new']) {
      await site.ask(address, { method: 'POST', headers: { ...asForm, cookie: withForm }, body });
    }
    await site.ask('/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"email": "${words}` });
    await site.ask('/api/v1/repairs', { method: 'POST', headers: { authorization: `Bearer ${inAddress}`, 'content-type': 'application/json', 'idempotency-key': inAddress }, body: JSON.stringify({ words }) });
    await site.ask('/sign-in', { headers: { 'user-agent': words, referer: `http://localhost/${inAddress}`, cookie: `putright_session=${inAddress}`, 'x-request-id': inAddress } });
  });
  after(() => site.close());

  test('there is one line for each of the requests', () => assert.ok(site.logged.length >= 22, `${site.logged.length} lines`));

  test('none has a name, a number, an address of mail, or the words in any spelling', () => {
    assert.doesNotMatch(site.logged.join(''), /okafor|zweig|07700|900999|amara/i);
  });

  test('none has the secret of a link', () => assert.ok(!site.logged.join('').includes(site.linkToken)));

  test('each is one JSON object: which route, by which method, what came of it, how long it took, whose it was', () => {
    const requests = site.logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ route, ms }) => route !== undefined && ms !== undefined);
    assert.ok(requests.length >= 22);
    for (const { route, method, status, ms, id } of requests) {
      assert.match(String(route), /^(\/[\w/:.*-]*|unknown path)$/);
      assert.match(String(method), /^(GET|POST)$/);
      assert.ok(Number(status) >= 200 && Number(status) < 600 && Number(ms) >= 0);
      assert.match(String(id), /^[0-9a-f-]{36}$/);
    }
    assert.ok(requests.some(({ landlord }) => landlord === site.landlord.id));
    assert.ok(requests.some(({ landlord }) => landlord === undefined), 'before anybody is known there is no landlord');
  });

  test('a program’s calls say whose they were as well, also those that were refused; one by nobody’s token does not', async () => {
    const authorization = `Bearer ${await makeToken(site, site.landlord)}`;
    const landlordsOf = async (address: string, headers: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
      const before = site.logged.length;
      const { status } = await site.ask(address, { headers });
      return [status, ...site.logged.slice(before).map((line) => (JSON.parse(line) as Record<string, unknown>)['landlord'])];
    };
    const { id } = site.landlord;
    assert.deepEqual(await landlordsOf('/api/v1/cases', { authorization }), [200, id]);
    assert.deepEqual(await landlordsOf('/api/v1/cases/REP-1999-00001', { authorization }), [404, id]);
    assert.deepEqual(await landlordsOf('/api/v1/cases', { authorization: `${authorization.slice(0, -4)}AAAA` }), [401, undefined]);
  });
});

describe('whoever hangs up before the answer', () => {
  let site: OutsideSite;
  before(async () => {
    site = await openOutsideSite();
  });
  after(() => site.close());

  const sendAndHangUp = (port: number, bytes: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined).on('data', () => socket.destroy()).on('close', () => resolve());
    return promise;
  };
  const post = 'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\n';

  for (const [what, bytes] of [
    ['goes on with what is no request', `${post}content-length: 3\r\n\r\nabcdef\r\n\r\n`],
    ['names a transfer that nobody knows', `${post}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['breaks off a body in pieces', `${post}transfer-encoding: chunked\r\n\r\n3;a=b\nX\r\nabc\r\n0\r\n\r\n`],
  ] as const) {
    test(`and ${what} is no failure of ours in the log`, async () => {
      await sendAndHangUp(site.port, bytes);
      await site.ask('/health');
      assert.deepEqual(site.logged.filter((line) => (JSON.parse(line) as { readonly level: number }).level >= 50), []);
    });
  }

  test('and breaks off in the middle of a photo is no failure of ours in the log', async () => {
    const begun = '--x\r\ncontent-disposition: form-data; name="photos"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\nhalf';
    const { promise, resolve } = Promise.withResolvers<void>();
    const socket = connect(site.port, '127.0.0.1', () => {
      socket.write(`POST /r/${site.linkToken}/photos HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 900000\r\n\r\n${begun}`);
      setTimeout(() => socket.destroy(), 500);
    });
    socket.on('error', () => undefined).on('close', () => setTimeout(resolve, 500));
    await promise;
    assert.deepEqual(site.logged.filter((line) => (JSON.parse(line) as { readonly level: number }).level >= 50), []);
  });
});
