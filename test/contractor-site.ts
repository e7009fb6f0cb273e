import sharp from 'sharp';
import { nextReference, type CaseId } from '../src/casefile/index.ts';
import { dateInLondon } from '../src/clock/index.ts';
import { orderLinkToken } from '../src/correspondence/index.ts';
import { performOnOrder, performRaise, type OrderCommand, type RaiseOrder } from '../src/orders/index.ts';
import { insertRows, NotFound, openDatabase, type Database, type Tx } from '../src/platform/database/index.ts';
import { sessionCookie } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById } from '../src/platform/landlord.ts';
import { performOnRepair, performReport } from '../src/repairs/index.ts';
import type { Actor, OrganisationId, Role, StaffActor, StaffId } from '../src/staff/index.ts';
import { tuesdayMorning } from './builders/case.ts';
import { aContractorOf, type BuiltContractor } from './builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { aRaise } from './builders/order.ts';
import { aReport } from './builders/repair.ts';
import { testDatabase } from './database.ts';
import { formWithFiles } from './evidence-site.ts';
import { openProductServer, type ProductServer } from './product-server.ts';

export interface Firm extends BuiltContractor {
  readonly people: readonly StaffActor[];
}

/** Larchfield Homes with two firms whose people sign in, and the whole product to come to. */
export class ContractorSite {
  readonly database: Database;
  readonly product: ProductServer;
  readonly landlord: BuiltLandlord;
  readonly brightside: Firm;
  readonly rivals: Firm;
  /** A firm whose people have no sign-in here. */
  readonly jobbing: Firm;
  readonly clock: { now: string };
  readonly #close: () => Promise<void>;

  private constructor(parts: Pick<ContractorSite, 'database' | 'product' | 'landlord' | 'brightside' | 'rivals' | 'jobbing' | 'clock'>, close: () => Promise<void>) {
    ({ database: this.database, product: this.product, landlord: this.landlord, brightside: this.brightside, rivals: this.rivals, jobbing: this.jobbing, clock: this.clock } = parts);
    this.#close = close;
  }

