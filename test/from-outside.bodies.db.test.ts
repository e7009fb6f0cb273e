import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { asForm, openForm, openOutsideSite, type Asking, type OutsideSite } from './outside-site.ts';

const megabyte = 1024 * 1024;
const boundary = 'a-boundary-of-ours';
const head = (name: string, filename: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: image/jpeg\r\n\r\n`;

/** A form with these files, as a browser writes it. */
function withFiles(fields: Readonly<Record<string, string>>, files: readonly Buffer[]): Asking {
  const texts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const parts = files.flatMap((bytes, index) => [Buffer.from(head('photos', `${index}.jpg`)), bytes, Buffer.from('\r\n')]);
  return { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.concat([Buffer.from(texts.join('')), ...parts, Buffer.from(`--${boundary}--\r\n`)]) };
}

describe('what may be sent, and by whom', () => {
  let site: OutsideSite;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'putright-incoming-'));
    site = await openOutsideSite({ uploadFolder: folder });
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  /** Announces a large file, and sends no more than its first bytes: only a server that does not wait for the rest answers. */
  function announce(path: string, cookie: string): Promise<{ status: number; location: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': 50 * megabyte, cookie };
      const request = httpRequest({ host: '127.0.0.1', port: site.port, path, method: 'POST', headers, agent: false }, (answer) => {
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' });
        request.destroy();
      });
      request.on('error', reject);
      request.write(head('photos', 'large.jpg'));
    });
  }

  for (const [who, path, cookie, status] of [
    ['nobody who is signed in', '/cases/REP-2026-00001/evidence/add', () => '', 303],
    ['somebody whose session is over', '/cases/REP-2026-00001/evidence/add', () => `putright_session=${site.landlord.id}.${Buffer.from('null'.padEnd(24)).toString('base64url')}`, 303],
    ['somebody whose part does not add photos', '/cases/REP-2026-00001/evidence/add', () => site.cookie('board member'), 403],
    ['the holder of a link that opens nothing', `/r/${'x'.repeat(64)}/photos`, () => '', 404],
    ['a visitor of a landlord who is not here', '/l/no-such-landlord/report/send', () => '', 404],
    ['anybody, at an address that takes no files', '/sign-in', () => '', 415],
    ['anybody, at an address that is not there', '/nowhere', () => '', 404],
  ] as const) {
    test(`files of ${who} are refused before they are read`, async () => {
      const answer = await announce(path, cookie());
      assert.equal(answer.status, status);
      if (status === 303) assert.match(answer.location, /^\/sign-in\?returnTo=/);
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  async function sendPhotos(files: readonly Buffer[], token?: string) {
    const path = `/r/${site.linkToken}/photos`;
    const form = await openForm(site, path);
    const asking = withFiles({ _csrf: token ?? form.token }, files);
    return site.ask(path, { ...asking, headers: { ...asking.headers, cookie: form.cookie } });
  }

  test('six photos are taken, and nothing of them is left lying about', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
    assert.equal((await sendPhotos(Array<Buffer>(6).fill(photo))).status, 303);
    assert.deepEqual(readdirSync(folder), []);
  });

  for (const [what, files, words] of [
    ['a seventh file', Array<Buffer>(7).fill(Buffer.alloc(10)), /more files than this page takes/],
    ['a file of more than twenty-five megabytes', [Buffer.alloc(25 * megabyte + 1)], /up to 25 megabytes, and you can send 6 at a time, 60 megabytes of them together/],
  ] as [string, Buffer[], RegExp][]) {
    test(`${what} is too much, said in words, and nothing is left lying about`, async () => {
      const answer = await sendPhotos(files);
      assert.equal(answer.status, 413);
      assert.match(answer.text, words);
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  test('files with a token that is not ours are refused, and nothing is left lying about', async () => {
    assert.equal((await sendPhotos([Buffer.alloc(1000)], 'made-up')).status, 403);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('a form of more than 256 kilobytes is refused by what it announces', async () => {
    const answer = await site.ask('/sign-in', { method: 'POST', headers: asForm, body: `email=${'a'.repeat(300 * 1024)}` });
    assert.equal(answer.status, 413);
    assert.match(answer.text, /too large[\s\S]*Nothing was saved/);
  });

  test('headers of more than 16 kilobytes are refused', async () => {
    assert.equal((await site.ask('/sign-in', { headers: { cookie: 'a'.repeat(20_000) } })).status, 431);
  });
});

describe('those who send slowly', () => {
  let site: OutsideSite;
  before(async () => {
    site = await openOutsideSite({ patience: { formMs: 900, filesMs: 900, lookEveryMs: 200 }, headersWithinMs: 600 });
  });
  after(() => site.close());

  const lines = (...texts: readonly string[]) => `${texts.join('\r\n')}\r\n`;

  /** What comes back on a bare connection until the server ends it, and how long that took. */
  function until(begin: string, then: (socket: Socket) => void = () => undefined): Promise<{ answer: string; ms: number }> {
    return new Promise((resolve) => {
      const began = performance.now();
      let answer = '';
      const socket = connect(site.port, '127.0.0.1', () => {
        socket.write(begin);
        then(socket);
      });
      socket.on('data', (data: Buffer) => (answer += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ answer, ms: performance.now() - began }));
    });
  }

  const drip = (text: string) => (socket: Socket) => {
    const timer = setInterval(() => socket.write(text), 100);
    socket.on('close', () => clearInterval(timer));
  };

  for (const [what, begin, more] of [
    ['a body of which nothing comes', lines('POST /sign-in HTTP/1.1', 'host: a', 'content-type: application/x-www-form-urlencoded', 'content-length: 1000', ''), () => undefined],
    ['a body that drips', lines('POST /sign-in HTTP/1.1', 'host: a', 'content-type: application/x-www-form-urlencoded', 'content-length: 1000', ''), drip('a')],
    ['files that drip', lines('POST /sign-in HTTP/1.1', 'host: a', `content-type: application/json`, 'transfer-encoding: chunked', ''), drip('1\r\na\r\n')],
  ] as [string, string, (socket: Socket) => void][]) {
    test(`${what} is ended in its time, with words`, async () => {
      const { answer, ms } = await until(begin, more);
      assert.match(answer, /^HTTP\/1\.1 408[\s\S]*took too long to arrive\. Nothing was saved/);
      assert.ok(ms < 3000, `${ms} ms`);
    });
  }

  test('headers that drip are ended in their time', async () => {
    const { answer, ms } = await until('GET /sign-in HTTP/1.1\r\nhost: a\r\n', drip('x-a: b\r\n'));
    assert.match(answer, /^(HTTP\/1\.1 408|$)/);
    assert.ok(ms < 5000, `${ms} ms`);
  });

  test('a hundred of them keep nobody else waiting', async () => {
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect(site.port, '127.0.0.1', () => socket.write('POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\na'));
      return socket.on('error', () => undefined);
    });
    await pause(100);
    const began = performance.now();
    assert.equal((await site.ask('/sign-in')).status, 200);
    assert.ok(performance.now() - began < 1000);
    for (const socket of sockets) socket.destroy();
  });
});
