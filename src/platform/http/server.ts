import Fastify, { type FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { openAdmission, usualLimits, watchEventLoop, type Admission, type AdmissionFigures } from './admission.ts';
import { sendApiProblem } from '../api/send-problem.ts';
import { isOfApi, unknownPathAnswer } from '../api/unknown-path.ts';
import { addAssets } from './assets.ts';
import { addCompression } from './compress.ts';
import { addRoute } from './add-route.ts';
import { answerProblem, unknownPageAnswer } from './answer-problem.ts';
import { readableAddress } from './readable-address.ts';
import { addHookRoute } from './hooks.ts';
import { readJsonBodies } from './json-bodies.ts';
import { useNavigation } from './navigation.ts';
import { addOperations } from './operations.ts';
import { addProtection } from './protection.ts';
import { logRequests } from './request-log.ts';
import { endSlowBodies } from './slow-bodies.ts';
import { addTurns, inTurn } from './turns.ts';
import type { WebServerOptions } from './web-server-options.ts';

/** Only what the nearest proxy itself saw. What stands before it in X-Forwarded-For, whoever asks may have written. */
const onlyTheProxyInFront = (_address: string, hop: number): boolean => hop === 0;

/** The web server with every route of every slice. Nothing listens yet. */
export async function createWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    logger: false,
    trustProxy: options.trustProxy && onlyTheProxyInFront,
    bodyLimit: 256 * 1024,
    // Of everything a client sends; forms have less time, see slow-bodies.ts.
    requestTimeout: 330_000,
    keepAliveTimeout: 20_000,
    maxRequestsPerSocket: 1000,
    http: { headersTimeout: options.headersWithinMs ?? 10_000, connectionsCheckingInterval: Math.min(2000, options.headersWithinMs ?? 2000), maxHeaderSize: 16 * 1024 },
    // No address is too long for a page that says it leads nowhere: the size of the headers is its limit.
    routerOptions: { maxParamLength: 16 * 1024, ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    genReqId: () => crypto.randomUUID(),
    // Of JSON bodies: what is not as its schema has it is told, never bent into shape or dropped.
    ajv: { customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false, allErrors: true } },
  });
  useNavigation(options.navigation, options.searchers);
  logRequests(server, options.log, options.operations?.metrics);
  await addProtection(server, options);
  endSlowBodies(server, options.patience);
  const admission = openDoor(server, options);
  const database = inTurn(options.database, admission);
  readJsonBodies(server);
  await server.register(formbody, { bodyLimit: 256 * 1024 });
  await server.register(multipart, { throwFileSizeLimit: false });
  addCompression(server);
  addAssets(server, database);
  addOperations(server, options.operations);
  for (const hook of options.hooks ?? []) addHookRoute(server, hook, options);
  for (const route of options.routes) addRoute(server, route, { ...options, inTurn: database });
  server.setErrorHandler((error: Error, request, reply) => (isOfApi(request.url) ? sendApiProblem(error, request, reply, options.log) : answerProblem(error, request, reply, options)));
  const unknownToPrograms = unknownPathAnswer(options.routes.filter(({ who }) => who === 'token'), options.log);
  const unknownToPeople = unknownPageAnswer(options);
  // Outside the routes the limit of each network has to be asked for.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (request, reply) => (isOfApi(request.url) ? unknownToPrograms(request, reply) : unknownToPeople(request, reply)));
  return server;
}

/** How many of those that share a transaction are let in for each that does not; with fewer, transactions are begun that are not full. */
const sharingOneConnection = 4;

/** Lets as many to the database as it can serve, and tells how many wait. */
function openDoor(server: FastifyInstance, { admission: limits = usualLimits, operations }: WebServerOptions): Admission {
  const loop = watchEventLoop();
  server.addHook('onClose', async () => loop.stop());
  const doors = { apiece: openAdmission(limits, loop.isLate), sharing: openAdmission({ ...limits, atWork: limits.atWork * sharingOneConnection }, loop.isLate) };
  addTurns(server, doors);
  const figure = (name: keyof AdmissionFigures): number => doors.apiece.figures()[name] + doors.sharing.figures()[name];
  operations?.metrics.watch({ name: 'putright_requests_now', help: 'Requests at work and waiting for their turn', label: 'state', read: () => ({ 'at work': figure('atWork'), waiting: figure('waiting') }) });
  operations?.metrics.watch({ name: 'putright_requests_refused_total', help: 'Requests told to come again because too many waited', kind: 'counter', read: () => figure('refused') });
  return doors.apiece;
}
