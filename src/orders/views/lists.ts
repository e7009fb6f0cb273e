import { longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../staff/index.ts';
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

/** What one contractor still has to do. */
export function openOrdersTable({ rows, next }: Shown<OrderListed>, today: PlainDate, path: string): Html {
  if (rows.length === 0) return paragraph('No open orders at homes of your organisation.');
  return html`${stackingTable({
    head: [{ text: 'Order' }, { text: 'Where' }, { text: 'Trade' }, { text: 'By' }, { text: 'Value', format: 'numeric' }, { text: 'State' }],
    rows: rows.map((order) => [
      { html: link(orderPath(order.reference, order.number), `${order.reference}, order ${order.number}`) },
      { text: order.address }, { text: order.trade }, { text: targetInWords({ targetOn: order.targetOn, targetAt: order.targetAt as Instant | null }, today) },
      { text: moneyInWords(order.valuePence), format: 'numeric' as const }, { text: stateOf(order) },
    ]),
  })}${next !== null && pagination({ next: { href: `${path}?after=${next}`, text: 'More orders' } })}`;
}

function stateOf({ state, waiting }: OrderListed): string {
  const kind = state === 'accepted' ? ({ kind: 'accepted', at: '' as Instant } as const) : ({ kind: 'raised' } as const);
  return state === 'scheduled' && waiting === null ? 'Scheduled' : orderStateInWords({ state: kind, waiting }).text;
}
