import type { FileStore } from '../../platform/files/index.ts';
import { page, publicPage, sendingLimit, TooManyRequests, workLinkRoute, type Reply, type Route, type WorkLinkVisit } from '../../platform/http/index.ts';
import { savedBanner } from '../views/order-page.ts';
import { ourOrderTitle } from '../views/our-order-page.ts';
import { orderActionRoutes, type OrderActionPage, type OrderSide } from './action-page.ts';
import { askingByLink, openOrderOfLink } from './open-our-order.ts';
import { ourActions, ourDoneWords } from './our-order-actions.ts';
import { ourOrderShown, photoOfOrder } from './our-order-shown.ts';

const linkPath = ({ link }: WorkLinkVisit): string => `/o/${link.token}`;
/** What one link sends in an hour at most. */
const mostAnHour = 60;

/** What whoever holds a link sees and does: this order, and nothing else of the landlord's. */
export function orderLinkRoutes(store: FileStore): readonly Route[] {
  const actions = ourActions(store);
  const side = sideOf(sendingLimit(mostAnHour));
  const photo = (part: 'stored' | 'thumbnail') => async (visit: WorkLinkVisit) => photoOfOrder(visit, (await openOrderOfLink(visit)).order, { store, part });
  return [
    workLinkRoute('GET', '/o/:token', (visit) => show(visit, actions)),
    workLinkRoute('GET', '/o/:token/photos/:photoId', photo('stored')),
    workLinkRoute('GET', '/o/:token/photos/:photoId/thumbnail', photo('thumbnail')),
    ...actions.flatMap((action) => orderActionRoutes(side, action)),
  ];
}

function sideOf(mayStillSend: (linkId: string, now: string) => boolean): OrderSide<WorkLinkVisit> {
  return {
    path: '/o/:token', open: openOrderOfLink, frame: publicPage, pathOf: (_open, visit) => linkPath(visit), wayOut: (_open, visit) => ({ href: linkPath(visit), text: 'Go back to the order' }),
    route: (method, path, _action, handle) => workLinkRoute(method, path, async (visit) => {
      if (method === 'POST' && !mayStillSend(visit.link.linkId, visit.now)) throw new TooManyRequests();
      return handle(visit);
    }),
    asking: (visit, { order, context }) => askingByLink(visit, { order, contractorName: context.contractor?.name ?? '' }),
  };
}

async function show(visit: WorkLinkVisit, actions: readonly OrderActionPage[]): Promise<Reply> {
  const open = await openOrderOfLink(visit);
  const main = await ourOrderShown(visit, open, { path: linkPath(visit), actions });
  return page(publicPage(visit, { title: ourOrderTitle(open.order, open.header.place.address), main, ...savedBanner(ourDoneWords.get(visit.query['done'] ?? '')) }));
}
