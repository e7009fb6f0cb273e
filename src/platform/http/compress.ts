import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync, type BrotliOptions } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Encoding = 'br' | 'gzip';

/** Smaller answers gain nothing. */
const leastBytes = 1024;
/** Larger ones are left to a thread, so that nobody waits while one is made small. */
const mostBytesAtOnce = 256 * 1024;
/** The best quality is for files made small once: a page is not worth so much of the processor. */
const brotli: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

const atOnce = { br: (bytes: Buffer) => brotliCompressSync(bytes, brotli), gzip: (bytes: Buffer) => gzipSync(bytes) } as const;
const inThread = { br: (bytes: Buffer) => promisify(brotliCompress)(bytes, brotli), gzip: promisify(gzip) } as const;

/** What is worth making small; pictures and archives are small already. */
const isText = /^(text\/|image\/svg\+xml|application\/(json|javascript|xml|[a-z.-]+\+(json|xml))\b)/;

/**
 * Makes text answers small in one go. A page of the queue costs 0.2 ms of the processor so, where a stream for each
 * answer cost 2.5 ms (docs/performance.md). Files sent as a stream go as they are.
 */
export function addCompression(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    const encoding = worthIt(payload) && isPlainText(reply) ? encodingFor(request) : undefined;
    if (isPlainText(reply)) addVary(reply);
    if (encoding === undefined) return payload;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : (payload as Buffer);
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return bytes.length <= mostBytesAtOnce ? atOnce[encoding](bytes) : inThread[encoding](bytes);
  });
}

/** The smallest that a client says it can read. */
export function encodingFor({ headers }: Pick<FastifyRequest, 'headers'>): Encoding | undefined {
  const accepted = headers['accept-encoding']?.toString() ?? '';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\b)/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/.test(accepted) ? 'gzip' : undefined;
}

const worthIt = (payload: unknown): boolean => (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length >= leastBytes;

const isPlainText = (reply: FastifyReply): boolean => !reply.hasHeader('content-encoding') && isText.test(String(reply.getHeader('content-type') ?? ''));

/** What stands between must not give one client's bytes to another that cannot read them. */
function addVary(reply: FastifyReply): void {
  const before = reply.getHeader('vary');
  if (before === undefined) reply.header('vary', 'accept-encoding');
  else if (!/accept-encoding/i.test(String(before))) reply.header('vary', `${String(before)}, accept-encoding`);
}
