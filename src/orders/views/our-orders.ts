import { longDate, type PlainDate } from '../../clock/index.ts';
import { pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../staff/index.ts';
import { ourOrderFilters, type OurOrderFilter } from '../model.ts';
import type { OurOrderListed } from '../queries/our-orders.ts';
import { orderPartInWords, targetInWords } from '../words.ts';
import { capitalised } from './form-fields.ts';
import type { Shown } from './lists.ts';

const filterWords: Readonly<Record<OurOrderFilter, string>> = { new: 'New', accepted: 'Accepted, no day yet', scheduled: 'With a day', overdue: 'Overdue', ended: 'Ended' };
const nothing: Readonly<Record<OurOrderFilter | 'all', string>> = {
  all: 'You have no open orders.', new: 'No new orders.', accepted: 'No order waits for a day.', scheduled: 'No order has a day.', overdue: 'Nothing is overdue.', ended: 'No order has ended yet.',
};

export const ourOrderPath = (id: string): string => `/our-orders/${id}`;

interface OursShown {
  readonly filter: OurOrderFilter | undefined;
  readonly today: PlainDate;
  readonly now: string;
}

/** The orders of the reader's own organisation: where, what, by when. */
export function ourOrdersPage({ rows, next }: Shown<OurOrderListed>, { filter, today, now }: OursShown): Html {
  const query = (more: string) => `/our-orders${[filter === undefined ? '' : `show=${filter}`, more].filter((part) => part !== '').join('&').replace(/^(?=.)/, '?')}`;
  return html`<h1 class="govuk-heading-l">Our orders</h1>
    ${filterLinks(filter)}
    ${rows.length === 0 ? paragraph(nothing[filter ?? 'all']) : stackingTable({
      head: [{ text: 'Order' }, { text: 'Where' }, { text: 'What' }, { text: 'By' }, { text: 'State' }],
      rows: rows.map((order) => [
        { html: link(ourOrderPath(order.id), `${order.reference}, order ${order.number}`) }, { text: order.address }, { text: whatIn(order) },
        { html: html`${targetInWords(order, today)} ${isLate(order, today, now) && tag({ text: 'Overdue', classes: 'govuk-tag--red' })} ${order.priority === 'emergency' && tag({ text: 'Emergency', classes: 'govuk-tag--red' })}` },
        { text: stateOf(order, today) },
      ]),
    })}
    ${next !== null && pagination({ next: { href: query(`after=${next}`), text: 'More orders' } })}`;
}

function filterLinks(chosen: OurOrderFilter | undefined): Html {
  const item = (filter: OurOrderFilter | undefined, words: string) =>
    filter === chosen ? html`<li><strong aria-current="true">${words}</strong></li>` : html`<li>${link(filter === undefined ? '/our-orders' : `/our-orders?show=${filter}`, words)}</li>`;
  return html`<nav aria-label="Which orders"><ul class="govuk-list house-actions">${item(undefined, 'All open')}${ourOrderFilters.map((filter) => item(filter, filterWords[filter]))}</ul></nav>`;
}

const whatIn = ({ trade, work }: OurOrderListed): string => `${capitalised(trade)}: ${shortened(work)}`;

const shortened = (text: string): string => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

function isLate({ state, targetOn, targetAt }: OurOrderListed, today: PlainDate, now: string): boolean {
  if (state === 'completed' || state === 'cancelled') return false;
  return targetOn === null ? targetAt !== null && targetAt < now : targetOn < today;
}

function stateOf({ state, scheduledOn, scheduledPart, isProposed, isVariationWaiting }: OurOrderListed, today: PlainDate): string {
  const words = { raised: 'New: accept it or turn it down', accepted: 'Accepted: propose a day', scheduled: `For ${scheduledOn === null ? '' : longDate(scheduledOn, today)}${scheduledPart === null ? '' : `, ${orderPartInWords(scheduledPart)}`}`, completed: 'Completed', cancelled: 'Cancelled' }[state];
  return [isProposed && state === 'accepted' ? 'Day proposed: wait for the answer' : words, ...(isVariationWaiting ? ['variation asked for'] : [])].join('; ');
}

interface OursOnMyWork extends Omit<OursShown, 'filter'> {
  /** One more than `most` where there are more. */
  readonly fresh: readonly OurOrderListed[];
  readonly open: readonly OurOrderListed[];
  readonly most: number;
}

/** What a contractor's people begin the day with: what nobody has accepted yet, what is late, and where they go today. */
export function ourOrdersPanel({ fresh, open, most, today, now }: OursOnMyWork): Html {
  const late = open.filter((order) => isLate(order, today, now));
  const onToday = open.filter(({ scheduledOn, state }) => state === 'scheduled' && scheduledOn === today);
  return html`<section aria-labelledby="our-orders-heading"><h2 class="govuk-heading-m" id="our-orders-heading">Our orders</h2>
    ${paragraph(fresh.length === 0 ? 'No new orders.' : html`${link('/our-orders?show=new', countOf(fresh.length, most, 'new order'))}: accept or turn down`)}
    ${late.length > 0 && paragraph(html`${link('/our-orders?show=overdue', countOf(late.length, most, 'order'))} ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}`)}
    ${onToday.length > 0 && html`<h3 class="govuk-heading-s">Today</h3><ul class="govuk-list govuk-list--spaced">${onToday.map((order) => html`<li>${link(ourOrderPath(order.id), order.address)}<br>${order.scheduledPart !== null && `${capitalised(orderPartInWords(order.scheduledPart))}. `}${whatIn(order)}</li>`)}</ul>`}
    ${paragraph(open.length === 0 ? 'You have no open orders.' : link('/our-orders', countOf(open.length, most, 'open order')))}</section>`;
}

function countOf(count: number, most: number, noun: string): string {
  if (count > most) return `More than ${most} ${noun}s`;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
