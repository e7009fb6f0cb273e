import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { linkFor } from '../src/correspondence/index.ts';
import { insertRows, openDatabase, type Database } from '../src/platform/database/index.ts';
import type { WebServerOptions } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { Role } from '../src/staff/index.ts';
import { testDatabase } from './database.ts';
import { inventLandlord, openTestCase, testNow, type InventedLandlord } from './invented-landlord.ts';
import { openProductServer } from './product-server.ts';
import { cookieOf } from './site-by-role.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** As many as came over the wire, before they are unpacked. */
  readonly bytes: number;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The whole product on a real port, to be tried as anybody on the network could. */
export interface OutsideSite {
  readonly port: number;
  readonly database: Database;
  readonly landlord: InventedLandlord;
  readonly reference: string;
  /** A resident's link to the case. */
  readonly linkToken: string;
  /** Every line of the log so far. */
  readonly logged: string[];
  ask(path: string, asking?: Asking): Promise<Answered>;
  /** The cookie of somebody in this role, as a browser would send it. */
  cookie(role: Role): string;
  close(): Promise<void>;
}

export async function openOutsideSite(differing: Partial<WebServerOptions> = {}): Promise<OutsideSite> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl, mostConnections: 12 });
  const landlord = await inventLandlord(database);
  const { id: caseId, reference } = await openTestCase(database, landlord);
  const { token } = await database.inLandlord(landlord.id, async (tx) => {
    await insertRows(tx, 'repairs', [{
      landlord_id: landlord.id, case_id: caseId, stage: 'reported', reported_at: testNow, problem: 'tap', room: 'Hall', extent: 'One small spot', since: 'Today',
      words: 'The light is out', reported_by: 'adviser', reporter_name: 'Amara Okafor', reporter_contact: '07700 900123', hazard: 'none-seen', is_emergency: false,
    }]);
    return linkFor(tx, { caseId, residentId: null, now: testNow, newId: () => newId() });
  });
  const logged: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line) => void logged.push(line) });
  const product = await openProductServer({
    database, publicAddress: 'http://localhost:3000', readClock: () => testNow, whoIs: (secret) => JSON.parse(Buffer.from(secret, 'base64url').toString()) ?? undefined, differing: { log, ...differing },
  });
  await product.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = product.server.server.address() as AddressInfo;
  return {
    port, database, landlord, reference, linkToken: token, logged,
    ask: (path, asking) => ask(port, path, asking),
    cookie: (role) => cookieOf(landlord, role),
    close: async () => {
      product.server.server.closeAllConnections();
      await product.close();
      await database.close();
      await made.close();
    },
  };
}

/** One request with exactly these headers, on a connection of its own. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const whole = Buffer.concat(chunks);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: whole.toString(), bytes: whole.length });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export interface OpenForm {
  readonly token: string;
  /** The cookie that makes the token good. */
  readonly cookie: string;
}

/** Opens a page with a form as a browser does. */
export async function openForm(site: OutsideSite, path = '/sign-in', cookie = ''): Promise<OpenForm> {
  const shown = await site.ask(path, { headers: { cookie } });
  const given = (shown.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? '');
  return { token: /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '', cookie: [cookie, ...given].filter(Boolean).join('; ') };
}

export const asForm = { 'content-type': 'application/x-www-form-urlencoded' } as const;
