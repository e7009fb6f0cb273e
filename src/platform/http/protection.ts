import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import { cookieOnTheWire } from './cookies.ts';
import { networkOf } from './network.ts';
import { FromElsewhere, TooManyRequests } from './problems.ts';
import type { WebServerOptions } from './web-server-options.ts';

const aMinute = 60_000;
/** A whole office may share one network: enough for two hundred people turning pages. */
const requestsPerMinute = 3000;

/** What stands between any request and us: headers for the browser, cookies, form tokens, and how often one may ask. */
export async function addProtection(server: FastifyInstance, options: WebServerOptions): Promise<void> {
  const secure = options.publicAddress.startsWith('https://');
  // Made once: each answer has the same headers.
  const setHeaders = helmet(headers(secure));
  server.addHook('onRequest', async (request, reply) => {
    setHeaders(request.raw, reply.raw, throwWhatFails);
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()');
  });
  await server.register(cookie);
  await server.register(csrf, {
    cookieKey: cookieOnTheWire('putright_form', secure),
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    getToken: (request) => (request.body as { _csrf?: string } | undefined)?._csrf,
  });
  refuseOtherSites(server, options.publicAddress);
  await limitRequests(server, options, secure);
}

function throwWhatFails(error?: unknown): void {
  if (error !== undefined) throw error;
}

function headers(secure: boolean) {
  return {
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
    referrerPolicy: { policy: 'same-origin' as const },
  };
}

/** A form sent from a page of another site is refused by what the browser says of it, before its token is even read. */
function refuseOtherSites(server: FastifyInstance, publicAddress: string): void {
  const ours = new URL(publicAddress).origin;
  server.addHook('onRequest', async (request) => {
    if (request.method !== 'POST' || request.url.startsWith('/api/')) return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new FromElsewhere();
    if (origin !== undefined && origin !== ours && !isOfHost(origin, request.headers.host)) throw new FromElsewhere();
  });
}

/** Tried out on a machine of the office, it is reached by names that nobody put into the settings. */
function isOfHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

async function limitRequests(server: FastifyInstance, options: WebServerOptions, secure: boolean): Promise<void> {
  const max = options.requestsPerMinute ?? requestsPerMinute;
  await server.register(rateLimit, { max, timeWindow: aMinute, cache: 20_000, keyGenerator: (request) => networkOf(request.ip) });
  const visitor = (request: FastifyRequest) => readSessionCookie(request.cookies[cookieOnTheWire(sessionCookie, secure)])?.secret;
  const ofVisitor = server.createRateLimit({ max: Math.ceil(max / 5), timeWindow: aMinute, keyGenerator: (request) => visitor(request) ?? '' });
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.rateLimit === false || visitor(request) === undefined) return;
    const count = await ofVisitor(request);
    if (count.isAllowed || !count.isExceeded) return;
    reply.header('retry-after', count.ttlInSeconds);
    throw new TooManyRequests();
  });
}
