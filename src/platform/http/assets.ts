import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/index.ts';
import { landlordBySlug } from '../landlord.ts';
import { encodingFor, type Encoding } from './compress.ts';
import { landlordStylesheet, readAssets } from '../govuk/assets.ts';

const aYear = 'public, max-age=31536000, immutable';
const fixed = { needsNoTurn: true, rateLimit: false } as const;
const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;

/** The stylesheet and scripts, addressed by their content so that they may be kept for a year, and each landlord's colour. */
export function addAssets(server: FastifyInstance, database: Database): void {
  for (const { path, mediaType, bytes } of readAssets()) {
    const compressed = compressedOnce(bytes);
    server.get(path, { config: fixed }, async (request, reply) => {
      reply.header('cache-control', aYear).header('vary', 'accept-encoding').type(mediaType);
      const encoding = encodingFor(request);
      return encoding === undefined ? reply.send(bytes) : reply.header('content-encoding', encoding).send(await compressed(encoding));
    });
  }
  server.get<{ Params: { landlord: string; colour: string } }>(
    '/assets/landlord/:landlord/:colour.css',
    { config: fixed },
    async (request, reply) => {
      const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, request.params.landlord));
      if (landlord === undefined) return reply.code(404).send();
      return reply.header('cache-control', 'public, max-age=3600').type('text/css').send(landlordStylesheet({ colour: landlord.colour }));
    },
  );
}

/** They never change while we run, so each is compressed once, as small as it gets, when first asked for. */
function compressedOnce(bytes: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>();
  return (encoding) => {
    const before = made.get(encoding);
    if (before !== undefined) return before;
    const making = compressors[encoding](bytes);
    made.set(encoding, making);
    return making;
  };
}
