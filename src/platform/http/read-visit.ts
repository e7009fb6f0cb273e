import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentInstant, londonDate } from '../clock.ts';
import { newId, newSecret } from '../ids.ts';
import { storableText } from '../storable-text.ts';
import { ownCookies } from './cookies.ts';
import { networkOf } from './network.ts';
import { filesOf } from './receive-upload.ts';
import type { Upload } from './upload.ts';
import type { WebServerOptions } from './web-server-options.ts';
import type { FormBody, Visit } from './visit.ts';

/** Reads everything a handler may know of the request: the body as text fields and files, and the clock, once. */
export async function readVisit(request: FastifyRequest, reply: FastifyReply, options: WebServerOptions, upload?: Upload): Promise<Visit> {
  const now = (options.readClock ?? currentInstant)();
  const isSecure = options.publicAddress.startsWith('https://');
  return {
    path: request.url.split('?', 1)[0] ?? '/',
    params: textsOnly(request.params),
    query: textsOnly(request.query),
    everyQueryValue: everyText(request.query),
    body: readBody(request),
    ...(await filesOf(request, upload)),
    cookies: ownCookies(request.cookies, isSecure),
    network: networkOf(request.ip),
    device: deviceInWords(request.headers['user-agent'] ?? ''),
    requestId: request.id,
    now,
    today: londonDate(now),
    csrfToken: reply.generateCsrf(),
    isSecure,
    publicAddress: options.publicAddress,
    newId: () => newId(Date.parse(now)),
    newSecret: () => newSecret(),
    database: options.database,
    landlord: undefined,
    actor: undefined,
  };
}

function readBody(request: FastifyRequest): FormBody {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    for (const entry of Array.isArray(value) ? value : [value]) addField(fields, name, entry);
  }
  return fields;
}

function addField(fields: Record<string, string | string[]>, name: string, value: unknown): void {
  if (typeof value !== 'string') return;
  const clean = storableText(value);
  // A field may be called "constructor", which every object answers to.
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (before === undefined) fields[name] = clean;
  else fields[name] = typeof before === 'string' ? [before, clean] : [...before, clean];
}

function textsOnly(source: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries((source ?? {}) as Record<string, unknown>)) {
    const text: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof text === 'string') texts[key] = storableText(text);
  }
  return texts;
}

/** A name may be asked for more than once: boxes that are ticked in a form that is sent with GET. */
function everyText(source: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries((source ?? {}) as Record<string, unknown>).map(([name, value]) => {
    const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
    return [name, texts.map(storableText)] as const;
  }));
}

/** "Chrome on Android": enough for a person to know their own sessions apart, and no more. */
function deviceInWords(agent: string): string {
  const browsers = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
  const systems = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['Linux', 'Linux']] as const;
  const found = (list: readonly (readonly [string, string])[], otherwise: string) =>
    list.find(([mark]) => agent.includes(mark))?.[1] ?? otherwise;
  return `${found(browsers, 'A browser')} on ${found(systems, 'an unknown device')}`;
}
