import { casePath } from '../casefile/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { ownCauses } from '../repairs/index.ts';
import { actorOf, downloadRoutes, hasRole } from '../staff/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { readJobsWanted } from './forms/work.ts';
import { contractorsCounted, jobPlaceOf, jobsOfRun, readJobPlace, workOfRun } from './queries/work.ts';
import { jobsHeading, jobsMain } from './views/jobs-page.ts';
import { workMain } from './views/work-page.ts';
import type { GroupNames } from './views/work-words.ts';
import { workApiRoutes } from './work-api.ts';
import { groupsDownload, jobsDownload } from './work-downloads.ts';

const rowsAPage = 50;

/** Did it work: how much damp came back after the work, the jobs behind it, and both for programs. */
export const workRoutes: readonly Route[] = [
  staffRoute('GET', '/damp/did-it-work', dampRoles, showWork),
  ...downloadRoutes({ path: '/damp/did-it-work', name: 'damp-did-it-work', roles: dampRoles }, groupsDownload),
  staffRoute('GET', '/damp/did-it-work/jobs', dampRowRoles, showJobs),
  ...downloadRoutes({ path: '/damp/did-it-work/jobs', name: 'damp-jobs', roles: dampRowRoles }, jobsDownload),
  ...workApiRoutes,
];

/** What names the groups of a run, by the landlord's own list of causes. */
export async function groupNames({ tx, landlord }: Pick<StaffVisit, 'tx' | 'landlord'>, contractorIds: readonly string[]): Promise<GroupNames> {
  return { causes: ownCauses(landlord.settings), contractors: await contractorsCounted(tx, contractorIds) };
}

async function showWork(visit: StaffVisit): Promise<Reply> {
  const found = await workOfRun(visit.tx, visit.actor.organisationId);
  const names = await groupNames(visit, (found?.work.groups.contractor ?? []).map(({ group }) => group));
  const main = workMain({ found, names, mayOpenRows: hasRole(actorOf(visit.actor), ...dampRowRoles) });
  return page(staffPage(visit, { title: 'Did it work?', main, wide: true, current: '/damp', backLink: { href: '/damp', text: 'Damp and mould' } }));
}

async function showJobs(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const wanted = readJobsWanted(query);
  const after = readJobPlace(query['after']);
  const run = await workOfRun(tx, organisationId);
  const found = run === undefined ? [] : await jobsOfRun(tx, run.runId, { ...wanted, after, most: rowsAPage + 1 });
  const jobs = found.slice(0, rowsAPage).map((job) => ({ ...job, href: casePath(job.reference), backHref: job.backReference === null ? null : casePath(job.backReference) }));
  const last = found.length > rowsAPage ? jobs.at(-1) : undefined;
  const names = await groupNames(visit, [...jobs.flatMap(({ contractorId }) => contractorId ?? []), ...(wanted.by === 'contractor' && wanted.group !== undefined ? [wanted.group] : [])]);
  const main = jobsMain({ wanted, jobs, names, next: last === undefined ? null : jobPlaceOf(last), isFirstPage: after === undefined });
  return page(staffPage(visit, { title: jobsHeading(wanted, names), main, wide: true, current: '/damp', backLink: { href: '/damp/did-it-work', text: 'Did it work?' } }));
}