  static async open(): Promise<ContractorSite> {
    const made = await testDatabase();
    const database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
    const landlord = await aLandlord(database);
    const clock = { now: tuesdayMorning as string };
    const whoIs = (secret: string) => JSON.parse(Buffer.from(secret, 'base64url').toString());
    const product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => clock.now, whoIs });
    const brightside = await aFirm(database, landlord, 'Brightside Plumbing');
    const rivals = await aFirm(database, landlord, 'Rival Roofs');
    const jobbing = { ...(await aContractorOf(database, landlord, { name: 'Jobbing Builders', organisationId: null, contactName: 'Pat Grey', contactEmail: 'pat@jobbing.example' }, { name: 'Jobbing 2026' })), people: [] };
    return new ContractorSite({ database, product, landlord, brightside, rivals, jobbing, clock }, async () => {
      await product.close();
      await database.close();
      await made.close();
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  inLandlord<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inLandlord(this.landlord.id, work);
  }

  /** A tap that drips, with its order for this firm. */
  async anOrder(firm: Firm = this.brightside, differing: Partial<RaiseOrder> = {}): Promise<{ reference: string; caseId: CaseId; id: string }> {
    const reference = await nextReference(this.database, { landlordId: this.landlord.id, prefix: 'REP', year: 2026 });
    const caseId = newId() as CaseId;
    await this.inLandlord(async (tx) => {
      const asking = await this.#asking(tx, this.landlord.staff.planner);
      const { homeId, residentId, repairsTeamId: teamId, staff } = this.landlord;
      const report = { type: 'ReportRepair', report: aReport({ words: 'Told nobody of the SECRETWORD illness' }), isEmergency: false, photos: [] } as const;
      await performReport(asking, { homeId, communalAreaId: null, residentId, ownerId: staff.planner.id, teamId, ids: { id: caseId, reference }, report });
      await performOnRepair(asking, { reference }, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'SECRETWORD diagnosis' });
      const raised = await performRaise(asking, { reference }, aRaise({ contractorId: firm.contractorId, contractId: firm.contractId, accessNeeds: 'Allow ten minutes to reach the door', siteHazards: 'Asbestos in the boxing', ...differing }));
      if (!raised.ok) throw new Error(raised.refusal);
    });
    const [row] = await this.inLandlord((tx) => tx.query<{ id: string }>('select id from work_orders where landlord_id = $1 and case_id = $2', [tx.landlordId, caseId]));
    return { reference, caseId, id: row?.id ?? '' };
  }

  /** Done through the one door itself, as some program would. */
  async does(actor: Actor, reference: string, command: OrderCommand, number = 1): Promise<string> {
    return this.inLandlord(async (tx) => {
      const done = await performOnOrder(await this.#asking(tx, actor), { reference, number }, command);
      return done.ok ? 'agreed' : done.refusal;
    });
  }

  /** The address of the link that works, as the newest message holds it when it leaves. */
  async linkOf(orderId: string): Promise<string> {
    return this.inLandlord(async (tx) => {
      const [link] = await tx.query<{ id: string }>('select id from order_links where landlord_id = $1 and order_id = $2 and revoked_at is null order by made_at desc limit 1', [tx.landlordId, orderId]);
      return `/o/${await orderLinkToken(tx, link?.id ?? '', this.clock.now)}`;
    });
  }

  async #asking(tx: Tx, actor: Actor) {
    const landlord = await landlordById(tx, this.landlord.id);
    if (landlord === undefined) throw new NotFound('landlord');
    return { tx, landlord, actor, now: this.clock.now as typeof tuesdayMorning, today: dateInLondon(this.clock.now as typeof tuesdayMorning), newId };
  }

  cookieOf({ id, name, roles, teamIds, organisationId }: StaffActor): string {
    return `${sessionCookie}=${this.landlord.id}.${Buffer.from(JSON.stringify({ staffId: id, name, roles, teamIds, organisationId })).toString('base64url')}`;
  }

  /** Nobody comes by a link alone. */
  #cookies(who: StaffActor | undefined): readonly string[] {
    return who === undefined ? [] : [this.cookieOf(who)];
  }

  async get(who: StaffActor | undefined, url: string): Promise<{ status: number; text: string }> {
    const { statusCode, body } = await this.product.server.inject({ method: 'GET', url, headers: { cookie: this.#cookies(who).join('; ') } });
    return { status: statusCode, text: body };
  }

  /** Opens a form and sends it; `before` happens in between. */
  async send(who: StaffActor | undefined, url: string, fields: Readonly<Record<string, string>>, { photos = [], before }: { photos?: readonly Buffer[]; before?: () => Promise<unknown> } = {}): Promise<{ status: number; text: string; location: string }> {
    const { server } = this.product;
    const shown = await server.inject({ method: 'GET', url, headers: { cookie: this.#cookies(who).join('; ') } });
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown.body)?.[1] ?? '';
    const cookie = [...this.#cookies(who), ...shown.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
    const all = { _csrf: hidden('_csrf'), seenVersion: hidden('seenVersion'), ...fields };
    await before?.();
    const { payload, type } = shown.body.includes('multipart/form-data')
      ? formWithFiles(all, photos.map((bytes, at) => ({ name: `${at}.png`, bytes })), 'photos')
      : { payload: new URLSearchParams(all).toString(), type: 'application/x-www-form-urlencoded' };
    const { statusCode, body, headers } = await server.inject({ method: 'POST', url, payload, headers: { cookie, 'content-type': type } });
    return { status: statusCode, text: body, location: String(headers.location ?? '') };
  }
}

async function aFirm(database: Database, landlord: BuiltLandlord, name: string): Promise<Firm> {
  const organisationId = newId() as OrganisationId;
  const people = ['Jo Marsh', 'Sam Ode'].map((person): StaffActor => ({ kind: 'staff', id: newId() as StaffId, name: `${person} of ${name}`, roles: ['contractor'] satisfies Role[], teamIds: [], organisationId }));
  await database.inLandlord(landlord.id, async (tx) => {
    await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: organisationId, name, kind: 'contractor' }]);
    await insertRows(tx, 'staff', people.map((person) => ({ landlord_id: landlord.id, id: person.id, organisation_id: organisationId, name: person.name, email: `${person.id}@firm.example`, roles: ['contractor'], created_at: tuesdayMorning })));
  });
  return { ...(await aContractorOf(database, landlord, { name, organisationId }, { name: `${name} 2026` })), people };
}

export const aPhotoOfTheWork = (): Promise<Buffer> => sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } }).png().toBuffer();
