import type { PlainDate } from '../../clock/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { downloadRoutes, recordView } from '../../staff/index.ts';
import { ourOrderRoles } from '../access.ts';
import { ourOrdersDownload } from '../downloads.ts';
import { ourOrderFilters } from '../model.ts';
import { ourOrders, oursAPage } from '../queries/our-orders.ts';
import { shownOf } from '../views/lists.ts';
import { savedBanner } from '../views/order-page.ts';
import { ourOrderTitle } from '../views/our-order-page.ts';
import { ourOrderPath, ourOrdersPage } from '../views/our-orders.ts';
import { ofStaff, orderActionRoutes, type OrderActionPage, type OrderSide } from './action-page.ts';
import { openOurOrder } from './open-our-order.ts';
import { ourActions, ourDoneWords } from './our-order-actions.ts';
import { ourOrderShown, photoOfOrder } from './our-order-shown.ts';

const current = '/our-orders';

/** What a contractor's people see and do: their own organisation's orders, and nothing else of the landlord's. */
export function ourOrderRoutes(store: FileStore): readonly Route[] {
  const actions = ourActions(store);
  const photo = (part: 'stored' | 'thumbnail') => async (visit: StaffVisit) => photoOfOrder(visit, (await openOurOrder(visit)).order, { store, part });
  return [
    staffRoute('GET', current, ourOrderRoles, list),
    ...downloadRoutes({ path: current, name: 'our-orders', roles: ourOrderRoles }, ourOrdersDownload),
    staffRoute('GET', '/our-orders/:id', ourOrderRoles, (visit) => showOne(visit, actions)),
    staffRoute('GET', '/our-orders/:id/photos/:photoId', ourOrderRoles, photo('stored')),
    staffRoute('GET', '/our-orders/:id/photos/:photoId/thumbnail', ourOrderRoles, photo('thumbnail')),
    ...actions.flatMap((action) => orderActionRoutes(ourSide, action)),
  ];
}

const ourSide: OrderSide = {
  ...ofStaff(() => ourOrderRoles), path: '/our-orders/:id', open: openOurOrder, pathOf: ({ order }) => ourOrderPath(order.id),
  wayOut: () => ({ href: current, text: 'Our orders' }),
};

async function list(visit: StaffVisit): Promise<Reply> {
  const filter = ourOrderFilters.find((name) => name === visit.query['show']);
  const today = visit.today as PlainDate;
  const found = await ourOrders(visit.tx, { organisationId: visit.actor.organisationId, filter, today, now: visit.now, after: visit.query['after'] });
  return page(staffPage(visit, { title: 'Our orders', main: html`${ourOrdersPage(shownOf(found, oursAPage), { filter, today, now: visit.now })}${found.length > 0 && downloadLinks(current, filter === undefined ? '' : `?show=${filter}`)}`, wide: true, current }));
}

async function showOne(visit: StaffVisit, actions: readonly OrderActionPage[]): Promise<Reply> {
  const open = await openOurOrder(visit);
  const { order, header: { file, place } } = open;
  await recordView(visit.tx, visit, 'case', file.id);
  const main = await ourOrderShown(visit, open, { path: ourOrderPath(order.id), actions });
  return page(staffPage(visit, { title: ourOrderTitle(order, place.address), main, current, backLink: { href: current, text: 'Our orders' }, ...savedBanner(ourDoneWords.get(visit.query['done'] ?? '')) }));
}
