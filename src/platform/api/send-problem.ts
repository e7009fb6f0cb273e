import type { FastifyReply, FastifyRequest } from 'fastify';
import { placesIn } from '../error-places.ts';
import { TooBusy } from '../http/admission.ts';
import { brokeOff } from '../http/broke-off.ts';
import type { Log } from '../log.ts';
import { describeApiProblem } from './describe-problem.ts';
import { problemBody, problemKinds } from './problem.ts';

/** Every failure of a call ends here, as application/problem+json (RFC 9457): plain words, and never a stack trace. */
export async function sendApiProblem(error: Error, request: FastifyRequest, reply: FastifyReply, log: Log): Promise<FastifyReply> {
  const problem = describeApiProblem(error);
  const { status } = problemKinds[problem.kind];
  // One turned away is counted, not told: under load the telling would be load.
  if (status >= 500 && !(error instanceof TooBusy) && !brokeOff(request)) log.error({ id: request.id, route: request.routeOptions.url, error: error.name, code: (error as { code?: unknown }).code, at: placesIn(error) });
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="putright"');
  const { retryAfterSeconds = 2 } = error as { readonly retryAfterSeconds?: number };
  if (status === 503) reply.header('retry-after', retryAfterSeconds);
  const body = problemBody(problem.kind, problem.message, request.id, problem.facts);
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}
