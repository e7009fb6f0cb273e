import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { actorOf, downloadRoutes } from '../../staff/index.ts';
import { authoriserRoles } from '../access.ts';
import { authorisationsDownload } from '../downloads.ts';
import { authorisingLimitOf, orderPolicyFrom } from '../policy.ts';
import { ordersWaiting, rowsAPage } from '../queries/lists.ts';
import { authorisationsPage, shownOf } from '../views/lists.ts';

/** What waits for whoever has the limit. */
export const authorisationRoutes: readonly Route[] = [
  staffRoute('GET', '/orders/to-authorise', authoriserRoles, show),
  ...downloadRoutes({ path: '/orders/to-authorise', name: 'orders-to-authorise', roles: authoriserRoles }, (visit) => authorisationsDownload(authoriserOf(visit))),
];

async function show(visit: StaffVisit): Promise<Reply> {
  const { actor, limitPence } = authoriserOf(visit);
  const found = limitPence === 0 ? [] : await ordersWaiting(visit.tx, { ...actor, limitPence, after: visit.query['after'] });
  return page(staffPage(visit, { title: 'Waiting for authorisation', main: html`${authorisationsPage(shownOf(found, rowsAPage), limitPence)}${found.length > 0 && downloadLinks('/orders/to-authorise')}`, wide: true, current: '/orders/to-authorise' }));
}

/** Who asks, and how much they may say yes to. */
export function authoriserOf({ actor: signedIn, landlord }: Pick<StaffVisit, 'actor' | 'landlord'>) {
  const actor = actorOf(signedIn);
  return { actor: { staffId: actor.id, organisationId: actor.organisationId }, limitPence: authorisingLimitOf(actor, orderPolicyFrom(landlord.settings)) };
}
