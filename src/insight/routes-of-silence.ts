import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole } from '../staff/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { auditDownload, silentHomesDownload, silentPlacesDownload } from './downloads-of-silence.ts';
import { readAuditGroup, readNumber, readSilenceFilters, statesOf } from './forms.ts';
import { newestDone } from './queries/runs.ts';
import { auditOf, deprivationOfRun, silenceOfRun, silentHomes, silentPlaces } from './queries/silence.ts';
import { auditHeading, auditMain } from './views/silent-audit-page.ts';
import { silentHomesHeading, silentHomesMain } from './views/silent-homes-page.ts';
import { silentHeading, silentMain } from './views/silent-page.ts';

const rowsAPage = 50;
const current = '/damp';
const toDamp = { href: '/damp', text: 'Damp and mould' };
const toSilent = { href: '/damp/silent', text: silentHeading };

/** Where nobody is heard from: places, homes to look at, and who is listed. */
export const silenceRoutes: readonly Route[] = [
  staffRoute('GET', '/damp/silent', dampRoles, showPlaces),
  ...downloadRoutes({ path: '/damp/silent', name: 'silent-places', roles: dampRoles }, silentPlacesDownload),
  staffRoute('GET', '/damp/silent/homes', dampRowRoles, showHomes),
  ...downloadRoutes({ path: '/damp/silent/homes', name: 'silent-homes', roles: dampRowRoles }, silentHomesDownload),
  staffRoute('GET', '/damp/silent/audit', dampRoles, showAudit),
  ...downloadRoutes({ path: '/damp/silent/audit', name: 'silent-homes-audit', roles: dampRoles }, auditDownload),
];

/** As many as a page has, and the place after which the next one goes on. */
function cut<Row extends { readonly place: number }>(found: readonly Row[]): { readonly rows: readonly Row[]; readonly next: number | null } {
  const rows = found.slice(0, rowsAPage);
  return { rows, next: found.length > rowsAPage ? (rows.at(-1)?.place ?? null) : null };
}

async function showPlaces(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const filters = readSilenceFilters(query);
  const after = readNumber(query['after']);
  const run = await newestDone(tx, organisationId);
  const [summary, found] = run === undefined ? [undefined, []] : await Promise.all([
    silenceOfRun(tx, run.id), silentPlaces(tx, { runId: run.id, level: filters.level, states: statesOf[filters.which], after, most: rowsAPage + 1 }),
  ]);
  const { rows, next } = cut(found);
  const main = silentMain({ filters, runId: run?.id, summary, places: rows, next, isFirstPage: after === undefined, mayOpenRows: hasRole(actorOf(visit.actor), ...dampRowRoles) });
  return page(staffPage(visit, { title: silentHeading, main, wide: true, current, backLink: toDamp }));
}

async function showHomes(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const after = readNumber(query['after']);
  const run = await newestDone(tx, organisationId);
  const [summary, found] = run === undefined ? [undefined, []] : await Promise.all([silenceOfRun(tx, run.id), silentHomes(tx, { runId: run.id, organisationId, after, most: rowsAPage + 1 })]);
  const { rows, next } = cut(found);
  const main = silentHomesMain({ runId: run?.id, summary, homes: rows, next, isFirstPage: after === undefined });
  return page(staffPage(visit, { title: silentHomesHeading, main, wide: true, current, backLink: toSilent }));
}

async function showAudit(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const by = readAuditGroup(query);
  const after = readNumber(query['after']);
  const run = await newestDone(tx, organisationId);
  const [summary, totals, found] = run === undefined ? [undefined, undefined, []] : await Promise.all([silenceOfRun(tx, run.id), deprivationOfRun(tx, run.id, by), auditOf(tx, { runId: run.id, by, after, most: rowsAPage + 1 })]);
  const { rows, next } = cut(found);
  return page(staffPage(visit, { title: auditHeading(by), main: auditMain({ by, summary, totals, rows, next, isFirstPage: after === undefined }), wide: true, current, backLink: toSilent }));
}
