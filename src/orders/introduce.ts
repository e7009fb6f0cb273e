import { addCaseSection, addWorkPanel } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { mayOnOrder } from './access.ts';
import { takesOrders } from './case-standing.ts';
import { contractorNames, ordersWaiting } from './queries/lists.ts';
import { authoriserOf } from './routes/authorisations.ts';
import { ordersOfCase } from './store/orders.ts';
import { authorisationsPanel } from './views/lists.ts';
import { ordersSection } from './views/order-page.ts';

// What the casefile learns of orders, once, when this slice is first used: the orders of a case on its page, and on My work
// what waits for somebody with the limit.

addCaseSection(async (visit, { header: { file }, actor, facts }) => {
  if (!takesOrders(file.kind)) return undefined;
  const orders = await ordersOfCase(visit.tx, file.id);
  const names = orders.length === 0 ? new Map<string, string>() : await contractorNames(visit.tx, orders.map(({ contractorId }) => contractorId));
  const mayRaise = file.closedAt === null && mayOnOrder(actor, 'RaiseOrder', { organisationIds: facts.organisationIds, isOwnVisit: facts.isOwnVisit, contractorOrganisationId: null });
  return ordersSection({ reference: file.reference, orders, names, today: visit.today as PlainDate, mayRaise });
});

const mostCounted = 20;

addWorkPanel(async (visit) => {
  const { actor, limitPence } = authoriserOf(visit);
  if (limitPence === 0) return undefined;
  const waiting = await ordersWaiting(visit.tx, { ...actor, limitPence, after: undefined, most: mostCounted + 1 });
  return waiting.length === 0 ? undefined : authorisationsPanel(waiting.length, mostCounted);
});
