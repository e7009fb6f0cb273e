import { longDate, longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, details, notificationBanner, stackingTable, summaryList, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, link, paragraph } from '../../staff/index.ts';
import type { Contract, Contractor, OrderState, WorkOrder } from '../model.ts';
import { answerByInWords, moneyInWords, orderPartInWords, orderPurposeInWords, orderStateInWords, targetInWords } from '../words.ts';
import { waitingShown } from './order-forms.ts';
import { slotShown } from './our-order-forms.ts';
import { scopeTable } from './scope-table.ts';
import { capitalised, linesOf } from './form-fields.ts';

/** Something that can be done to the order; when it can't be now, why. */
export interface OrderStep {
  readonly text: string;
  readonly path: string;
  readonly refusedBecause?: string | undefined;
}

export interface OrderPageFacts {
  readonly order: WorkOrder;
  readonly contractor: Contractor | undefined;
  readonly contract: Contract | undefined;
  readonly reference: string;
  readonly title: string;
  readonly address: string;
  readonly today: PlainDate;
  readonly steps: readonly OrderStep[];
  readonly links: Html | undefined;
}

export const orderPath = (reference: string, number: number): string => `/cases/${reference}/orders/${number}`;

/** One order: who does it, what was agreed, by when, what to know at the door, and what can be done. */
export function orderPage(facts: OrderPageFacts): Html {
  const { order, reference, address } = facts;
  return column(html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${reference}: ${facts.title}</span>Order ${order.number}: ${order.trade}</h1>
    <p class="govuk-body">${orderTag(order)} ${stateInSentence(order.state, facts.today)}</p>
    ${order.waiting !== null && html`<h2 class="govuk-heading-m">${order.waiting.wentAhead === true ? 'Went ahead, to be authorised' : 'Waits for authorisation'}</h2>${waitingShown(order)}`}
    ${order.proposal !== null && html`<h2 class="govuk-heading-m">A day is proposed</h2>${slotShown(order, facts.today)}`}
    ${stepButtons(facts.steps, orderPath(reference, order.number))}
    <h2 class="govuk-heading-m">The instruction</h2>
    <p class="govuk-body">${order.work.split('\n').map((text, at) => html`${at > 0 && html`<br>`}${text}`)}</p>
    ${summaryList({ rows: rowsOf(facts).map(([key, text]) => ({ key: { text: key }, value: { html: linesOf(text) } })) })}
    ${order.waiting?.about !== 'order' && scopeTable('What was agreed', order.lines)}
    ${facts.links}
    ${paragraph(html`${link(`/cases/${reference}`, address)}`)}
    ${paragraph(link(`${orderPath(reference, order.number)}/messages.json`, 'Download this order as repairs messages (JSON)'))}`);
}

/** The state of an order as a tag. */
export function orderTag(order: Pick<WorkOrder, 'state' | 'waiting'>): Html {
  const { text, colour } = orderStateInWords(order);
  return tag({ text, classes: `govuk-tag--${colour}` });
}

export function stateInSentence(state: OrderState, today: PlainDate): string {
  switch (state.kind) {
    case 'raised': return 'Nobody has accepted it yet.';
    case 'accepted': return `Accepted ${longDateTime(state.at)}; no day yet.`;
    case 'scheduled': return `To be done ${longDate(state.on, today)}, ${orderPartInWords(state.part)}.`;
    case 'completed': return `Done ${longDate(state.on, today)}. ${state.words}`;
    case 'cancelled': return `Cancelled, ${state.reason}. ${state.words}`;
  }
}

/** What can be done as buttons, and what cannot be done now with why. */
export function stepButtons(steps: readonly OrderStep[], page: string): Html | undefined {
  const now = steps.filter(({ refusedBecause }) => refusedBecause === undefined);
  const notNow = steps.filter(({ refusedBecause }) => refusedBecause !== undefined);
  if (steps.length === 0) return undefined;
  return html`${now.length > 0 && html`<div class="house-actions govuk-!-margin-bottom-4">${now.map(({ text, path }, at) => button({ text, href: `${page}/${path}`, classes: at === 0 ? '' : 'govuk-button--secondary' }))}</div>`}
    ${notNow.length > 0 && details({ summaryText: 'What cannot be done now, and why', html: html`<ul class="govuk-list govuk-list--bullet">${notNow.map(({ text, refusedBecause }) => html`<li>${text}: ${refusedBecause}</li>`)}</ul>` })}`;
}

function rowsOf({ order, contractor, contract, today }: OrderPageFacts): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ['Who does it', contractor?.name ?? ''],
    ['Contract', contract?.name ?? 'none: a team of our own'],
    ['What for', capitalised(orderPurposeInWords(order.purpose))],
    ['To be accepted or turned down by', order.state.kind === 'raised' && order.answerBy !== null ? answerByInWords(order.answerBy) : ''],
    ['To be done by', `${targetInWords(order, today)} (${order.priority})`],
    ['What to know at the door', order.accessNeeds],
    ['Dangers of the place', order.siteHazards],
    ['Register of site hazards, when it was raised', order.registerTold ?? ''],
    ['Value', moneyInWords(order.valuePence)],
    ['Nobody let them in', order.timesNoAccess === 0 ? '' : order.timesNoAccess === 1 ? 'Once' : `${order.timesNoAccess} times`],
    ['More is needed', order.followOn ?? ''],
    ['Raised', `${longDateTime(order.raisedAt as Instant)} by ${order.raisedByName}`],
  ];
  return rows.filter(([, text]) => text !== '');
}

export interface OrdersSection {
  readonly reference: string;
  readonly orders: readonly WorkOrder[];
  readonly names: ReadonlyMap<string, string>;
  readonly today: PlainDate;
  /** Where this reader may raise one. */
  readonly mayRaise: boolean;
}

/** The orders of a case on its page. */
export function ordersSection({ reference, orders, names, today, mayRaise }: OrdersSection): Html {
  const rows = orders.map((order) => [
    { html: link(orderPath(reference, order.number), `Order ${order.number}: ${order.trade}`) },
    { text: names.get(order.contractorId) ?? '' },
    { text: targetInWords(order, today) },
    { text: moneyInWords(order.valuePence), format: 'numeric' as const },
    { html: orderTag(order) },
  ]);
  return html`<section id="orders" aria-labelledby="orders-heading"><h2 class="govuk-heading-m" id="orders-heading">Orders</h2>
    ${rows.length === 0 ? paragraph('No orders yet.') : stackingTable({ head: [{ text: 'Order' }, { text: 'Who does it' }, { text: 'By' }, { text: 'Value', format: 'numeric' }, { text: 'State' }], rows })}
    ${mayRaise && paragraph(link(`/cases/${reference}/orders/new`, 'Raise an order'))}</section>`;
}

export const savedBanner = (words: string | undefined) => (words === undefined ? {} : { notification: notificationBanner({ type: 'success', text: words }) });
