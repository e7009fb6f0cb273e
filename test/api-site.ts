import { createToken, type Scope, scopes, type TokenId } from '../src/api-tokens/index.ts';
import { writeToken } from '../src/platform/api/index.ts';
import { insertRows } from '../src/platform/database/index.ts';
import type { Route } from '../src/platform/http/index.ts';
import { newId, newSecret } from '../src/platform/ids.ts';
import type { Role, StaffId } from '../src/staff/index.ts';
import { inventLandlord, testNow, type InventedLandlord } from './invented-landlord.ts';
import { openSite, type Site } from './staff-site.ts';

export interface ApiAnswerRead {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly token?: string | undefined;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A site with one invented landlord, whose tokens a test makes as it needs them. */
export class ApiSite {
  readonly site: Site;
  readonly landlord: InventedLandlord;
  readonly token: string;

  private constructor(site: Site, landlord: InventedLandlord, token: string) {
    this.site = site;
    this.landlord = landlord;
    this.token = token;
  }

  /** Opens these routes on a database of their own, with a token for the landlord's only manager. */
  static async open(routes: readonly Route[]): Promise<ApiSite> {
    const site = await openSite(routes, testNow);
    const landlord = await inventLandlord(site.database);
    const { id, teamId, staffId } = landlord;
    await site.database.inLandlord(id, (tx) => insertRows(tx, 'team_members', [{ landlord_id: id, team_id: teamId, staff_id: staffId }]));
    return new ApiSite(site, landlord, await makeToken(site, landlord));
  }

  get(url: string, sending: Sending = {}): Promise<ApiAnswerRead> {
    return this.#send('GET', url, undefined, sending);
  }

  post(url: string, body: unknown, sending: Sending = {}): Promise<ApiAnswerRead> {
    return this.#send('POST', url, body, sending);
  }

  async #send(method: 'GET' | 'POST', url: string, body: unknown, { token = this.token, key = newId(), headers = {} }: Sending): Promise<ApiAnswerRead> {
    const sent = { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}), ...headers };
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await this.site.server.inject({ method, url, headers: sent, ...payload });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, text: answer.body, json: isJson ? answer.json<Record<string, unknown>>() : {}, headers: answer.headers };
  }

  close(): Promise<void> {
    return this.site.close();
  }
}

export interface TokenWanted {
  readonly actsAs?: string;
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: string;
  readonly id?: string;
}

/** A new token as its holder writes it: for the landlord's manager and with every scope, unless said otherwise. */
export async function makeToken({ database }: Pick<Site, 'database'>, landlord: Pick<InventedLandlord, 'id' | 'staffId'>, wanted: TokenWanted = {}): Promise<string> {
  const secret = newSecret();
  const expiresAt = (wanted.expiresAt ?? '2027-02-22T10:00:00.000Z') as never;
  const id = (wanted.id ?? newId()) as TokenId;
  await database.inLandlord(landlord.id, (tx) => createToken(
    tx,
    { id, name: 'Portal', scopes: wanted.scopes ?? scopes, actsAs: (wanted.actsAs ?? landlord.staffId) as StaffId, expiresAt, secret },
    { by: { kind: 'system', name: 'Test' }, now: testNow as never },
  ));
  return writeToken({ landlordId: landlord.id, secret });
}

/** A colleague with these parts, of this organisation. */
export async function addColleague({ database }: Pick<Site, 'database'>, landlord: InventedLandlord, roles: readonly Role[], organisationId = landlord.organisationId): Promise<StaffId> {
  const id = newId();
  await database.inLandlord(landlord.id, (tx) => insertRows(tx, 'staff', [{
    landlord_id: landlord.id, id, organisation_id: organisationId, name: `The ${roles.join(' and ')}`, email: `${id}@larch.example`, roles, created_at: testNow,
  }]));
  return id as StaffId;
}
