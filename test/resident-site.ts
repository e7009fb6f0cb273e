import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { evidenceRoutes } from '../src/evidence/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore } from '../src/platform/files/index.ts';
import { landlordById } from '../src/platform/landlord.ts';
import { residentRoutes } from '../src/repairs/routes/resident/index.ts';
import { aLandlord, type BuiltLandlord } from './builders/landlord.ts';
import { testDatabase } from './database.ts';
import { PageVisitor, type Press, type Shown } from './page-visitor.ts';
import { siteByRole } from './site-by-role.ts';

/** The pages residents use, on a real database with two landlords. */
export interface ResidentSite {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly larch: BuiltLandlord & { readonly slug: string };
  readonly other: BuiltLandlord & { readonly slug: string };
  readonly clock: { now: string };
  close(): Promise<void>;
}

export async function openResidentSite(now = '2026-11-24T09:30:00.000Z'): Promise<ResidentSite> {
  const made = await testDatabase();
  const database = await openDatabase({ connectionString: made.appUrl });
  const folder = await mkdtemp(join(tmpdir(), 'putright-resident-'));
  const store = openFolderStore(folder);
  const server = await siteByRole(database, [...residentRoutes(store), ...evidenceRoutes(store)], now);
  const withSlug = async (built: BuiltLandlord) => ({ ...built, slug: (await database.inLandlord(built.id, (tx) => landlordById(tx, built.id)))?.slug ?? '' });
  const larch = await withSlug(await aLandlord(database));
  const other = await withSlug(await aLandlord(database, 'Rowan Homes'));
  const close = async () => {
    await server.close();
    await database.close();
    await made.close();
    await rm(folder, { recursive: true });
  };
  return { server, database, larch, other, clock: { now }, close };
}

export const tapAnswers = {
  danger: 'no', postcode: 'm1 1aa', problem: 'tap', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'It drips all night',
  risk: 'no', name: 'Sam Field', mobile: '07700 900456', email: '', phone: '', times: '',
};
export type ReportAnswers = { readonly [Field in keyof typeof tapAnswers]: string };

/** Answers every page up to the check, one by one as a person would. */
export async function answerReport(visitor: PageVisitor, site: ResidentSite, differing: Partial<ReportAnswers> & { readonly place?: string; readonly suits?: Readonly<Record<string, string>> } = {}): Promise<Shown> {
  const answers = { ...tapAnswers, place: `home:${site.larch.homeId}`, ...differing };
  const { suits = {} } = differing;
  const { danger, postcode, place, problem, room, extent, since, words, risk, name, mobile, email, phone, times } = answers;
  await visitor.open(`/l/${site.larch.slug}/report`);
  const pages: Readonly<Record<string, string>>[] = [{ danger }, ...(danger === 'no' ? [] : [{}]), { postcode }, { place }, { problem }, { room }, { extent, since }, { words }, { risk }, { name, mobile, email, phone, times }, ...(danger === 'no' ? [suits] : [])];
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
