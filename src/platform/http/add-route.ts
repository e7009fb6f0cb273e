import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { landlordById, landlordBySlug, type Landlord } from '../landlord.ts';
import { isUuid } from '../ids.ts';
import { NotFound, type Tx } from '../database/index.ts';
import { NotAllowed, TakesNoFiles } from './problems.ts';
import { readVisit } from './read-visit.ts';
import { discardUpload, receiveUpload } from './receive-upload.ts';
import { redirect, type Reply } from './replies.ts';
import { sendReply } from './send-reply.ts';
import type { Route } from './routes.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { SignedIn, Visit } from './visit.ts';

export const sessionCookie = 'putright_session';

/** Puts one route on the server: who may, what was sent, the landlord's transaction, the handler, the answer. In that order, always. */
export function addRoute(server: FastifyInstance, route: Route, options: WebServerOptions): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.method === 'POST' ? { preParsing: beforeTheBody(route, options), preHandler: [takeFiles(route, options), server.csrfProtection] } : {}),
    handler: async (request, reply) => {
      try {
        const visit = await readVisit(request, reply, options, route.upload);
        return await sendReply(reply, await answer(route, visit, options), visit);
      } finally {
        await discardUpload(request);
      }
    },
  });
}

/**
 * Files are let in only for somebody who may send them here: while the body is unread the same question is asked that
 * the handler's own transaction asks again.
 */
function beforeTheBody(route: Route, options: WebServerOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!hasFiles(request)) return undefined;
    if (route.upload === undefined) throw new TakesNoFiles();
    const refused = await answer({ ...route, handle: async () => mayEnter }, await readVisit(request, reply, options), options);
    return refused === mayEnter ? undefined : sendReply(reply, refused, { isSecure: options.publicAddress.startsWith('https://') });
  };
}

const mayEnter: Reply = { kind: 'json', status: 200, value: null };

function takeFiles({ upload }: Route, options: WebServerOptions) {
  return async (request: FastifyRequest): Promise<void> => {
    if (upload !== undefined && hasFiles(request)) await receiveUpload(request, upload, options.uploadFolder ?? join(tmpdir(), 'putright-uploads'));
  };
}

function hasFiles(request: FastifyRequest): boolean {
  return /^multipart\//i.test(request.headers['content-type'] ?? '');
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
