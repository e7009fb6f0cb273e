import { longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../staff/index.ts';
import { contractorOrderFilters, type ContractorOrderFilter } from '../model.ts';
import type { OrderListed } from '../queries/lists.ts';
import { moneyInWords, orderStateInWords, targetInWords, waitReasonsInWords } from '../words.ts';
import { orderPath } from './order-page.ts';

/** A page of a list: the rows shown, and the row to go on after when there are more. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** The first page of rows that were asked for with one more. */
export function shownOf<Row extends { readonly id: string }>(found: readonly Row[], most: number): Shown<Row> {
  const rows = found.slice(0, most);
  return { rows, next: found.length > most ? (rows.at(-1)?.id ?? null) : null };
}

/** What waits for somebody with this limit, the longest waiting first. */
export function authorisationsPage({ rows, next }: Shown<OrderListed>, limitPence: number): Html {
  const table = stackingTable({
    head: [{ text: 'Order' }, { text: 'Where' }, { text: 'Who asks' }, { text: 'What' }, { text: 'In all', format: 'numeric' }, { text: 'Since' }],
    rows: rows.map((order) => [
      { html: html`${link(orderPath(order.reference, order.number), `${order.reference}, order ${order.number}`)} ${order.priority === 'emergency' && tag({ text: 'Emergency', classes: 'govuk-tag--red' })}` },
      { text: order.address },
      { text: order.waiting?.askedByName ?? '' },
      { html: html`${order.waiting?.about === 'variation' ? 'Variation' : 'Order'}: ${waitReasonsInWords(order.waiting?.because ?? [])} ${order.waiting?.wentAhead === true && tag({ text: 'Went ahead', classes: 'govuk-tag--yellow' })}` },
      { text: moneyInWords(order.waiting?.valuePence ?? 0), format: 'numeric' as const },
      { text: longDateTime((order.waitingSince ?? order.raisedAt) as Instant) },
    ]),
  });
  return html`<h1 class="govuk-heading-l">Waiting for authorisation</h1>
    ${paragraph(limitPence === 0 ? 'Your role authorises nothing: your landlord’s settings say who does.' : `You may authorise up to ${moneyInWords(limitPence)}, and never what you asked for yourself.`)}
    ${rows.length === 0 ? paragraph('Nothing waits for you.') : table}
    ${next !== null && pagination({ next: { href: `/orders/to-authorise?after=${next}`, text: 'More' } })}`;
}

/** The same, how many, on My work. */
export function authorisationsPanel(count: number, most: number): Html {
  const words = count > most ? `More than ${most} orders and variations wait` : count === 1 ? '1 order or variation waits' : `${count} orders and variations wait`;
  return html`<section aria-labelledby="authorise-heading"><h2 class="govuk-heading-m" id="authorise-heading">To authorise</h2>
    ${paragraph(link('/orders/to-authorise', `${words} for your authorisation`))}</section>`;
}

export const contractorOrderFilterWords: Readonly<Record<ContractorOrderFilter, string>> = { open: 'Open', 'too-late': 'After their last day', varied: 'With variations', 'no-access': 'No access', ended: 'Ended' };
const noneOf: Readonly<Record<ContractorOrderFilter, string>> = {
  open: 'No open orders at homes of your organisation.', 'too-late': 'No open order at homes of your organisation is for a day after their contract or their work for you is over.',
  varied: 'No variation was asked for at homes of your organisation.', 'no-access': 'They got in everywhere at homes of your organisation.', ended: 'No order has ended at homes of your organisation.',
};

/** The orders of one contractor, with the choice of which. */
export function contractorOrders({ rows, next }: Shown<OrderListed>, { filter, path, today }: { readonly filter: ContractorOrderFilter; readonly path: string; readonly today: PlainDate }): Html {
  const numeric = 'numeric' as const;
  const item = (each: ContractorOrderFilter) => html`<li>${each === filter ? html`<strong aria-current="true">${contractorOrderFilterWords[each]}</strong>` : link(`${path}?show=${each}#orders`, contractorOrderFilterWords[each])}</li>`;
  const table = () => stackingTable({
    head: [{ text: 'Order' }, { text: 'Where' }, { text: 'Trade' }, { text: 'By' }, { text: 'Value', format: numeric }, { text: 'Variations', format: numeric }, { text: 'No access', format: numeric }, { text: 'State' }],
    rows: rows.map((order) => [
      { html: link(orderPath(order.reference, order.number), `${order.reference}, order ${order.number}`) },
      { text: order.address }, { text: order.trade }, { text: targetInWords({ targetOn: order.targetOn, targetAt: order.targetAt as Instant | null }, today) },
      { text: moneyInWords(order.valuePence), format: numeric }, { text: order.variationsAsked === 0 ? '0' : `${order.variationsAsked}, ${order.variationsAgreed} allowed`, format: numeric }, { text: order.timesNoAccess, format: numeric }, { text: stateOf(order) },
    ]),
  });
  return html`<h2 class="govuk-heading-m" id="orders">Orders</h2>
    <nav aria-label="Which orders"><ul class="govuk-list house-actions">${contractorOrderFilters.map(item)}</ul></nav>
    ${rows.length === 0 ? paragraph(noneOf[filter]) : table()}
    ${next !== null && pagination({ next: { href: `${path}?show=${filter}&after=${next}#orders`, text: 'More orders' } })}
    ${rows.length > 0 && downloadLinks(`${path}/orders`, `?show=${filter}`)}`;
}

/** After a contract was cut short: what was given a day while it still ran. */
export function tooLateWarning({ rows: { length: count }, next }: Shown<OrderListed>, path: string): Html | undefined {
  if (count === 0) return undefined;
  const words = next !== null ? `More than ${count} open orders are` : count === 1 ? '1 open order is' : `${count} open orders are`;
  return warningText({ html: html`${link(`${path}?show=too-late#orders`, `${words} for a day after their contract or their work for you is over`)}. Give each an earlier day, or cancel it and order it from somebody else.` });
}

function stateOf({ state, waiting }: OrderListed): string {
  if (state === 'completed' || state === 'cancelled') return state === 'completed' ? 'Completed' : 'Cancelled';
  const kind = state === 'accepted' ? ({ kind: 'accepted', at: '' as Instant } as const) : ({ kind: 'raised' } as const);
  return state === 'scheduled' && waiting === null ? 'Scheduled' : orderStateInWords({ state: kind, waiting }).text;
}
