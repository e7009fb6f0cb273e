import { casePath } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { recordView } from '../../staff/index.ts';
import { mayOnOrder, orderRoles, whoCanOrder } from '../access.ts';
import type { OrderCommand } from '../decide/index.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import { parseAuthorised, parseCancelled, parseCompleted, parseDeclined, parseSchedule, parseVariation, parseWithdrawn } from '../forms/order.ts';
import { cancelFields, completeFields, scheduleFields, variationFields, waitingShown, wordsField } from '../views/order-forms.ts';
import { orderPage, savedBanner, type OrderStep } from '../views/order-page.ts';
import { orderRefusalInWords } from '../views/refusal-words.ts';
import { orderActionRoutes, type OrderActionPage } from './action-page.ts';
import { openOrder, type OpenOrder } from './open-order.ts';

const actions: readonly OrderActionPage[] = [
  { path: 'authorise', action: 'AuthoriseOrder', title: 'Authorise', verb: 'Authorise it', parse: ({ body }) => parseAuthorised(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'words', 'Anything to add (optional)', 'It goes on the record.')}` },
  { path: 'decline', action: 'DeclineOrder', title: 'Decline', verb: 'Decline it', look: 'warning', parse: ({ body }) => parseDeclined(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why not', 'Whoever asked reads this.')}` },
  { path: 'accept', action: 'AcceptOrder', title: 'Accept the order', verb: 'Record that it is accepted', parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }), fields: () => html`<p class="govuk-body">Whoever does the work has said that they will.</p>` },
  { path: 'schedule', action: 'ScheduleOrder', title: 'Give it a day', verb: 'Save the day', parse: ({ body }) => parseSchedule(body), fields: (_open, form) => scheduleFields(form) },
  { path: 'complete', action: 'CompleteOrder', title: 'Complete the order', verb: 'Record that it is done', parse: ({ body }) => parseCompleted(body), fields: ({ context }, form) => completeFields(form, context.today) },
  { path: 'vary', action: 'AskVariation', title: 'Ask for a variation', verb: 'Ask for the variation', parse: ({ body }) => parseVariation(body), fields: ({ order }, form) => variationFields(order, form) },
  { path: 'withdraw-variation', action: 'WithdrawVariation', title: 'Withdraw the variation', verb: 'Withdraw it', parse: ({ body }) => parseWithdrawn(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why it is withdrawn')}` },
  { path: 'cancel', action: 'CancelOrder', title: 'Cancel the order', verb: 'Cancel the order', look: 'warning', parse: ({ body }) => parseCancelled(body), fields: (_open, form) => cancelFields(form) },
];

/** The page of an order, and what may be done to it. */
export const orderRoutes: readonly Route[] = [staffRoute('GET', '/cases/:reference/orders/:number', orderRoles, showOrder), ...actions.flatMap(orderActionRoutes)];

async function showOrder(visit: StaffVisit): Promise<Reply> {
  const open = await openOrder(visit);
  const { file, place } = open.opened.header;
  const { order, context: { contractor, contract } } = open;
  await recordView(visit.tx, visit, 'case', file.id);
  const main = orderPage({ order, contractor, contract, reference: file.reference, title: file.title, address: place.address, today: visit.today as PlainDate, steps: stepsOf(open) });
  return page(staffPage(visit, { title: `Order ${order.number} of ${file.reference}`, main, backLink: { href: casePath(file.reference), text: file.reference }, ...savedBanner(doneWords.get(visit.query['done'] ?? '')) }));
}

/** Each action as a button, or as why not; those that could not matter to this order are left out. */
function stepsOf(open: OpenOrder): readonly OrderStep[] {
  const { waiting, settledAt } = open.order;
  if (settledAt !== null && waiting === null) return [];
  const matters = ({ action }: OrderActionPage) => (isAboutWaiting.has(action) ? waiting !== null && (action !== 'WithdrawVariation' || waiting.about === 'variation') : settledAt === null);
  return actions.filter(matters).map(({ path, action, title }) => {
    if (!mayOnOrder(open.opened.actor, action, open.access)) return { text: title, path, refusedBecause: whoCanOrder(action) };
    const refused = whyNotOrder(open.record, action, open.context);
    return refused === undefined ? { text: title, path } : { text: title, path, refusedBecause: orderRefusalInWords(refused.refusal, refused.facts) };
  });
}

const isAboutWaiting: ReadonlySet<OrderCommand['type']> = new Set<OrderCommand['type']>(['AuthoriseOrder', 'DeclineOrder', 'WithdrawVariation']);

const doneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  raise: 'Order raised', accept: 'Recorded as accepted', schedule: 'Day saved', complete: 'Recorded as done', cancel: 'Order cancelled',
  vary: 'Variation saved', 'withdraw-variation': 'Variation withdrawn', authorise: 'Authorised', decline: 'Declined',
}));
