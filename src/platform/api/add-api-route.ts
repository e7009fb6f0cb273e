import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { currentInstant, londonDate } from '../clock.ts';
import type { Database } from '../database/index.ts';
import { noteLandlord } from '../http/request-log.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { answerCall, type Call } from './answer-call.ts';
import type { ApiRoute } from './api-route.ts';
import type { ApiCallers } from './callers.ts';
import { cleanTexts } from './clean-text.ts';
import { ApiProblem } from './problem.ts';
import { readBearer, readIdempotencyKey, readIfMatch } from './request-headers.ts';
import { object } from './schema-parts.ts';
import { sendApiProblem } from './send-problem.ts';
import { queryWithNumbers } from './query-numbers.ts';

export interface ApiOptions {
  readonly database: Database;
  readonly log: Log;
  /** Who calls by a token; nobody when left out. */
  readonly apiCallers?: ApiCallers | undefined;
  readonly apiRequestsPerMinute?: number | undefined;
  readonly readClock?: (() => string) | undefined;
}

/** A program may ask more often than a person turns pages. */
const requestsPerMinute = 60_000;

/** Puts an operation on the server. Cookies are not looked at: a token is all that counts, so no other site can borrow it. */
export function addApiRoute(server: FastifyInstance, route: ApiRoute, options: ApiOptions): void {
  const { body, query = noQuery, params } = route;
  server.route({
    method: route.method,
    url: route.path,
    schema: { ...(body && { body }), querystring: query, ...(params && { params }) },
    attachValidation: true,
    config: { rateLimit: { max: options.apiRequestsPerMinute ?? requestsPerMinute, groupId: 'api' } },
    onRequest: async (request) => refuseAtTheDoor(route, request),
    preValidation: async (request) => {
      request.body = cleanTexts(request.body);
      request.query = queryWithNumbers(request.query, query);
    },
    handler: async (request, reply) => {
      const call = readCall(route, request, options);
      const answered = await answerCall(route, call, { database: options.database, callers: options.apiCallers ?? nobody });
      noteLandlord(request, call.token.landlordId);
      return sendAnswer(reply, answered);
    },
    errorHandler: (error: Error, request, reply) => sendApiProblem(error, request, reply, options.log),
  });
}

/** An operation that takes no query is told of any. */
const noQuery = object({});

/** Before a byte of the body is read. */
function refuseAtTheDoor({ method, onlyReads }: ApiRoute, { headers }: FastifyRequest): void {
  if (readBearer(headers.authorization) === undefined) throw new ApiProblem('token-missing', 'Send the header "Authorization: Bearer" with a token that an administrator made.');
  if (method === 'GET') return;
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) throw new ApiProblem('not-json', 'Send the header "Content-Type: application/json".');
  if (onlyReads !== true && readIdempotencyKey(headers['idempotency-key']) === undefined) {
    throw new ApiProblem('key-missing', 'Send the header Idempotency-Key: 1 to 255 visible ASCII characters, the same for each retry of the same thing.');
  }
}

function readCall(route: ApiRoute, request: FastifyRequest, options: ApiOptions): Call {
  const { headers, body = {}, query, params } = request;
  const token = readBearer(headers.authorization);
  if (token === undefined) throw new ApiProblem('token-missing', 'Send a token.');
  const ifMatch = readIfMatch(headers['if-match']);
  if (ifMatch === 'unreadable') throw new ApiProblem('malformed', 'If-Match holds the version you read, such as "7".');
  const now = (options.readClock ?? currentInstant)();
  return {
    token,
    key: route.method === 'GET' || route.onlyReads === true ? undefined : readIdempotencyKey(headers['idempotency-key']),
    fingerprint: JSON.stringify([route.method, request.url, ifMatch ?? null, body]),
    invalid: request.validationError,
    visit: { database: options.database, body, query, params, ifMatch, now, today: londonDate(now), newId: () => newId(Date.parse(now)) },
  };
}

function sendAnswer(reply: FastifyReply, { status, body, replayed }: { readonly status: number; readonly body: string; readonly replayed: boolean }): FastifyReply {
  if (replayed) reply.header('idempotency-replayed', 'true');
  return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
}

const nobody: ApiCallers = { read: async () => undefined, keep: async () => undefined };
