import type { FastifyInstance } from 'fastify';
import type { Tx } from '../src/platform/database/index.ts';
import { insightJobs, insightRoutes } from '../src/insight/index.ts';
import { performanceJobs } from '../src/performance/index.ts';
import { sessionCookie, type Route } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { openLog } from '../src/platform/log.ts';
import type { Role } from '../src/staff/index.ts';
import { RepairsAtWork } from './builders/repairs-at-work.ts';
import { openedLandlord } from './opened-database.ts';
import { siteByRole } from './site-by-role.ts';

/** A Tuesday afternoon; the newest whole week ended on the Sunday before. */
export const dampNow = '2026-11-24T15:00:00.000Z';

/** The pages of damp over a landlord's own database, and the jobs behind them. */
export interface DampSite {
  readonly work: RepairsAtWork;
  readonly server: FastifyInstance;
  readonly inLandlord: <Result>(does: (tx: Tx) => Promise<Result>) => Promise<Result>;
  /** The cookie of this landlord's person of a role, or of one who works for another organisation. */
  readonly cookie: (role: Role, organisationId?: string) => string;
  readonly count: () => Promise<void>;
  readonly workOut: (at?: string) => Promise<void>;
  close(): Promise<void>;
}

/** Larchfield Homes with the pages of damp, and those of other rooms that they lead to. */
export async function openDampSite(others: readonly Route[] = []): Promise<DampSite> {
  const { database, landlord, close } = await openedLandlord();
  const server = await siteByRole(database, [...insightRoutes, ...others], dampNow);
  const tools = (now: string) => ({ database, now, newId, log: openLog('silent') });
  return {
    work: new RepairsAtWork(database, landlord), server,
    inLandlord: (does) => database.inLandlord(landlord.id, does),
    cookie: (role, organisationId = landlord.councilId) =>
      `${sessionCookie}=${landlord.id}.${Buffer.from(JSON.stringify({ staffId: landlord.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [], organisationId })).toString('base64url')}`,
    count: async () => performanceJobs.tasks['count-cases']?.({}, tools(dampNow)),
    workOut: async (at = dampNow) => insightJobs.tasks['work-out-damp']?.({}, tools(at)),
    close: async () => {
      await server.close();
      await close();
    },
  };
}
