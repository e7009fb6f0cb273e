import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { apiCallers } from '../src/api-tokens/index.ts';
import { claimedLandlord, resolveLink } from '../src/correspondence/index.ts';
import { resolveOrderLink } from '../src/orders/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { createWebServer, sessionCookie, type Route } from '../src/platform/http/index.ts';
import type { Role } from '../src/staff/index.ts';
import { testDatabase } from './database.ts';
import type { InventedLandlord } from './invented-landlord.ts';

/** The web server with these routes, where whoever asks is whoever the test says: sign-in itself is tried elsewhere. */
export function siteByRole(database: Database, routes: readonly Route[], now: string): Promise<FastifyInstance> {
  return createWebServer({
    routes, navigation: [], database, resolveLink, resolveWorkLink: resolveOrderLink, landlordOfLink: claimedLandlord, apiCallers, log: pino({ level: 'silent' }), publicAddress: 'http://localhost', trustProxy: false,
    readSession: async (_tx, secret) => JSON.parse(Buffer.from(secret, 'base64url').toString()),
    requestsPerMinute: 100_000, readClock: () => now,
  });
}

/** These routes on a database of their own, closed together. */
export async function openSiteByRole(routes: readonly Route[], now: string): Promise<{ readonly database: Database; readonly server: FastifyInstance; close(): Promise<void> }> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.ownerUrl });
  const server = await siteByRole(database, routes, now);
  return { database, server, close: async () => {
    await server.close();
    await database.close();
    await made.close();
  } };
}

/** The cookie of this landlord's only member of staff, playing this part; `organisationId` makes them someone else's. */
export function cookieOf(landlord: InventedLandlord, role: Role, organisationId = landlord.organisationId): string {
  const person = { staffId: landlord.staffId, name: 'P. Shah', roles: [role], teamIds: [landlord.teamId], organisationId };
  return `${sessionCookie}=${landlord.id}.${Buffer.from(JSON.stringify(person)).toString('base64url')}`;
}

export type Asked = { readonly status: number; readonly body: string; readonly type: string; readonly location: string; readonly bytes: Buffer };

/** Opens an address with this cookie. */
export async function ask(server: FastifyInstance, url: string, cookie = ''): Promise<Asked> {
  return asAsked(await server.inject({ method: 'GET', url, headers: { cookie } }));
}

/** Sends a form, with the token that the page it stands on gives out. */
export async function sendForm(server: FastifyInstance, form: { from: string; to: string; cookie: string }, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Asked> {
  const shown = await server.inject({ method: 'GET', url: form.from, headers: { cookie: form.cookie } });
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  const cookie = [form.cookie, ...shown.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
  const payload = new URLSearchParams(Object.entries({ _csrf: token, ...fields }).flatMap(([name, value]) => [value].flat().map((entry) => [name, entry]))).toString();
  return asAsked(await server.inject({ method: 'POST', url: form.to, payload, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } }));
}

function asAsked(answer: Awaited<ReturnType<FastifyInstance['inject']>>): Asked {
  const { statusCode, body, headers, rawPayload } = answer;
  return { status: statusCode, body, type: String(headers['content-type'] ?? ''), location: String(headers.location ?? ''), bytes: rawPayload };
}
