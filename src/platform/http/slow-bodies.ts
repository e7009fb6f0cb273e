import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface Patience {
  /** The longest a form may take to come. */
  readonly formMs: number;
  /** The longest files may take: a phone on a poor line sends six photos in a few minutes. */
  readonly filesMs: number;
  /** How often we look whether anything came since; a body of which nothing did is over. */
  readonly lookEveryMs: number;
}

const usualPatience: Patience = { formMs: 20_000, filesMs: 300_000, lookEveryMs: 5000 };

/** Ends requests whose body comes too slowly: each holds a connection, and whoever opens a thousand would hold us all. */
export function endSlowBodies(server: FastifyInstance, patience: Patience = usualPatience): void {
  server.addHook('onRequest', async (request, reply) => {
    if (announcesBody(request)) watch(request, reply, patience);
  });
}

function announcesBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function watch(request: FastifyRequest, reply: FastifyReply, { formMs, filesMs, lookEveryMs }: Patience): void {
  const { raw } = request;
  const most = request.routeOptions.config.takesFiles === true ? filesMs : formMs;
  const began = performance.now();
  let seen = -1;
  const timer = setInterval(() => {
    const read = raw.socket.bytesRead;
    if (raw.complete || raw.destroyed) return clearInterval(timer);
    if (read > seen && performance.now() - began <= most) return void (seen = read);
    clearInterval(timer);
    endWithWords(reply);
  }, lookEveryMs).unref();
  raw.once('close', () => clearInterval(timer));
}

function endWithWords(reply: FastifyReply): void {
  const { raw } = reply;
  if (raw.headersSent) return void raw.socket?.destroy();
  reply.hijack();
  raw.writeHead(408, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' });
  raw.end('What you sent took too long to arrive. Nothing was saved. Try again.\n', () => raw.socket?.destroy());
}
