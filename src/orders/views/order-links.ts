import { addDays, countOf, dateInLondon, longDate, longDateTime, type Instant, type PlainDate } from '../../clock/index.ts';
import { stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { paragraph } from '../../staff/index.ts';
import { linkUntil } from '../decide/links.ts';
import type { Contractor, WorkOrder } from '../model.ts';
import type { OrderLinkShown } from '../store/order-links.ts';

/** To whom a link would go, and what that means. */
export function sendLinkWords({ contractor, order, today, hasLink }: { readonly contractor: Contractor | undefined; readonly order: WorkOrder; readonly today: PlainDate; readonly hasLink: boolean }): Html {
  const { contactName = '', contactEmail = '', name = '' } = contractor ?? {};
  return html`${paragraph(`We email it to ${contactName === '' ? name : `${contactName} of ${name}`}, ${contactEmail}. Whoever has it can read this order and act on it for ${name} without signing in, until ${longDate(linkUntil(order, today), today)}. It opens nothing else.`)}
    ${hasLink && paragraph('The link that was sent before opens nothing from then on.')}
    ${paragraph('To send it to somebody else, change the contact on the contractor’s page first.')}`;
}

export const withdrawLinkWords = (sentTo: string | undefined): Html =>
  paragraph(`The link${sentTo === undefined ? '' : ` sent to ${sentTo}`} opens nothing from then on, and nothing can be sent from a page that is open. What was done by it stays on the record.`);

/** The links by which whoever does it came or may come to this order. */
export function orderLinksSection(links: readonly OrderLinkShown[], now: Instant, today: PlainDate): Html | undefined {
  if (links.length === 0) return undefined;
  const day = (at: Instant) => longDate(dateInLondon(at), today);
  // It ends as its last day does: the next midnight is no day of it.
  const lastDay = (expiresAt: Instant) => longDate(addDays(dateInLondon(expiresAt), -1), today);
  const state = ({ revokedAt, expiresAt }: OrderLinkShown) => (revokedAt !== null ? `Withdrawn ${day(revokedAt)}` : expiresAt <= now ? `Ended ${lastDay(expiresAt)}` : `Works until ${lastDay(expiresAt)}`);
  const opened = ({ firstOpenedAt, lastOpenedAt, timesOpened }: OrderLinkShown) =>
    (firstOpenedAt === null || lastOpenedAt === null ? 'Not yet' : `${countOf(timesOpened, 'time')}, first ${longDateTime(firstOpenedAt)}, last ${longDateTime(lastOpenedAt)}`);
  return html`<h2 class="govuk-heading-m">Links to this order</h2>
    ${stackingTable({
      head: [{ text: 'Sent to' }, { text: 'When' }, { text: 'State' }, { text: 'Opened' }],
      rows: links.map((link) => [{ text: link.sentTo }, { text: `${longDateTime(link.madeAt)} by ${link.madeByName}` }, { text: state(link) }, { text: opened(link) }]),
    })}`;
}
