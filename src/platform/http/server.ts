import Fastify, { type FastifyInstance } from 'fastify';
import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { addAssets } from './assets.ts';
import { addRoute } from './add-route.ts';
import { cookieOnTheWire } from './cookies.ts';
import { answerProblem, answerUnknownPath } from './answer-problem.ts';
import { useNavigation } from './navigation.ts';
import type { WebServerOptions } from './web-server-options.ts';

/** Only what the nearest proxy itself saw. What stands before it in X-Forwarded-For, whoever asks may have written. */
const onlyTheProxyInFront = (_address: string, hop: number): boolean => hop === 0;

/** The web server with every route of every slice. Nothing listens yet. */
export async function createWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    logger: false,
    trustProxy: options.trustProxy && onlyTheProxyInFront,
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
  });
  useNavigation(options.navigation);
  await addProtection(server, options);
  await server.register(formbody, { bodyLimit: 256 * 1024 });
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  addAssets(server, options.database);
  for (const route of options.routes) addRoute(server, route, options);
  server.setErrorHandler((error: Error, request, reply) => answerProblem(error, request, reply, options));
  server.setNotFoundHandler((request, reply) => answerUnknownPath(request, reply, options));
  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address itself: addresses hold links that open a record.
    const route = request.routeOptions.url ?? 'unknown path';
    options.log.info({ route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime), id: request.id });
  });
  return server;
}

async function addProtection(server: FastifyInstance, options: WebServerOptions): Promise<void> {
  const secure = options.publicAddress.startsWith('https://');
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(cookie);
  await server.register(csrf, {
    cookieKey: cookieOnTheWire('putright_form', secure),
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    getToken: (request) => (request.body as { _csrf?: string } | undefined)?._csrf,
  });
  await server.register(rateLimit, { max: options.requestsPerMinute ?? 600, timeWindow: 60_000 });
}
