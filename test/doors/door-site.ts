import { linkFor } from '../../src/correspondence/index.ts';
import type { FormBody } from '../../src/platform/http/visit.ts';
import { newId } from '../../src/platform/ids.ts';
import { roles, type Role, type StaffActor } from '../../src/staff/index.ts';
import { makeToken } from '../api-site.ts';
import { RepairsAtWork } from '../builders/repairs-at-work.ts';
import { ContractorSite } from '../contractor-site.ts';

/** What a door answered. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly location: string;
}

/** One landlord with all its doors: pages, the API, links, a phone. `work` is for putting cases into a state. */
export class DoorSite {
  readonly site: ContractorSite;
  readonly work: RepairsAtWork;
  readonly #tokens = new Map<string, string>();
  #form: { readonly token: string; readonly cookie: string } | undefined;

  private constructor(site: ContractorSite) {
    this.site = site;
    this.work = new RepairsAtWork(site.database, site.landlord);
  }

  static async open(): Promise<DoorSite> {
    const doors = new DoorSite(await ContractorSite.open());
    for (const role of roles) await doors.#allow(role, doors.site.landlord.staff[role]);
    const [contractor] = doors.site.brightside.people;
    if (contractor !== undefined) await doors.#allow('their contractor', contractor);
    return doors;
  }

  close(): Promise<void> {
    return this.site.close();
  }

  get contractor(): StaffActor {
    const [first] = this.site.brightside.people;
    if (first === undefined) throw new Error('Nobody works for the contractor.');
    return first;
  }

  async #allow(name: string, person: StaffActor): Promise<void> {
    const { database, landlord } = this.site;
    this.#tokens.set(name, await makeToken({ database }, { id: landlord.id, staffId: person.id }));
  }

  /** Opens an address as somebody; as nobody where it is a link. */
  async read(who: StaffActor | undefined, url: string): Promise<Answered> {
    return this.#answer({ method: 'GET', url, headers: { cookie: who === undefined ? '' : this.site.cookieOf(who) } });
  }

  /** Sends a form as a browser would. */
  async fill(who: StaffActor | undefined, url: string, fields: FormBody): Promise<Answered> {
    const { token, cookie } = await this.#formToken();
    const payload = new URLSearchParams({ _csrf: token });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) if (one !== undefined) payload.append(name, one);
    const cookies = [...(who === undefined ? [] : [this.site.cookieOf(who)]), cookie].join('; ');
    return this.#answer({ method: 'POST', url, payload: payload.toString(), headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  }

  /** Calls an operation of the API with the token of somebody in this role, or of the contractor whose orders they are. */
  call(as: Role | 'their contractor', url: string, body: object): Promise<Answered> {
    const headers = { authorization: `Bearer ${this.#tokens.get(as) ?? ''}`, 'content-type': 'application/json', 'idempotency-key': newId() };
    return this.#answer({ method: 'POST', url, payload: JSON.stringify(body), headers });
  }

  /** The same with a form that holds files. */
  callWithFiles(as: Role, url: string, { payload, type }: { readonly payload: Buffer; readonly type: string }): Promise<Answered> {
    return this.#answer({ method: 'POST', url, payload, headers: { authorization: `Bearer ${this.#tokens.get(as) ?? ''}`, 'content-type': type, 'idempotency-key': newId() } });
  }

  async #formToken(): Promise<{ readonly token: string; readonly cookie: string }> {
    if (this.#form === undefined) {
      const { body, cookies } = await this.site.product.server.inject({ method: 'GET', url: '/sign-in' });
      this.#form = { token: /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '', cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
    }
    return this.#form;
  }

  async #answer(request: { method: 'GET' | 'POST'; url: string; payload?: string | Buffer; headers: Record<string, string> }): Promise<Answered> {
    const answer = await this.site.product.server.inject({ ...request, remoteAddress: '203.0.113.7' });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, text: answer.body, json: isJson ? answer.json<Record<string, unknown>>() : {}, location: String(answer.headers.location ?? '') };
  }

  /** The address of the resident's link to this case. */
  residentsLink(reference: string): Promise<string> {
    return this.site.inLandlord(async (tx) => {
      const [found] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
      const { token } = await linkFor(tx, { caseId: found?.id ?? '', residentId: this.site.landlord.residentId, now: this.site.clock.now, newId: () => newId() });
      return `/r/${token}`;
    });
  }

  async versionOf(reference: string): Promise<number> {
    const [found] = await this.site.inLandlord((tx) => tx.query<{ version: number }>('select version from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]));
    return found?.version ?? -1;
  }

  /** All of the landlord's that a refusal must leave as it was: versions, entries, messages, and the rows beside them. */
  async allThereIs(): Promise<Readonly<Record<string, unknown>>> {
    const [found] = await this.site.inLandlord((tx) => tx.query<Record<string, unknown>>(everything, [tx.landlordId]));
    return found ?? {};
  }
}

const everything = `
  select
    (select jsonb_build_array(count(*), sum(version), sum(last_sequence)) from cases where landlord_id = $1) as cases,
    (select count(*) from case_events where landlord_id = $1) as entries,
    (select count(*) from messages where landlord_id = $1) as messages,
    (select jsonb_build_array(count(*), count(outcome)) from promises where landlord_id = $1) as promises,
    (select jsonb_object_agg(status, many) from (select status, count(*) as many from deadlines where landlord_id = $1 group by status) d) as clocks,
    (select jsonb_object_agg(status, many) from (select status, count(*) as many from repair_visits where landlord_id = $1 group by status) v) as visits,
    (select jsonb_build_array(count(*), sum(version)) from work_orders where landlord_id = $1) as orders,
    (select count(*) from order_links where landlord_id = $1) as "orderLinks",
    (select count(*) from notices where landlord_id = $1) as notices,
    (select count(*) from contacts where landlord_id = $1) as contacts,
    (select count(*) from case_links where landlord_id = $1) as links,
    (select count(*) from photos where landlord_id = $1) as photos,
    (select jsonb_build_array(count(*), count(outcome)) from post_inspections where landlord_id = $1) as inspections`;
