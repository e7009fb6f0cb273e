import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/index.ts';
import { landlordBySlug } from '../landlord.ts';
import { landlordStylesheet, readAssets } from '../govuk/assets.ts';

const aYear = 'public, max-age=31536000, immutable';

/** The stylesheet and scripts, addressed by their content so that they may be kept for a year, and each landlord's colour. */
export function addAssets(server: FastifyInstance, database: Database): void {
  for (const asset of readAssets()) {
    server.get(asset.path, async (_request, reply) =>
      reply.header('cache-control', aYear).type(asset.mediaType).send(asset.bytes),
    );
  }
  server.get<{ Params: { landlord: string; colour: string } }>(
    '/assets/landlord/:landlord/:colour.css',
    async (request, reply) => {
      const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, request.params.landlord));
      if (landlord === undefined) return reply.code(404).send();
      return reply.header('cache-control', 'public, max-age=3600').type('text/css').send(landlordStylesheet({ colour: landlord.colour }));
    },
  );
}
