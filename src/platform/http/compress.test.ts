import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { addCompression } from './compress.ts';

const page = `<!doctype html><title>Queue</title>${'<p>Leak under sink, 12 Alder Street</p>'.repeat(100)}`;
const longPage = page.repeat(100);
const picture = Buffer.alloc(5000, 7);

describe('an answer made small', () => {
  let server: FastifyInstance;
  before(async () => {
    server = Fastify();
    addCompression(server);
    server.get('/page', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
    server.get('/long', async (_request, reply) => reply.type('text/html; charset=utf-8').send(longPage));
    server.get('/short', async (_request, reply) => reply.type('text/html').send('<p>Done</p>'));
    server.get('/json', async (_request, reply) => reply.type('application/problem+json').send(JSON.stringify({ detail: 'x'.repeat(2000) })));
    server.get('/picture', async (_request, reply) => reply.type('image/webp').send(picture));
    server.get('/file', async (_request, reply) => reply.type('text/csv').send(Readable.from([page])));
    server.get('/once', async (_request, reply) => reply.type('text/css').header('content-encoding', 'br').header('vary', 'accept-encoding').send(picture));
    server.get('/varied', async (_request, reply) => reply.type('text/html').header('vary', 'cookie').send(page));
    await server.ready();
  });
  after(() => server.close());

  const get = async (url: string, accepts?: string) => {
    const answer = await server.inject({ url, headers: accepts === undefined ? {} : { 'accept-encoding': accepts } });
    return { encoding: answer.headers['content-encoding'], vary: answer.headers['vary'], length: answer.headers['content-length'], bytes: answer.rawPayload };
  };

  it('is what was sent, by the way the client can read', async () => {
    const [br, gzip, plain] = [await get('/page', 'gzip, deflate, br'), await get('/page', 'gzip, br;q=0'), await get('/page')];
    assert.deepEqual([br.encoding, gzip.encoding, plain.encoding], ['br', 'gzip', undefined]);
    assert.deepEqual([brotliDecompressSync(br.bytes).toString(), gunzipSync(gzip.bytes).toString(), plain.bytes.toString()], [page, page, page]);
    for (const { bytes, length, vary } of [br, gzip, plain]) assert.deepEqual([Number(length), vary], [bytes.length, 'accept-encoding']);
    assert.ok(br.bytes.length * 5 < page.length && gzip.bytes.length * 5 < page.length);
  });

  it('is whole when it is long', async () => {
    const [br, gzip] = [await get('/long', 'br'), await get('/long', 'gzip')];
    assert.ok(brotliDecompressSync(br.bytes).toString() === longPage && gunzipSync(gzip.bytes).toString() === longPage);
  });

  it('is JSON as well as a page', async () => assert.equal((await get('/json', 'br')).encoding, 'br'));

  for (const [url, why] of [['/short', 'it is short'], ['/picture', 'it is a picture'], ['/file', 'it is sent while it is made']] as const) {
    it(`stays as it is when ${why}`, async () => assert.equal((await get(url, 'br')).encoding, undefined));
  }

  it('is not made small twice', async () => assert.deepEqual((await get('/once', 'br')).bytes, picture));

  it('keeps what else it turns on', async () => assert.equal((await get('/varied', 'br')).vary, 'cookie, accept-encoding'));
});
