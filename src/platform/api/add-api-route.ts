import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { currentInstant, londonDate } from '../clock.ts';
import { shareTransactions, type Database } from '../database/index.ts';
import { discardUpload, filesOf, receiveUpload } from '../http/receive-upload.ts';
import { noteLandlord } from '../http/request-log.ts';
import type { UploadedFile } from '../http/visit.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { answerCall, mayCall, planOnceByKeys, type Call, type CallAnswer } from './answer-call.ts';
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
  /** The same database, for what is asked before the request has its turn. */
  readonly inTurn?: Database;
  /** Where files lie while their request is answered. */
  readonly uploadFolder?: string | undefined;
}

/** A program may ask more often than a person turns pages. */
const requestsPerMinute = 60_000;

// Measured with `npm run bench -- create`: transactions of one or two keep connections busy and share little.
const howToShare = { most: 8, atOnce: 3, fewestBeside: 4, begin: planOnceByKeys };

/** Puts an operation on the server. Cookies are not looked at: a token is all that counts, so no other site can borrow it. */
export function addApiRoute(server: FastifyInstance, route: ApiRoute, options: ApiOptions): void {
  const { body, query = noQuery, params } = route;
  const sharing = route.apart === undefined ? undefined : shareTransactions(options.database, howToShare);
  server.route({
    method: route.method,
    url: route.path,
    schema: { ...(body && { body }), querystring: query, ...(params && { params }) },
    attachValidation: true,
    config: { rateLimit: { max: options.apiRequestsPerMinute ?? requestsPerMinute, groupId: 'api' }, ...(route.files === undefined ? {} : { takesFiles: true as const }), ...(sharing === undefined ? {} : { sharesTransactions: true as const }) },
    onRequest: async (request) => refuseAtTheDoor(route, request),
    ...(route.files === undefined ? {} : { preParsing: async (request: FastifyRequest) => mayCall(route, callerIn(request, options), { database: options.inTurn ?? options.database, callers: options.apiCallers ?? nobody, onCaller: (landlordId) => noteLandlord(request, landlordId) }) }),
    preValidation: async (request) => {
      if (route.files !== undefined) await receiveUpload(request, route.files, options.uploadFolder ?? join(tmpdir(), 'putright-uploads'));
      request.body = cleanTexts(request.body);
      request.query = queryWithNumbers(request.query, query);
    },
    handler: async (request, reply) => {
      const call = await readCall(route, request, options);
      const onCaller = (landlordId: string) => noteLandlord(request, landlordId);
      const answered = await answerCall(route, call, { database: options.database, callers: options.apiCallers ?? nobody, sharing, onCaller }).finally(() => discardUpload(request));
      return sendAnswer(reply, answered);
    },
    errorHandler: async (error: Error, request, reply) => {
      await discardUpload(request);
      return sendApiProblem(error, request, reply, options.log);
    },
  });
}

/** An operation that takes no query is told of any. */
const noQuery = object({});

/** Before a byte of the body is read. */
function refuseAtTheDoor({ method, onlyReads, files }: ApiRoute, { headers }: FastifyRequest): void {
  if (readBearer(headers.authorization) === undefined) throw new ApiProblem('token-missing', 'Send the header "Authorization: Bearer" with a token that an administrator made.');
  if (method === 'GET') return;
  refuseOtherBodies(files === undefined ? 'not-json' : 'not-a-form', headers);
  if (onlyReads !== true && readIdempotencyKey(headers['idempotency-key']) === undefined) {
    throw new ApiProblem('key-missing', 'Send the header Idempotency-Key: 1 to 255 visible ASCII characters, the same for each retry of the same thing.');
  }
}

function refuseOtherBodies(kind: 'not-json' | 'not-a-form', { 'content-type': type = '', 'content-encoding': encoding = 'identity' }: FastifyRequest['headers']): void {
  if (encoding !== 'identity') throw new ApiProblem(kind, 'Send the body as it is, without the header "Content-Encoding".');
  if (kind === 'not-a-form' && !/^multipart\/form-data\s*;/i.test(type)) throw new ApiProblem(kind, 'Send the header "Content-Type: multipart/form-data" with its boundary.');
  if (kind === 'not-json' && !/^application\/json\s*(;|$)/i.test(type)) throw new ApiProblem(kind, 'Send the header "Content-Type: application/json".');
}

function callerIn(request: FastifyRequest, options: ApiOptions): Pick<Call, 'token' | 'key'> & { readonly visit: Pick<Call['visit'], 'now' | 'today'> } {
  const token = readBearer(request.headers.authorization);
  if (token === undefined) throw new ApiProblem('token-missing', 'Send a token.');
  const now = (options.readClock ?? currentInstant)();
  return { token, key: undefined, visit: { now, today: londonDate(now) } };
}

async function readCall(route: ApiRoute, request: FastifyRequest, options: ApiOptions): Promise<Call> {
  const { headers, body = {}, query, params } = request;
  const { token, visit: { now, today } } = callerIn(request, options);
  const ifMatch = readIfMatch(headers['if-match']);
  if (ifMatch === 'unreadable') throw new ApiProblem('malformed', 'If-Match holds the version you read, such as "7".');
  const { files } = await filesOf(request, route.files);
  return {
    token,
    key: route.method === 'GET' || route.onlyReads === true ? undefined : readIdempotencyKey(headers['idempotency-key']),
    fingerprint: JSON.stringify([route.method, request.url, ifMatch ?? null, body, ...files.map(fingerprintOf)]),
    invalid: request.validationError,
    visit: { database: options.database, body, files, query, params, ifMatch, now, today, newId: () => newId(Date.parse(now)) },
  };
}

const fingerprintOf = ({ field, filename, bytes }: UploadedFile) => [field, filename, createHash('sha256').update(bytes).digest('hex')];

function sendAnswer(reply: FastifyReply, answer: CallAnswer): FastifyReply {
  reply.header('cache-control', 'no-store');
  if ('file' in answer) {
    const { bytes, mediaType, saveAs } = answer.file;
    return reply.code(200).header('content-disposition', `attachment; filename="${saveAs}"`).header('content-security-policy', "default-src 'none'; sandbox").type(mediaType).send(bytes);
  }
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
}

const nobody: ApiCallers = { read: async () => undefined, keep: async () => undefined };
