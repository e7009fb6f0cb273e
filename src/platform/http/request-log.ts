import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/index.ts';

const landlords = new WeakMap<FastifyRequest, string>();

/** Remembers for the log whose request this is; called once that is proved. */
export function noteLandlord(request: FastifyRequest, landlordId: string): void {
  landlords.set(request, landlordId);
}

/**
 * One line and one count for each request, whatever came of it. The route is named by its pattern, never by its
 * address: addresses hold links that open a record.
 */
export function logRequests(server: FastifyInstance, log: Log, metrics: Metrics | undefined): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const facts = { route: request.routeOptions.url ?? 'unknown path', method: request.method, status: reply.statusCode };
    const landlord = landlords.get(request);
    log.info({ ...facts, ms: Math.round(reply.elapsedTime), id: request.id, ...(landlord === undefined ? {} : { landlord }) });
    metrics?.countRequest(facts, reply.elapsedTime / 1000);
  });
}
