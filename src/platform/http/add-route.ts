import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addApiRoute } from '../api/add-api-route.ts';
import { landlordById, landlordBySlug, type Landlord } from '../landlord.ts';
import { NotFound, RecordChanged, type Database, type Tx } from '../database/index.ts';
import { NotAllowed, TakesNoFiles } from './problems.ts';
import { readVisit } from './read-visit.ts';
import { discardUpload, receiveUpload } from './receive-upload.ts';
import { redirect, type Reply } from './replies.ts';
import { noteLandlord } from './request-log.ts';
import { sendReply } from './send-reply.ts';
import { showAgain } from './stale/show-again.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import type { PageRoute, Route } from './routes.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { SignedIn, Visit } from './visit.ts';

/** What adding a route needs: the server's options, and the database for what is asked outside the request's own turn. */
export interface RouteTools extends WebServerOptions {
  readonly inTurn: Database;
}

/** Puts one route on the server: who may, what was sent, the landlord's transaction, the handler, the answer. In that order, always. */
export function addRoute(server: FastifyInstance, route: Route, options: RouteTools): void {
  if (route.who === 'token') addApiRoute(server, route, options);
  else addPageRoute(server, route, options);
}

function addPageRoute(server: FastifyInstance, route: PageRoute, tools: RouteTools): void {
  // A page for anyone may ask the database nothing: then it is answered however busy that is.
  const takesOwnTurns = route.who === 'anyone' && route.method === 'GET';
  const options = takesOwnTurns ? { ...tools, database: tools.inTurn } : tools;
  server.route({
    method: route.method,
    url: route.path,
    config: { ...(takesOwnTurns ? { needsNoTurn: true } : {}), ...(route.upload === undefined ? {} : { takesFiles: true }) },
    ...(route.method === 'POST' ? { preParsing: beforeTheBody(route, tools), preValidation: takeFiles(route, tools), preHandler: server.csrfProtection } : {}),
    handler: async (request, reply) => {
      const visit = await readVisit(request, reply, options, route.upload);
      const note = (id: string) => noteLandlord(request, id);
      const answering = answerOrShowAgain(route, visit, { ...options, note });
      return sendReply(reply, await answering.finally(() => discardUpload(request)), visit);
    },
  });
}

/**
 * Files are let in only for somebody who may send them here: while the body is unread the same question is asked that
 * the handler's own transaction asks again.
 */
function beforeTheBody(route: PageRoute, tools: RouteTools) {
  const options = { ...tools, database: tools.inTurn, note: () => undefined };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!hasFiles(request)) return undefined;
    if (route.upload === undefined) throw new TakesNoFiles();
    const refused = await answer({ ...route, handle: async () => mayEnter }, await readVisit(request, reply, options), options);
    return refused === mayEnter ? undefined : sendReply(reply, refused, { isSecure: options.publicAddress.startsWith('https://') });
  };
}

const mayEnter: Reply = { kind: 'json', status: 200, value: null };

function takeFiles({ upload }: PageRoute, options: WebServerOptions) {
  return async (request: FastifyRequest): Promise<void> => {
    if (upload !== undefined && hasFiles(request)) await receiveUpload(request, upload, options.uploadFolder ?? join(tmpdir(), 'putright-uploads'));
  };
}

function hasFiles(request: FastifyRequest): boolean {
  return /^multipart\//i.test(request.headers['content-type'] ?? '');
}

/** Whoever was slower than somebody else gets the form again, as the record is now, with what they wrote. Nothing of theirs was saved. */
async function answerOrShowAgain(route: PageRoute, visit: Visit, options: Answering): Promise<Reply> {
  try {
    return await answer(route, visit, options);
  } catch (error) {
    if (!(error instanceof RecordChanged) || route.method !== 'POST') throw error;
    const showing = { routes: options.routes, tellWhatChanged: options.tellWhatChanged, answer: (form: PageRoute, again: Visit) => answer(form, again, options) };
    // Where the form cannot be shown any more, the first trouble is the one to tell.
    const again = await showAgain({ route, visit, changed: error }, showing).catch((trouble: unknown) => {
      if (trouble instanceof NotFound || trouble instanceof NotAllowed) return undefined;
      throw trouble;
    });
    if (again === undefined) throw error;
    return again;
  }
}

interface Answering extends WebServerOptions {
  /** Told whose request it is, once that is proved. */
  readonly note: (landlordId: string) => void;
}

async function answer(route: PageRoute, visit: Visit, options: Answering): Promise<Reply> {
  switch (route.who) {
    case 'anyone':
      return route.handle(visit);
    case 'public of a landlord': {
      const slug = visit.params['landlord'] ?? '';
      const landlord = await options.database.beforeLandlord((tx) => landlordBySlug(tx, slug));
      if (landlord === undefined) throw new NotFound('landlord');
      options.note(landlord.id);
      return inLandlord(landlord.id, options, async (tx) => route.handle({ ...visit, landlord, tx }));
    }
    case 'link holder': {
      const found = await options.resolveLink(options.database, visit.params['token'] ?? '', visit.now);
      if (found === undefined) throw Object.assign(new NotFound('link'), { landlord: await landlordNamedBy(visit, options) });
      options.note(found.landlordId);
      return inLandlord(found.landlordId, options, async (tx) =>
        route.handle({ ...visit, landlord: await theLandlord(tx), tx, link: found.link }),
      );
    }
    case 'work link holder': {
      const found = await options.resolveWorkLink?.(options.database, visit.params['token'] ?? '', visit.now);
      if (found === undefined) throw Object.assign(new NotFound('link'), { landlord: await landlordNamedBy(visit, options) });
      options.note(found.landlordId);
      return inLandlord(found.landlordId, options, async (tx) =>
        route.handle({ ...visit, landlord: await theLandlord(tx), tx, link: found.link }),
      );
    }
    case 'staff':
      return answerStaff(route, visit, options);
  }
}

async function answerStaff(route: PageRoute & { who: 'staff' }, visit: Visit, options: Answering): Promise<Reply> {
  const session = readSessionCookie(visit.cookies[sessionCookie]);
  if (session === undefined) return toSignIn(visit);
  return inLandlord(session.landlordId, options, async (tx) => {
    const actor = await options.readSession(tx, session.secret, visit.now);
    if (actor === undefined) return toSignIn(visit);
    options.note(session.landlordId);
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
