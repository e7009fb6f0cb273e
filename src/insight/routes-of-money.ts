import { isPlainDate } from '../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole } from '../staff/index.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { moneyDownload, moneyProgrammesDownload } from './downloads-of-money.ts';
import { readMoneyFilters, readNumber } from './forms.ts';
import { moneyBlocks, moneyOfRun, moneyProgrammes } from './queries/money.ts';
import { newestDone } from './queries/runs.ts';
import { moneyHeading, moneyMain } from './views/money-page.ts';
import { moneyProgrammesHeading, moneyProgrammesMain } from './views/money-programmes-page.ts';

const rowsAPage = 50;
const current = '/damp';

/** Where money should go: blocks, and what programmes reach of them. */
export const moneyRoutes: readonly Route[] = [
  staffRoute('GET', '/damp/money', dampRoles, showBlocks),
  ...downloadRoutes({ path: '/damp/money', name: 'where-money-should-go', roles: dampRoles }, moneyDownload),
  staffRoute('GET', '/damp/money/programmes', dampRoles, showProgrammes),
  ...downloadRoutes({ path: '/damp/money/programmes', name: 'programmes-and-damp', roles: dampRoles }, moneyProgrammesDownload),
];

/** Those who act on rows are those who may open programmes. */
const mayOpenProgrammes = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...dampRowRoles);

async function showBlocks(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const filters = readMoneyFilters(query);
  const after = readNumber(query['after']);
  const run = await newestDone(tx, organisationId);
  const [summary, found] = run === undefined ? [undefined, []] : await Promise.all([
    moneyOfRun(tx, run.id), moneyBlocks(tx, { runId: run.id, order: filters.by, isUnplanned: filters.planned === 'no', after, most: rowsAPage + 1 }),
  ]);
  const blocks = found.slice(0, rowsAPage);
  const next = found.length > rowsAPage ? (blocks.at(-1)?.place ?? null) : null;
  const main = moneyMain({ filters, summary, blocks, next, isFirstPage: after === undefined, mayOpenProgrammes: mayOpenProgrammes(visit) });
  return page(staffPage(visit, { title: moneyHeading, main, wide: true, current, backLink: { href: '/damp', text: 'Damp and mould' } }));
}

async function showProgrammes(visit: StaffVisit): Promise<Reply> {
  const { tx, query, actor: { organisationId } } = visit;
  const after = readProgrammePlace(query['after']);
  const run = await newestDone(tx, organisationId);
  const [summary, found] = run === undefined ? [undefined, []] : await Promise.all([moneyOfRun(tx, run.id), moneyProgrammes(tx, { runId: run.id, after, most: rowsAPage + 1 })]);
  const programmes = found.slice(0, rowsAPage);
  const last = found.length > rowsAPage ? programmes.at(-1) : undefined;
  const main = moneyProgrammesMain({ summary, programmes, next: last === undefined ? null : `${last.startsOn}_${last.id}`, isFirstPage: after === undefined, mayOpenProgrammes: mayOpenProgrammes(visit) });
  return page(staffPage(visit, { title: moneyProgrammesHeading, main, wide: true, current, backLink: { href: '/damp/money', text: moneyHeading } }));
}

/** Where the address says the list of programmes goes on. */
function readProgrammePlace(text: string | undefined): { readonly startsOn: string; readonly id: string } | undefined {
  const [startsOn = '', id = ''] = (text ?? '').split('_');
  return isPlainDate(startsOn) && isUuid(id) ? { startsOn, id } : undefined;
}
