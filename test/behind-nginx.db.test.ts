import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { findOrInstallNginx } from '../bin/nginx.ts';
import { json, openRoute, publicRoute, takesFiles, page } from '../src/platform/http/index.ts';
import { html } from '../src/platform/html/index.ts';
import { asForm, openOutsideSite, type Answered, type Asking, type OutsideSite } from './outside-site.ts';

const example = join(import.meta.dirname, '..', 'deploy', 'nginx.conf');
const megabyte = 1024 * 1024;
const name = 'repairs.example.org';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the example of nginx in deploy/, in front of the product', { timeout: 180_000 }, () => {
  let site: OutsideSite;
  let nginx: ChildProcess;
  let folder: string;
  let port: number;
  let isThere = true;
  before(async () => {
    const program = findOrInstallNginx();
    folder = mkdtempSync(join(tmpdir(), 'putright-nginx-'));
    const whoAmI = openRoute('GET', '/who-am-i', async ({ network, csrfToken, isSecure }) => json({ network, csrfToken, isSecure }));
    const slow = publicRoute('GET', '/l/:landlord/slow', async ({ tx }) => (await tx.query('select pg_sleep(1)'), page(html`<p>Here you are</p>`)));
    const taking = takesFiles({ files: 1, bytes: 64 * megabyte }, openRoute('POST', '/take', async ({ files }) => json({ bytes: files[0]?.bytes.length })));
    site = await openOutsideSite({ publicAddress: `https://${name}`, trustProxy: true, routes: [whoAmI, slow, taking], admission: { atWork: 1, waiting: 0, waitMs: 50 } });
    port = await freePort();
    writeConfiguration(site.port, port, await freePort());
    nginx = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-g', 'daemon off;'], { stdio: 'inherit' });
    for (let tries = 0; tries < 100; tries += 1) {
      if (await ask('/health').then(() => true, () => false)) return;
      await pause(50);
    }
    assert.fail('nginx did not start');
  });
  after(async () => {
    const ended = new Promise((resolve) => nginx.once('exit', resolve));
    nginx.kill('SIGQUIT');
    await ended;
    if (isThere) await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The example itself, with only ports, folders and the certificate put in place. */
  function writeConfiguration(product: number, https: number, http: number): void {
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')], { stdio: 'ignore' });
    assert.equal(made.status, 0, 'openssl makes a certificate');
    const text = readFileSync(example, 'utf8')
      .replace('127.0.0.1:3000 max_fails', `127.0.0.1:${product} max_fails`)
      .replace('listen 80;', `listen 127.0.0.1:${http};`)
      .replace('listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`)
      .replaceAll('/etc/ssl/putright/', `${folder}/`)
      .replace('/opt/putright/deploy', join(import.meta.dirname, '..', 'deploy'))
      .replaceAll('/var/log/nginx/', `${folder}/`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
    writeFileSync(join(folder, 'nginx.conf'), `pid ${folder}/pid; events {} http { ${temporary}\n${text}\n}`);
  }

  function ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const ca = readFileSync(join(folder, 'fullchain.pem'));
      const request = httpsRequest({ host: '127.0.0.1', port, path, method, servername: name, ca, agent: false, headers: { host: name, ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString(), bytes: 0 }));
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  test('cookies are secure and for this host alone, and browsers are told to keep to https', async () => {
    const answer = await ask('/who-am-i');
    assert.equal(answer.status, 200);
    assert.match(answer.headers['set-cookie']?.[0] ?? '', /^__Host-putright_form=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    assert.match(String(answer.headers['strict-transport-security']), /max-age=31536000/);
    assert.equal(answer.headers.server, 'nginx', 'without its version');
  });

  test('the network counted is the visitor’s, whatever they write into the header', async () => {
    for (const headers of [{}, { 'x-forwarded-for': '198.51.100.77' }] as Record<string, string>[]) {
      assert.equal((JSON.parse((await ask('/who-am-i', { headers })).text) as { network: string }).network, '127.0.0.1');
    }
  });

  test('a file of 64 megabytes comes through, and one that is larger than anything we take is refused', async () => {
    const page = await ask('/who-am-i');
    const { csrfToken } = JSON.parse(page.text) as { csrfToken: string };
    const cookie = page.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
    const send = async (bytes: number) => {
      const form = new FormData();
      form.set('_csrf', csrfToken);
      form.set('file', new Blob([Buffer.alloc(bytes)]), 'homes.csv');
      const sent = new Response(form);
      const body = Buffer.from(await sent.arrayBuffer());
      return ask('/take', { method: 'POST', headers: { cookie, 'content-type': sent.headers.get('content-type') ?? '', 'content-length': String(body.length) }, body });
    };
    const taken = await send(64 * megabyte);
    assert.equal(taken.text, JSON.stringify({ bytes: 64 * megabyte }));
    assert.equal(await send(71 * megabyte).then(({ status }) => status, () => 413), 413);
  });

  test('being busy comes through as it is: 503, in our words, with when to come again', async () => {
    const slow = `/l/${site.landlord.slug}/slow`;
    const first = ask(slow);
    await pause(300);
    const second = await ask(slow);
    assert.equal(second.status, 503);
    assert.equal(second.headers['retry-after'], '2');
    assert.match(second.text, /Putright is busy/);
    assert.equal((await first).status, 200);
  });

  test('figures and readiness are not shown to the world, health is', async () => {
    assert.deepEqual(await Promise.all(['/metrics', '/ready', '/health'].map(async (path) => (await ask(path)).status)), [404, 404, 200]);
  });

  test('a form from another site is refused here too', async () => {
    assert.equal((await ask('/take', { method: 'POST', headers: { ...asForm, origin: 'https://evil.example' }, body: 'a=b' })).status, 403);
  });

  test('while the product is away everybody is told in plain words, and when to come again', async () => {
    isThere = false;
    await site.close();
    for (const method of ['GET', 'POST']) {
      const answer = await ask('/r/who-am-i', { method, ...(method === 'POST' ? { headers: asForm, body: 'a=b' } : {}) });
      assert.deepEqual([answer.status, answer.headers['retry-after'], answer.headers['cache-control']], [503, '30', 'no-store']);
      assert.match(answer.text, /We cannot be reached just now[\s\S]*ring <a href="tel:0800111999">/);
    }
    assert.equal((await ask('/away.html')).status, 404, 'it has no address of its own');
  });

  test('nginx itself writes no address anywhere', () => {
    assert.doesNotMatch(readFileSync(join(folder, 'error.log'), 'utf8'), /slow|who-am-i/);
  });
});
