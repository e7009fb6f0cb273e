import { casePath } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { recordView } from '../../staff/index.ts';
import { mayOnOrder, orderRoles, rolesThatMay, whoCanOrder } from '../access.ts';
import type { OrderCommand } from '../decide/index.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import { parseAuthorised, parseCancelled, parseCompleted, parseDeclined, parseSchedule, parseVariation, parseWithdrawn } from '../forms/order.ts';
import { parseNoAccess, parseSlotDeclined, parseTurnedDown } from '../forms/our-order.ts';
import { linksOf } from '../store/order-links.ts';
import { noAccessFields, slotShown, turnDownFields } from '../views/our-order-forms.ts';
import { cancelFields, completeFields, scheduleFields, variationFields, waitingShown, wordsField } from '../views/order-forms.ts';
import { orderPage, orderPath, savedBanner, type OrderStep } from '../views/order-page.ts';
import { orderLinksSection, sendLinkWords, withdrawLinkWords } from '../views/order-links.ts';
import { orderRefusalInWords } from '../views/refusal-words.ts';
import { ofStaff, orderActionRoutes, type OrderActionPage, type OrderSide, type ReadOrder } from './action-page.ts';
import { openOrder, openOrderTo, type OpenOrder } from './open-order.ts';

const actions: readonly OrderActionPage[] = [
  { path: 'authorise', action: 'AuthoriseOrder', title: 'Authorise', verb: 'Authorise it', parse: ({ body }) => parseAuthorised(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'words', 'Anything to add (optional)', 'It goes on the record.')}` },
  { path: 'decline', action: 'DeclineOrder', title: 'Decline', verb: 'Decline it', look: 'warning', parse: ({ body }) => parseDeclined(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why not', 'Whoever asked reads this.')}` },
  { path: 'accept', action: 'AcceptOrder', title: 'Accept the order', verb: 'Record that it is accepted', parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }), fields: () => html`<p class="govuk-body">Whoever does the work has said that they will.</p>` },
  { path: 'accept-slot', action: 'AcceptSlot', title: 'Accept the day they propose', verb: 'Accept the day', parse: () => ({ ok: true, command: { type: 'AcceptSlot' } }), fields: ({ order, context }) => html`${slotShown(order, context.today)}<p class="govuk-body">Ask the resident first. They are told of the day when you accept it.</p>` },
  { path: 'decline-slot', action: 'DeclineSlot', title: 'Decline the day they propose', verb: 'Decline the day', look: 'warning', parse: ({ body }) => parseSlotDeclined(body), fields: ({ order, context }, form) => html`${slotShown(order, context.today)}${wordsField(form, 'reason', 'Why not', 'Whoever proposed it reads this.')}` },
  { path: 'turn-down', action: 'TurnDownOrder', title: 'Record that they turned it down', verb: 'Record it', look: 'warning', parse: ({ body }) => parseTurnedDown(body), fields: (_open, form) => turnDownFields(form) },
  { path: 'no-access', action: 'RecordOrderNoAccess', title: 'Record no access', verb: 'Record no access', parse: ({ body }) => parseNoAccess(body), fields: (_open, form) => noAccessFields(form) },
  { path: 'schedule', action: 'ScheduleOrder', title: 'Give it a day', verb: 'Save the day', parse: ({ body }) => parseSchedule(body), fields: ({ order }, form) => scheduleFields(order, form) },
  { path: 'complete', action: 'CompleteOrder', title: 'Complete the order', verb: 'Record that it is done', parse: ({ body }) => parseCompleted(body), fields: ({ context }, form) => completeFields(form, context.today) },
  { path: 'vary', action: 'AskVariation', title: 'Ask for a variation', verb: 'Ask for the variation', parse: ({ body }) => parseVariation(body), fields: ({ order }, form) => variationFields(order, form) },
  { path: 'withdraw-variation', action: 'WithdrawVariation', title: 'Withdraw the variation', verb: 'Withdraw it', parse: ({ body }) => parseWithdrawn(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why it is withdrawn')}` },
  { path: 'cancel', action: 'CancelOrder', title: 'Cancel the order', verb: 'Cancel the order', look: 'warning', parse: ({ body }) => parseCancelled(body), fields: (_open, form) => cancelFields(form) },
  { path: 'send-link', action: 'SendOrderLink', title: 'Send a link', verb: 'Send the link', parse: () => ({ ok: true, command: { type: 'SendOrderLink' } }), fields: ({ order, context }) => sendLinkWords({ contractor: context.contractor, order, today: context.today, hasLink: context.link !== null }) },
  { path: 'withdraw-link', action: 'WithdrawOrderLink', title: 'Withdraw the link', verb: 'Withdraw the link', look: 'warning', parse: () => ({ ok: true, command: { type: 'WithdrawOrderLink' } }), fields: ({ context }) => withdrawLinkWords(context.link?.sentTo) },
];

const pathOf = ({ record, order }: ReadOrder): string => orderPath(record.spine.file.reference, order.number);
const landlordSide: OrderSide = {
  ...ofStaff(rolesThatMay), path: '/cases/:reference/orders/:number', open: openOrderTo, pathOf,
  wayOut: ({ record }) => ({ href: casePath(record.spine.file.reference), text: `Go to ${record.spine.file.reference}` }),
};

/** The page of an order, and what may be done to it. */
export const orderRoutes: readonly Route[] = [staffRoute('GET', '/cases/:reference/orders/:number', orderRoles, showOrder), ...actions.flatMap((action) => orderActionRoutes(landlordSide, action))];

async function showOrder(visit: StaffVisit): Promise<Reply> {
  const open = await openOrder(visit);
  const { file, place } = open.opened.header;
  const { order, context: { contractor, contract } } = open;
  await recordView(visit.tx, visit, 'case', file.id);
  const links = orderLinksSection(await linksOf(visit.tx, order.id), visit.now as Instant, visit.today as PlainDate);
  const main = orderPage({ order, contractor, contract, reference: file.reference, title: file.title, address: place.address, today: visit.today as PlainDate, steps: stepsOf(open), links });
  return page(staffPage(visit, { title: `Order ${order.number}: ${order.trade}`, main, backLink: { href: casePath(file.reference), text: file.reference }, ...savedBanner(doneWords.get(visit.query['done'] ?? '')) }));
}

/** Each action as a button, or as why not; those that could not matter to this order are left out. */
function stepsOf(open: OpenOrder): readonly OrderStep[] {
  const { waiting, settledAt } = open.order;
  const matters = ({ action }: OrderActionPage) => {
    if (action === 'WithdrawOrderLink') return open.context.link !== null;
    if (isAboutWaiting.has(action)) return waiting !== null && (action !== 'WithdrawVariation' || waiting.about === 'variation');
    return settledAt === null && (!isAboutSlot.has(action) || open.order.proposal !== null);
  };
  return actions.filter(matters).map(({ path, action, title }) => {
    if (!mayOnOrder(open.opened.actor, action, open.access)) return { text: title, path, refusedBecause: whoCanOrder(action) };
    const refused = whyNotOrder(open.record, action, open.context);
    return refused === undefined ? { text: title, path } : { text: title, path, refusedBecause: orderRefusalInWords(refused.refusal, refused.facts) };
  });
}

const isAboutWaiting: ReadonlySet<OrderCommand['type']> = new Set<OrderCommand['type']>(['AuthoriseOrder', 'DeclineOrder', 'WithdrawVariation']);

const isAboutSlot: ReadonlySet<OrderCommand['type']> = new Set<OrderCommand['type']>(['AcceptSlot', 'DeclineSlot']);

const doneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  raise: 'Order raised', accept: 'Recorded as accepted', schedule: 'Day saved', complete: 'Recorded as done', cancel: 'Order cancelled',
  vary: 'Variation saved', 'withdraw-variation': 'Variation withdrawn', authorise: 'Authorised', decline: 'Declined',
  'accept-slot': 'Day accepted: the resident is told', 'decline-slot': 'Day declined', 'send-link': 'Link sent', 'withdraw-link': 'Link withdrawn', 'turn-down': 'Recorded as turned down', 'no-access': 'No access recorded',
}));
