import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { landlordById, landlordBySlug, type Landlord } from '../landlord.ts';
import { isUuid } from '../ids.ts';
import { NotFound, type Tx } from '../database/index.ts';
import { NotAllowed } from './problems.ts';
import { readVisit } from './read-visit.ts';
import { redirect, type Reply } from './replies.ts';
import { sendReply } from './send-reply.ts';
import type { Route } from './routes.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { SignedIn, Visit } from './visit.ts';

export const sessionCookie = 'putright_session';

/** Puts one route on the server: who may, the landlord's transaction, the handler, the answer. In that order, always. */
export function addRoute(server: FastifyInstance, route: Route, options: WebServerOptions): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.method === 'POST' ? { preHandler: checkFormToken(server) } : {}),
    handler: async (request, reply) => {
      const visit = await readVisit(request, reply, options);
      return sendReply(reply, await answer(route, visit, options), visit);
    },
  });
}

/** With multipart the fields are objects, so the token is lifted out before the check reads it. */
function checkFormToken(server: FastifyInstance) {
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    const body = request.body as { _csrf?: unknown } | null | undefined;
    const token = body?._csrf;
    if (typeof body === 'object' && body !== null && typeof token === 'object' && token !== null && 'value' in token) {
      body._csrf = token.value;
    }
    server.csrfProtection(request, reply, done);
  };
}

async function answer(route: Route, visit: Visit, options: WebServerOptions): Promise<Reply> {
  switch (route.who) {
    case 'anyone':
      return route.handle(visit);
    case 'public of a landlord': {
      const slug = visit.params['landlord'] ?? '';
      const landlord = await options.database.beforeLandlord((tx) => landlordBySlug(tx, slug));
      if (landlord === undefined) throw new NotFound('landlord');
      return inLandlord(landlord.id, options, async (tx) => route.handle({ ...visit, landlord, tx }));
    }
    case 'link holder': {
      const found = await options.resolveLink(options.database, visit.params['token'] ?? '', visit.now);
      if (found === undefined) throw Object.assign(new NotFound('link'), { landlord: await landlordNamedBy(visit, options) });
      return inLandlord(found.landlordId, options, async (tx) =>
        route.handle({ ...visit, landlord: await theLandlord(tx), tx, link: found.link }),
      );
    }
    case 'staff':
      return answerStaff(route, visit, options);
  }
}

async function answerStaff(route: Route & { who: 'staff' }, visit: Visit, options: WebServerOptions): Promise<Reply> {
  const session = readSessionCookie(visit.cookies[sessionCookie]);
  if (session === undefined) return toSignIn(visit);
  return inLandlord(session.landlordId, options, async (tx) => {
    const actor = await options.readSession(tx, session.secret, visit.now);
    if (actor === undefined) return toSignIn(visit);
    const landlord = await theLandlord(tx);
    if (!mayUse(route.roles, actor)) throw Object.assign(new NotAllowed(rolesInWords(route.roles)), { actor, landlord });
    try {
      return await route.handle({ ...visit, landlord, actor, tx });
    } catch (error) {
      // The page that explains the problem needs to know whose page it is.
      throw error instanceof Error ? Object.assign(error, { actor, landlord }) : error;
    }
  });
}

async function landlordNamedBy(visit: Visit, options: WebServerOptions): Promise<Landlord | undefined> {
  const id = options.landlordOfLink(visit.params['token'] ?? '');
  return id === undefined ? undefined : options.database.beforeLandlord((tx) => landlordById(tx, id));
}

function inLandlord(landlordId: string, options: WebServerOptions, work: (tx: Tx) => Promise<Reply>): Promise<Reply> {
  const keep = (reply: Reply) => !('status' in reply) || reply.status < 400;
  return options.database.inLandlordKeepingIf(landlordId, keep, work);
}

async function theLandlord(tx: Tx): Promise<Landlord> {
  const landlord = await landlordById(tx, tx.landlordId);
  if (landlord === undefined) throw new NotFound('landlord');
  return landlord;
}

/** A cookie is `landlordId.secret`; anything else is no session. */
export function readSessionCookie(cookie: string | undefined): { landlordId: string; secret: string } | undefined {
  const [landlordId, secret] = (cookie ?? '').split('.', 2);
  if (!isUuid(landlordId) || secret === undefined || secret.length < 20) return undefined;
  return { landlordId, secret };
}

function mayUse(roles: 'every role' | readonly string[], actor: SignedIn): boolean {
  return roles === 'every role' || actor.roles.some((role) => roles.includes(role));
}

function rolesInWords(roles: 'every role' | readonly string[]): string {
  if (roles === 'every role') return 'Anyone who works here can use this page.';
  const list = roles.map((role) => `${role}s`);
  const last = list.pop() ?? '';
  return `${list.length === 0 ? last : `${list.join(', ')} and ${last}`} can use this page.`.replace(/^./, (first) => first.toUpperCase());
}

function toSignIn(visit: Visit): Reply {
  return redirect(`/sign-in?returnTo=${encodeURIComponent(visit.path)}`);
}
