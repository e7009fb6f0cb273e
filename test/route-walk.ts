import sharp from 'sharp';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { sessionCookie, type Route, type SignedIn } from '../src/platform/http/index.ts';
import type { TestDatabase } from './database.ts';
import { demonstrationDatabase, demonstrationNow } from './demonstration-database.ts';
import { openProductServer, type ProductServer } from './product-server.ts';
import { examples, type Example } from './route-examples.ts';
import { addAbsence, otherLandlord, routeFacts, type FactsOfDatabase, type OtherLandlord, type RouteFacts } from './route-facts.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Asking {
  /** Whose cookie is sent; nobody's unless given. */
  readonly as?: { readonly landlordId: string; readonly person: SignedIn };
  /** Other things than the example's, by parameter. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly withoutToken?: boolean;
}

interface Form {
  readonly token: string;
  readonly cookie: string;
}

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;
export const exampleOf = (route: Route): Example => examples[nameOf(route)] ?? {};

/** The product on a demonstration of its own, where whoever asks is whoever the test says: signing in is tried elsewhere. */
export class RouteWalk {
  readonly facts: RouteFacts;
  readonly other: OtherLandlord;
  readonly product: ProductServer;
  readonly database: Database;
  readonly #made: TestDatabase;
  /** The token of any form, and the cookie that makes it good. */
  readonly form: Form;

  private constructor(parts: { facts: RouteFacts; other: OtherLandlord; product: ProductServer; database: Database; made: TestDatabase; form: Form }) {
    this.facts = parts.facts;
    this.other = parts.other;
    this.product = parts.product;
    this.database = parts.database;
    this.#made = parts.made;
    this.form = parts.form;
  }

  static async begin(): Promise<RouteWalk> {
    const made = await demonstrationDatabase();
    const database = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 6 });
    const whoIs = (secret: string) => JSON.parse(Buffer.from(secret, 'base64url').toString()) as SignedIn;
    const product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => demonstrationNow, whoIs });
    const form = await formOf(product);
    const found = await routeFacts(database, 'tarnbrook-homes');
    const facts = { ...found, photoId: await addPhoto(product, form, found), diagnosed: await reportAndDiagnose(product, form, found) };
    const other = await otherLandlord(database, 'millgate-housing');
    return new RouteWalk({ facts, other, product, database, made, form });
  }

  async end(): Promise<void> {
    await this.product.close();
    await this.database.close();
    await this.#made.close();
  }

  /** Asks for a route with its example's parameters, and its fields when it takes a form. */
  async ask(route: Route, { as, instead = {}, withoutToken = false }: Asking = {}): Promise<Answer> {
    // An absence that was removed is there again for whoever asks next.
    if (route.path.includes('/absences/:id')) await this.#restoreAbsence();
    const { query, fields = {} } = exampleOf(route);
    const url = `${this.addressOf(route, instead)}${query?.(this.facts) ?? ''}`;
    const session = as === undefined ? [] : [cookieOf(as.landlordId, as.person)];
    const cookie = [...session, this.form.cookie].join('; ');
    if (route.method === 'GET') return this.send({ method: 'GET', url, headers: { cookie } });
    const payload = new URLSearchParams({ ...(withoutToken ? {} : { _csrf: this.form.token }), ...fields }).toString();
    return this.send({ method: 'POST', url, payload, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } });
  }

  async send(request: { method: 'GET' | 'POST' | 'HEAD' | 'PUT' | 'DELETE'; url: string; payload?: string | Buffer; headers?: Record<string, string> }): Promise<Answer> {
    const { statusCode, body, headers } = await this.product.server.inject(request);
    return { status: statusCode, text: body, location: String(headers.location ?? ''), headers };
  }

  /** Sends a photo by the link of these facts, so that their case has one to look at. */
  photoOf(facts: FactsOfDatabase): Promise<string> {
    return addPhoto(this.product, this.form, facts);
  }

  cookieOf({ landlordId, person }: NonNullable<Asking['as']>): string {
    return cookieOf(landlordId, person);
  }

  addressOf(route: Route, instead: Readonly<Record<string, string>> = {}): string {
    const names = exampleOf(route).with ?? {};
    return route.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
      const fact = names[name];
      return encodeURIComponent(instead[name] ?? (fact === undefined ? `no-${name}` : this.facts[fact]));
    });
  }

  async #restoreAbsence(): Promise<void> {
    const { landlordId, absenceId, colleagueId, staff } = this.facts;
    await this.database.inLandlord(landlordId, async (tx) => {
      await tx.query('delete from absences where landlord_id = $1 and id = $2', [landlordId, absenceId]);
      await addAbsence(tx, { id: absenceId, staffId: colleagueId, coverId: staff.adviser.staffId });
    });
  }
}

/** The token of any form, and the cookie that makes it good. */
async function formOf({ server }: ProductServer): Promise<Form> {
  const { body, cookies } = await server.inject({ method: 'GET', url: '/sign-in' });
  const token = /name="_csrf" value="([^"]+)"/.exec(body)?.[1];
  if (token === undefined) throw new Error('The page of sign-in has no form token.');
  return { token, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** Sends a photo as the resident would, so that there is one to look at. */
async function addPhoto({ server }: ProductServer, form: Form, { linkToken }: FactsOfDatabase): Promise<string> {
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
  const parts = new FormData();
  parts.set('_csrf', form.token);
  parts.set('photos', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'leak.jpg');
  const sent = new Response(parts);
  const headers = { cookie: form.cookie, 'content-type': sent.headers.get('content-type') ?? '' };
  await server.inject({ method: 'POST', url: `/r/${linkToken}/photos`, payload: Buffer.from(await sent.arrayBuffer()), headers });
  const page = await server.inject({ method: 'GET', url: `/r/${linkToken}` });
  const photoId = /\/photos\/([0-9a-f-]{36})/.exec(page.body)?.[1];
  if (photoId === undefined) throw new Error('The photo was not kept.');
  return photoId;
}

/** A manager saw something broken, reported it and said how soon it must be done. */
async function reportAndDiagnose({ server }: ProductServer, form: Form, { landlordId, homeId, staff }: FactsOfDatabase): Promise<string> {
  const cookie = `${cookieOf(landlordId, staff.manager)}; ${form.cookie}`;
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const post = (url: string, fields: Record<string, string>) =>
    server.inject({ method: 'POST', url, headers, payload: new URLSearchParams({ _csrf: form.token, ...fields }).toString() });
  const reported = await post(`/report/home/${homeId}/details`, {
    problem: 'inside-door', new: 'yes', danger: 'no', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The door of a cupboard hangs loose.', reporter: 'me', needs: 'not-asked',
  });
  const reference = /REP-\d{4}-\d{5}/.exec(String(reported.headers.location))?.[0];
  if (reference === undefined) throw new Error(`The report was not taken: ${reported.statusCode}`);
  const shown = await server.inject({ method: 'GET', url: `/repairs/${reference}/diagnose`, headers: { cookie } });
  const seenVersion = /name="seenVersion" value="(\d+)"/.exec(shown.body)?.[1] ?? '';
  const diagnosed = await post(`/repairs/${reference}/diagnose`, { seenVersion, priority: 'routine', trade: 'carpenter' });
  if (diagnosed.statusCode !== 303) throw new Error(`The report was not diagnosed: ${diagnosed.statusCode}`);
  return reference;
}

function cookieOf(landlordId: string, person: SignedIn): string {
  return `${sessionCookie}=${landlordId}.${Buffer.from(JSON.stringify(person)).toString('base64url')}`;
}
