import type { FastifyInstance } from 'fastify';
import { apiCallers } from '../src/api-tokens/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { createWebServer, type Route } from '../src/platform/http/index.ts';
import { openLog } from '../src/platform/log.ts';
import { readSession } from '../src/staff/index.ts';
import { testDatabase } from './database.ts';

/** The real web server on a real database, without a port; `clock.now` moves its clock. */
export interface Site {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly clock: { now: string };
  close(): Promise<void>;
}

/** Starts a site with these routes. */
export async function openSite(routes: readonly Route[], now: string, publicAddress = 'http://localhost:3000'): Promise<Site> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl, mostConnections: 8 });
  const clock = { now };
  const server = await createWebServer({
    routes,
    navigation: [],
    database,
    log: openLog('silent'),
    publicAddress,
    trustProxy: false,
    readSession,
    apiCallers,
    resolveLink: async () => undefined,
    landlordOfLink: () => undefined,
    requestsPerMinute: 100_000,
    readClock: () => clock.now,
  });
  const close = async () => {
    await server.close();
    await database.close();
    await made.close();
  };
  return { server, database, clock, close };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/** A browser that keeps its cookies and sends back the token of the page it last saw. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #site: Site;
  readonly #network: string;
  #token = '';

  constructor(site: Site, network = '203.0.113.1') {
    this.#site = site;
    this.#network = network;
  }

  get(url: string): Promise<Answer> {
    return this.#send('GET', url, undefined);
  }

  /** Fills in a form and sends it; opens `from` first where the token is not known yet. */
  async post(url: string, fields: Readonly<Record<string, string | readonly string[]>> = {}, from = '/sign-in'): Promise<Answer> {
    if (this.#token === '') await this.get(from);
    const body = new URLSearchParams({ _csrf: this.#token });
    for (const [name, value] of Object.entries(fields)) for (const entry of [value].flat()) body.append(name, entry);
    return this.#send('POST', url, body.toString());
  }

  async #send(method: 'GET' | 'POST', url: string, payload: string | undefined): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = payload === undefined ? {} : { payload, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } };
    const response = await this.#site.server.inject({ method, url, remoteAddress: this.#network, headers: { cookie }, ...form });
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.#token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? this.#token;
    const { location } = response.headers;
    return { status: response.statusCode, text: response.body, location: typeof location === 'string' ? location : undefined };
  }
}
