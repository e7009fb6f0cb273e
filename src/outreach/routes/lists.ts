import { isInstant, type PlainDate } from '../../clock/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, recordViews } from '../../staff/index.ts';
import { askRoles, mayStart } from '../access.ts';
import { homesDownload, outreachesDownload } from '../downloads.ts';
import { homesShown } from '../model.ts';
import { approachesOf, outcomesOf, outreachesOf, rowsAPage, type OutreachPlace } from '../queries/lists.ts';
import { outreachOf } from '../store/outreaches.ts';
import { callListHeading, callListPage } from '../views/homes-page.ts';
import { outreachListPage } from '../views/list-page.ts';
import { outreachPage } from '../views/outreach-page.ts';

const current = '/outreach';

/** Outreaches, one of them, and its homes. */
export const listRoutes: readonly Route[] = [
  staffRoute('GET', '/outreach', askRoles, showList),
  ...downloadRoutes({ path: '/outreach', name: 'outreach', roles: askRoles }, outreachesDownload),
  staffRoute('GET', '/outreach/:id', askRoles, showOne),
  staffRoute('GET', '/outreach/:id/homes', askRoles, showHomes),
  ...downloadRoutes({ path: '/outreach/:id/homes', name: 'outreach-homes', roles: askRoles }, homesDownload),
];

async function showList(visit: StaffVisit): Promise<Reply> {
  const after = readPlace(visit.query['after']);
  const found = await outreachesOf(visit.tx, visit.actor.organisationId, { after, most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const last = found.length > rowsAPage ? rows.at(-1) : undefined;
  const main = outreachListPage({ rows, next: last === undefined ? undefined : `${last.startedAt} ${last.id}`, isFirstPage: after === undefined, mayStart: mayStart(actorOf(visit.actor)) });
  return page(staffPage(visit, { title: 'Outreach', main, wide: true, current }));
}

/** A time and an id, as the address has them. */
function readPlace(text: string | undefined): OutreachPlace | undefined {
  const [startedAt = '', id = ''] = (text ?? '').split(' ');
  return isInstant(startedAt) && isUuid(id) ? { startedAt, id } : undefined;
}

async function showOne(visit: StaffVisit): Promise<Reply> {
  const outreach = await outreachOf(visit.tx, visit.params['id'] ?? '', visit.actor.organisationId);
  const main = outreachPage(outreach, await outcomesOf(visit.tx, outreach.id, visit.actor.organisationId));
  const notification = visit.query['done'] === 'begun' ? { notification: notificationBanner({ type: 'success', text: outreach.way === 'message' ? 'Begun. The messages are on their way.' : 'Begun. The list of homes is ready.' }) } : {};
  return page(staffPage(visit, { title: outreach.name, main, current, backLink: { href: '/outreach', text: 'Outreach' }, ...notification }));
}

async function showHomes(visit: StaffVisit): Promise<Reply> {
  const outreach = await outreachOf(visit.tx, visit.params['id'] ?? '', visit.actor.organisationId);
  const shown = homesShown.find((each) => each === visit.query['shown']) ?? 'to-ask';
  const after = /^[1-9]\d{0,5}$/.test(visit.query['after'] ?? '') ? Number(visit.query['after']) : 0;
  const found = await approachesOf(visit.tx, outreach.id, { organisationId: visit.actor.organisationId, shown, after, most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  // Names and numbers stand on it: whoever looks leaves a trace on each home.
  await recordViews(visit.tx, visit, 'home', rows.map(({ homeId }) => homeId));
  const main = callListPage({ outreach, shown, rows, next: found.length > rowsAPage ? rows.at(-1)?.place : undefined, isFirstPage: after === 0, today: visit.today as PlainDate });
  return page(staffPage(visit, { title: callListHeading(outreach, shown), main, wide: true, current, backLink: { href: `/outreach/${outreach.id}`, text: outreach.name } }));
}
