import { addCaseSection, addEventWords, addWorkPanel } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { mayOnOrder, ourOrderRoles } from './access.ts';
import { takesOrders } from './case-standing.ts';
import { contractorNames, ordersWaiting } from './queries/lists.ts';
import { ourOrders, oursAPage } from './queries/our-orders.ts';
import { authoriserOf } from './routes/authorisations.ts';
import { ordersOfCase } from './store/orders.ts';
import { orderEvents } from './views/event-words.ts';
import { authorisationsPanel } from './views/lists.ts';
import { ordersSection } from './views/order-page.ts';
import { ourOrdersPanel } from './views/our-orders.ts';

// What the casefile learns of orders, once, when this slice is first used: the orders of a case on its page, and on My work
// what waits for somebody with the limit.

addEventWords(orderEvents);
addCaseSection(async (visit, { header: { file }, actor, facts }) => {
  if (!takesOrders(file.kind)) return undefined;
  const orders = await ordersOfCase(visit.tx, file.id);
  const names = orders.length === 0 ? new Map<string, string>() : await contractorNames(visit.tx, orders.map(({ contractorId }) => contractorId));
  const mayRaise = file.closedAt === null && mayOnOrder(actor, 'RaiseOrder', { organisationIds: facts.organisationIds, isOwnVisit: facts.isOwnVisit, contractorOrganisationId: null, orderId: null });
  return ordersSection({ reference: file.reference, orders, names, today: visit.today as PlainDate, mayRaise });
});

const mostCounted = 20;

addWorkPanel(async (visit) => {
  if (!hasRole(actorOf(visit.actor), ...ourOrderRoles)) return undefined;
  const today = visit.today as PlainDate;
  const whose = { organisationId: visit.actor.organisationId, today, now: visit.now, after: undefined };
  const fresh = await ourOrders(visit.tx, { ...whose, filter: 'new' });
  const open = await ourOrders(visit.tx, { ...whose, filter: undefined });
  return ourOrdersPanel({ fresh, open, most: oursAPage, today, now: visit.now });
});

addWorkPanel(async (visit) => {
  const { actor, limitPence } = authoriserOf(visit);
  if (limitPence === 0) return undefined;
  const waiting = await ordersWaiting(visit.tx, { ...actor, limitPence, after: undefined, most: mostCounted + 1 });
  return waiting.length === 0 ? undefined : authorisationsPanel(waiting.length, mostCounted);
});
