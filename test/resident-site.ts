import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { evidenceRoutes } from '../src/evidence/index.ts';
import { hazardRoutes } from '../src/hazards/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore } from '../src/platform/files/index.ts';
import { newId } from '../src/platform/ids.ts';
import { landlordById, type Landlord } from '../src/platform/landlord.ts';
import type { RepairCommand } from '../src/repairs/decide/index.ts';
import { performOnRepair } from '../src/repairs/perform.ts';
import { residentRoutes } from '../src/repairs/routes/resident/index.ts';
import type { Actor } from '../src/staff/index.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { testDatabase } from './database.ts';
import { PageVisitor, type Press, type Shown } from './page-visitor.ts';
import { siteByRole } from './site-by-role.ts';
import { askedOfResidents, dangerField } from '../src/repairs/forms/danger-answers.ts';

/** The pages residents use, on a real database with two landlords. */
export interface ResidentSite {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly larch: BuiltLandlord & { readonly slug: string };
  /** Larchfield as jobs and doors are told of it. */
  readonly landlord: Landlord;
  readonly other: BuiltLandlord & { readonly slug: string };
  readonly clock: { now: string };
  close(): Promise<void>;
}

export async function openResidentSite(now = '2026-11-24T09:30:00.000Z'): Promise<ResidentSite> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl });
  const folder = await mkdtemp(join(tmpdir(), 'putright-resident-'));
  const store = openFolderStore(folder);
  const server = await siteByRole(database, [...residentRoutes(store), ...hazardRoutes(store), ...evidenceRoutes(store)], now);
  const [larch, other] = [await aLandlord(database), await aLandlord(database, 'Rowan Homes')];
  const [landlord, otherLandlord] = [await kept(database, larch), await kept(database, other)];
  const close = async () => {
    await server.close();
    await database.close();
    await made.close();
    await rm(folder, { recursive: true });
  };
  return { server, database, landlord, larch: { ...larch, slug: landlord.slug }, other: { ...other, slug: otherLandlord.slug }, clock: { now }, close };
}

async function kept(database: Database, { id }: BuiltLandlord): Promise<Landlord> {
  const landlord = await database.inLandlord(id, (tx) => landlordById(tx, id));
  assert.ok(landlord);
  return landlord;
}

interface Deed {
  readonly actor?: Actor;
  readonly now?: string;
}

/** Does one thing to a repair through the door, in a transaction of its own, as at the counter: by the manager unless said. */
export function staffDo(site: ResidentSite, reference: string, command: RepairCommand, { actor = site.larch.staff.manager, now = site.clock.now }: Deed = {}) {
  return site.database.inLandlord(site.larch.id, async (tx) => {
    const landlord = await landlordById(tx, site.larch.id);
    assert.ok(landlord);
    return performOnRepair({ tx, landlord, actor, now, today: now.slice(0, 10), newId }, { reference }, command);
  });
}

/** As `staffDo`: what came of it, 'done' or the name of the refusal. */
export async function outcomeOf(...deed: Parameters<typeof staffDo>): Promise<string> {
  const done = await staffDo(...deed);
  return done.ok ? 'done' : done.refusal;
}

/** As `staffDo`, one after the other; a refusal fails the test by its name. */
export async function allDone(site: ResidentSite, reference: string, ...commands: readonly RepairCommand[]): Promise<void> {
  for (const command of commands) assert.equal(await outcomeOf(site, reference, command), 'done', command.type);
}

export const tapAnswers = {
  danger: 'no', postcode: 'm1 1aa', problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips all night',
  risk: 'no', name: 'Sam Field', mobile: '07700 900456', email: '', phone: '', times: '',
};
export type ReportAnswers = { readonly [Field in keyof typeof tapAnswers]: string };

/** Answers every page up to the check, one by one as a person would. */
export async function answerReport(visitor: PageVisitor, site: ResidentSite, differing: Partial<ReportAnswers> & { readonly place?: string; readonly suits?: Readonly<Record<string, string>>; readonly safety?: Readonly<Record<string, string>> } = {}): Promise<Shown> {
  const answers = { ...tapAnswers, place: `home:${site.larch.homeId}`, ...differing };
  const { suits = {}, safety = Object.fromEntries(askedOfResidents(answers.problem).map((question) => [dangerField(question), 'not-sure'])) } = differing;
  const isAsked = answers.danger === 'no' && askedOfResidents(answers.problem).length > 0;
  const { danger, postcode, place, problem, room, extent, since, words, risk, name, mobile, email, phone, times } = answers;
  await visitor.open(`/l/${site.larch.slug}/report`);
  const pages: Readonly<Record<string, string>>[] = [{ danger }, ...(danger === 'no' ? [] : [{}]), { postcode }, { place }, { problem }, { room }, { extent, since }, ...(isAsked ? [safety] : []), { words }, { risk }, { name, mobile, email, phone, times }, ...(danger === 'no' ? [suits] : [])];
  for (const page of pages) await visitor.send(page);
  return visitor.last;
}

/** Sends what is on the check page. */
export function sendReport(visitor: PageVisitor, press: Press = {}): Promise<Shown> {
  return visitor.send({}, press);
}

/** Reports a repair and gives the token of its page. */
export async function reported(site: ResidentSite, differing: Parameters<typeof answerReport>[2] = {}): Promise<{ readonly token: string; readonly reference: string; readonly visitor: PageVisitor }> {
  const visitor = new PageVisitor(site.server);
  await answerReport(visitor, site, differing);
  const sent = await sendReport(visitor);
  const token = /^\/r\/([\w-]{64})\/sent$/.exec(sent.url)?.[1] ?? '';
  return { token, reference: /REP-\d{4}-\d{5}/.exec(sent.text)?.[0] ?? '', visitor };
}
