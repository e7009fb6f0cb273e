import { scopes } from '../../src/api-tokens/index.ts';
import { modules } from '../../src/modules.ts';
import type { ApiRoute } from '../../src/platform/api/index.ts';
import { insertRows, type Database } from '../../src/platform/database/index.ts';
import type { Route, SignedIn } from '../../src/platform/http/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { roles, type Role } from '../../src/staff/index.ts';
import { makeToken } from '../api-site.ts';
import { formWithFiles } from '../evidence-site.ts';
import { demonstrationNow } from '../demonstration-database.ts';
import { routeFacts, type OtherLandlord, type RouteFacts } from '../route-facts.ts';
import { RouteWalk, type Answer } from '../route-walk.ts';

// The list is the program's own; what the slices are given to work with is never used here.
const everyRoute = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes);
export const apiRoutes = everyRoute.filter((route): route is ApiRoute => route.who === 'token');
export const pageRoutes = everyRoute.filter((route): route is Exclude<Route, ApiRoute> => route.who !== 'token');

/** Calls that take a form, since files come with them. */
const takesForms = apiRoutes.filter(({ files }) => files !== undefined).map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`));

export type Theirs = Omit<RouteFacts, 'diagnosed'>;

/** The product with two landlords in it: ours, where the attacker works in any part, and theirs, which the attacker wants. */
export class AttackSite {
  readonly walk: RouteWalk;
  readonly ours: RouteFacts;
  readonly theirs: Theirs;

  private constructor(walk: RouteWalk, theirs: Theirs) {
    this.walk = walk;
    this.ours = walk.facts;
    this.theirs = theirs;
  }

  static async open(): Promise<AttackSite> {
    const walk = await RouteWalk.begin();
    await fillEveryPart(walk.database, walk.other);
    const found = await routeFacts(walk.database, 'millgate-housing');
    const photoId = await walk.photoOf(found);
    const reference = await referenceOfTheirOwn(walk.database, found);
    const inspection = await numberOfTheirOwn(walk.database, found.landlordId, found.inspection);
    const hazardCase = await numberOfTheirOwn(walk.database, found.landlordId, found.hazardCase);
    const approach = await numberOfTheirOwn(walk.database, found.landlordId, found.approach);
    return new AttackSite(walk, { ...found, approach, photoId, booked: reference, fixed: reference, hazard: reference, inspection, hazardCase });
  }

  close(): Promise<void> {
    return this.walk.end();
  }

  /** Somebody of ours in this part, or in every part. */
  ourPerson(role: Role | 'every role'): SignedIn {
    return role === 'every role' ? { ...this.ours.staff.manager, roles } : this.ours.staff[role];
  }

  cookieFor(person: SignedIn, landlordId = this.ours.landlordId): string {
    return `${this.walk.cookieOf({ landlordId, person })}; ${this.walk.form.cookie}`;
  }

  /** A token of ours for a colleague who plays these parts. */
  async tokenFor(parts: readonly Role[], of: Pick<RouteFacts, 'landlordId' | 'staff'> = this.ours, wanted: Parameters<typeof makeToken>[2] = {}): Promise<string> {
    const { landlordId, staff } = of;
    const id = newId();
    await this.walk.database.inLandlord(landlordId, (tx) => insertRows(tx, 'staff', [{
      landlord_id: landlordId, id, organisation_id: staff.manager.organisationId, name: `Caller ${id.slice(-4)}`, email: `${id}@walk.example`, roles: parts, created_at: demonstrationNow,
    }]));
    return makeToken(this.walk, { id: landlordId, staffId: id as never }, { scopes, ...wanted });
  }

  open(url: string, cookie: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.walk.send({ method: 'GET', url, headers: { cookie, ...headers } });
  }

  /** Sends a form with its token; the pairs may name a field more than once. */
  send(url: string, cookie: string, fields: readonly (readonly [name: string, value: string])[]): Promise<Answer> {
    const payload = new URLSearchParams([['_csrf', this.walk.form.token], ...fields.map(([name, value]): [string, string] => [name, value])]).toString();
    return this.walk.send({ method: 'POST', url, payload, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } });
  }

  /** Calls the API; a body that is text goes as it is. */
  call(method: 'GET' | 'POST', url: string, token: string, { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<Answer> {
    const form = typeof body !== 'string' && takesForms.some((shape) => shape.test(url)) ? formWithFiles({ ...(body as Record<string, string> | undefined) }, []) : undefined;
    const sent = { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': form?.type ?? 'application/json', 'idempotency-key': newId() } : {}), ...headers };
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    return this.walk.send({ method, url, headers: sent, ...(form === undefined ? payload : { payload: form.payload }) });
  }
}

/** The small landlord has no need of every role, nor cases of every stage; here it has one of each to point at. */
async function fillEveryPart(database: Database, { landlordId, person: { organisationId } }: OtherLandlord): Promise<void> {
  await database.inLandlord(landlordId, async (tx) => {
    const [team] = await tx.query<{ id: string }>('select id from teams where landlord_id = $1 limit 1', [landlordId]);
    for (const role of roles.filter((each) => each !== 'operative')) {
      const id = newId();
      await insertRows(tx, 'staff', [{ landlord_id: landlordId, id, organisation_id: organisationId, name: `Millgate ${role}`, email: `${id}@millgate.example`, roles: [role], created_at: '2020-01-01T00:00:00.000Z' }]);
      await insertRows(tx, 'team_members', [{ landlord_id: landlordId, team_id: team?.id, staff_id: id }]);
    }
    await tx.query(`update cases set stage = 'fixed' where landlord_id = $1 and id = (select id from cases where landlord_id = $1 and closed_at is not null limit 1)`, [landlordId]);
    await tx.query(`update repairs set hazard = 'possible' where landlord_id = $1 and case_id = (select id from cases where landlord_id = $1 and closed_at is null limit 1)`, [landlordId]);
  });
}

/** Every landlord counts its own cases, so most numbers are both landlords': this one is theirs alone. */
async function referenceOfTheirOwn(database: Database, { landlordId, caseId }: Pick<RouteFacts, 'landlordId' | 'caseId'>): Promise<string> {
  const reference = 'REP-2026-98765';
  await database.inLandlord(landlordId, (tx) => tx.query('update cases set reference = $3 where landlord_id = $1 and id = $2', [landlordId, caseId, reference]));
  return reference;
}

/** Both landlords count their inspections and their hazards from one: theirs get numbers that ours have not reached. */
async function numberOfTheirOwn(database: Database, landlordId: string, reference: string): Promise<string> {
  const theirs = reference.replace(/\d{5}$/, '99001');
  await database.inLandlord(landlordId, (tx) => tx.query('update cases set reference = $3 where landlord_id = $1 and reference = $2', [landlordId, reference, theirs]));
  return theirs;
}
