import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore, type FileStore } from '../src/platform/files/index.ts';
import { newId } from '../src/platform/ids.ts';
import { createWebServer, sessionCookie } from '../src/platform/http/index.ts';
import { openLog } from '../src/platform/log.ts';
import { phoneRoutes } from '../src/phone/index.ts';
import { repairRoutes } from '../src/repairs/index.ts';
import type { Role } from '../src/staff/index.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { testDatabase } from './database.ts';
import { ask, sendForm, type Asked } from './site-by-role.ts';

/** One landlord with a phone in the hands of its operative. `clock.now` moves the server's clock. */
export interface PhoneSite {
  readonly database: Database;
  readonly server: FastifyInstance;
  readonly files: FileStore;
  readonly larch: BuiltLandlord;
  readonly clock: { now: string };
  close(): Promise<void>;
}

export async function openPhoneSite(now: string): Promise<PhoneSite> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl });
  const folder = await mkdtemp(join(tmpdir(), 'putright-phone-'));
  const files = openFolderStore(folder);
  const clock = { now };
  const server = await createWebServer({
    routes: [...repairRoutes({ files }), ...phoneRoutes(files)], navigation: [], database, log: openLog('silent'), publicAddress: 'http://localhost', trustProxy: false,
    readSession: async (_tx, secret) => JSON.parse(Buffer.from(secret, 'base64url').toString()),
    resolveLink: async () => undefined, landlordOfLink: () => undefined, requestsPerMinute: 100_000, readClock: () => clock.now,
  });
  const larch = await aLandlord(database);
  const close = async () => {
    await server.close();
    await database.close();
    await made.close();
    await rm(folder, { recursive: true });
  };
  return { database, server, files, larch, clock, close };
}

/** The cookie of this landlord's member of staff with that role. */
export function cookieAs({ larch }: PhoneSite, role: Role, organisationId: BuiltLandlord['councilId'] = larch.councilId): string {
  const { id, name } = larch.staff[role];
  const person = { staffId: id, name, roles: [role], teamIds: [larch.repairsTeamId], organisationId };
  return `${sessionCookie}=${larch.id}.${Buffer.from(JSON.stringify(person)).toString('base64url')}`;
}

/** Fills in the form of a page as somebody. */
export async function fillAs({ site, role }: { readonly site: PhoneSite; readonly role: Role }, url: string, fields: Readonly<Record<string, string>>, to = url): Promise<Asked> {
  const cookie = cookieAs(site, role);
  const { body } = await ask(site.server, url, cookie);
  const seenVersion = /name="(?:seenVersion|version)" value="(\d+)"/.exec(body)?.[1] ?? '';
  return sendForm(site.server, { from: url, to, cookie }, { seenVersion, version: seenVersion, ...fields });
}

export interface BookedVisit {
  readonly reference: string;
  readonly visitId: string;
  readonly address: string;
}

/** Somebody rings, it is triaged, and the operative is booked for a day. */
export async function aBookedVisit(site: PhoneSite, day: string, problem = 'tap'): Promise<BookedVisit> {
  const { larch } = site;
  const details = `/report/home/${larch.homeId}/details`;
  const told = { problem, new: 'yes', danger: 'no', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The cold tap drips all night', needs: 'not-asked', reporter: larch.residentId };
  const reported = await fillAs({ site, role: 'adviser' }, `${details}?problem=${problem}&new=yes`, told, details);
  const reference = /REP-\d{4}-\d{5}/.exec(reported.location)?.[0] ?? '';
  await fillAs({ site, role: 'planner' }, `/repairs/${reference}/diagnose`, { priority: 'emergency', trade: 'plumber' });
  await fillAs({ site, role: 'planner' }, `/repairs/${reference}/book`, { purpose: 'repair', day, partOfDay: 'morning', operative: larch.staff.operative.id, evenIfFull: 'yes' });
  const [row] = await site.database.inLandlord(larch.id, (tx) => tx.query<{ id: string }>(
    `select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'`, [larch.id, reference]));
  if (row === undefined) throw new Error(`No visit was booked for ${reference}: ${reported.status}`);
  return { reference, visitId: row.id, address: `/repairs/${reference}/visits/${row.id}` };
}

/** A phone of somebody: it knows no more than the page on it does. */
export class Phone {
  readonly #site: PhoneSite;
  readonly #cookie: string;

  constructor(site: PhoneSite, cookie = cookieAs(site, 'operative')) {
    this.#site = site;
    this.#cookie = cookie;
  }

  async read(url: string): Promise<{ readonly status: number; readonly said: Record<string, unknown>; readonly cookies: string }> {
    const answer = await this.#site.server.inject({ method: 'GET', url, headers: { cookie: this.#cookie } });
    const cookies = [this.#cookie, ...answer.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
    return { status: answer.statusCode, said: jsonIn(answer.body), cookies };
  }

  /** Sends what was captured; `recordedAt` and `sentAt` are what the phone's clock says. */
  async send(fields: Readonly<Record<string, string | readonly string[]>>): Promise<{ readonly status: number; readonly said: Record<string, unknown> }> {
    const { csrf, cookie } = await this.#token();
    const body = new URLSearchParams({ _csrf: csrf });
    const { now } = this.#site.clock;
    for (const [name, value] of Object.entries({ recordedAt: now, sentAt: now, ...fields })) for (const one of [value].flat()) body.append(name, one);
    const answer = await this.#site.server.inject({ method: 'POST', url: '/phone/captures', payload: body.toString(), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } });
    return { status: answer.statusCode, said: jsonIn(answer.body) };
  }

  /** Sends one file; `cutAfter` bytes of the whole, when the network is cut on the way. */
  async sendFile(fields: Readonly<Record<string, string>>, bytes: Buffer, cutAfter?: number): Promise<number> {
    const { csrf, cookie } = await this.#token();
    const boundary = `phone-${newId()}`;
    const parts = Object.entries({ _csrf: csrf, ...fields }).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="photo"; filename="leak.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const answer = await this.#site.server.inject({ method: 'POST', url: '/phone/files', payload: payload.subarray(0, cutAfter), headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` } });
    return answer.statusCode;
  }

  async #token(): Promise<{ readonly csrf: string; readonly cookie: string }> {
    const { said, cookies } = await this.read('/phone/day');
    return { csrf: String(said['csrfToken']), cookie: cookies };
  }
}

function jsonIn(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
