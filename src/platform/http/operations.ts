import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/index.ts';
import { hashSecret } from '../sign-in/index.ts';

/** What whoever runs the product may ask of one process. */
export interface Operations {
  /** In words, without secrets; none when it can do its work. */
  readonly whyNotReady: () => Promise<readonly string[]>;
  readonly metrics: Metrics;
  /** Opens /metrics from elsewhere than this machine. */
  readonly metricsToken: string | undefined;
}

const always = { needsNoTurn: true, rateLimit: false } as const;

/** /health: this process lives. /ready: it can do its work. /metrics: its figures, for this machine or a holder of the token. */
export function addOperations(server: FastifyInstance, operations: Operations | undefined): void {
  server.get('/health', { config: always }, async (_request, reply) => answer(reply, 200, { alive: true }));
  server.get('/ready', { config: always }, async (_request, reply) => {
    const reasons = (await operations?.whyNotReady()) ?? [];
    if (reasons.length > 0) reply.header('retry-after', '5');
    return answer(reply, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
  });
  server.get('/metrics', { config: always }, async (request, reply) => {
    if (operations === undefined || !maySeeMetrics(request, operations.metricsToken)) return reply.callNotFound();
    return reply.header('cache-control', 'no-store').type(operations.metrics.contentType).send(await operations.metrics.text());
  });
}

function answer(reply: FastifyReply, status: number, value: object): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send(value);
}

/** A proxy on this machine also comes from here; what it passes on for somebody says so. */
function maySeeMetrics({ raw, headers }: FastifyRequest, token: string | undefined): boolean {
  const sent = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined && sent !== undefined) return timingSafeEqual(hashSecret(sent), hashSecret(token));
  const isHere = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(raw.socket.remoteAddress ?? '');
  return isHere && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}
