import { sentence, wordsOf, type EventInWords, type EventTelling, type EventWords } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { OrderEvent } from '../decide/index.ts';
import type { OrderLine } from '../model.ts';
import { lineInWords, moneyInWords, orderPartInWords, orderPurposeInWords, targetInWords, waitReasonsInWords } from '../words.ts';

type Data<Type extends OrderEvent['type']> = Extract<OrderEvent, { type: Type }>['data'];

/** The facts of an event are those this slice wrote, so they have the type they were written with. */
function telling<Type extends OrderEvent['type']>(words: (data: Data<Type>, today: PlainDate) => EventInWords): EventTelling {
  return { words: (data: unknown, today) => words(data as Data<Type>, today) };
}

const scopeOf = (lines: readonly OrderLine[]): Html => html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${lineInWords(line)}</li>`)}</ul>`;
const nameOf = ({ number, contractorName }: { readonly number: number; readonly contractorName: string }): string => `Order ${number} (${contractorName})`;

/** How the timeline tells each thing that happens to an order. */
export const orderEvents: EventWords = {
  OrderRaised: telling<'OrderRaised'>((data, today) => ({
    title: `${nameOf(data)} raised: ${data.trade}, to ${orderPurposeInWords(data.purpose)}, ${moneyInWords(data.valuePence)}`,
    body: html`${wordsOf(data.work)}${scopeOf(data.lines)}${sentence(`To be done by ${targetInWords(data, today)}.`)}
      ${data.because.length > 0 && sentence(data.wentAhead === true
        ? `It went ahead before authorisation, because a danger does not wait; ${waitReasonsInWords(data.because)}.`
        : `It waits for authorisation, because ${waitReasonsInWords(data.because)}.`)}`,
  })),
  OrderAccepted: telling<'OrderAccepted'>((data) => ({ title: `${nameOf(data)} accepted` })),
  OrderScheduled: telling<'OrderScheduled'>((data, today) => ({ title: `${nameOf(data)} scheduled`, body: sentence(`For ${longDate(data.on, today)}, ${orderPartInWords(data.part)}.`) })),
  OrderCompleted: telling<'OrderCompleted'>((data, today) => ({ title: `${nameOf(data)} completed, ${moneyInWords(data.valuePence)}`, body: html`${wordsOf(data.words)}${sentence(`Done on ${longDate(data.on, today)}.`)}${data.followOn !== undefined && sentence(`More is needed: ${data.followOn}`)}` })),
  OrderCancelled: telling<'OrderCancelled'>((data) => ({ title: `${nameOf(data)} cancelled: ${data.reason}`, body: wordsOf(data.words) })),
  OrderTurnedDown: telling<'OrderTurnedDown'>((data) => ({ title: `${nameOf(data)} turned down`, body: wordsOf(data.words) })),
  SlotProposed: telling<'SlotProposed'>((data, today) => ({ title: `${nameOf(data)}: ${longDate(data.on, today)}, ${orderPartInWords(data.part)}, proposed`, body: wordsOf(data.words) })),
  SlotDeclined: telling<'SlotDeclined'>((data, today) => ({ title: `${nameOf(data)}: ${longDate(data.on, today)}, proposed by ${data.proposedByName}, declined`, body: wordsOf(data.words) })),
  OrderNoAccess: telling<'OrderNoAccess'>((data, today) => ({ title: `${nameOf(data)}: no access ${longDate(data.on, today)}`, body: wordsOf(data.words) })),
  OrderPhotosAdded: telling<'OrderPhotosAdded'>((data) => ({ title: `${nameOf(data)}: ${data.photos.length === 1 ? 'a photo' : `${data.photos.length} photos`} added` })),
  VariationAsked: telling<'VariationAsked'>((data) => ({
    title: `Variation of order ${data.number} asked for: ${moneyInWords(data.valuePence)} in all`,
    body: html`${wordsOf(data.reason)}${scopeOf(data.lines)}${sentence(`It waits for authorisation, because ${waitReasonsInWords(data.because)}.`)}`,
  })),
  VariationMade: telling<'VariationMade'>((data) => ({ title: `Order ${data.number} varied within the limit: ${moneyInWords(data.valuePence)} in all`, body: html`${wordsOf(data.reason)}${scopeOf(data.lines)}` })),
  VariationWithdrawn: telling<'VariationWithdrawn'>((data) => ({ title: `Variation of order ${data.number} withdrawn`, body: wordsOf(data.words) })),
  OrderLinkSent: telling<'OrderLinkSent'>((data, today) => ({ title: `${nameOf(data)}: a link to it sent${data.to === '' ? '' : ` to ${data.to}`}`, body: sentence(`It works until ${longDate(data.until, today)}.`) })),
  OrderLinkWithdrawn: telling<'OrderLinkWithdrawn'>((data) => ({ title: `${nameOf(data)}: the link to it withdrawn` })),
  OrderAuthorised: telling<'OrderAuthorised'>((data) => ({ title: `${matterOf(data)} authorised: ${moneyInWords(data.valuePence)}`, body: html`${wordsOf(data.words)}${sentence(`${data.askedByName} asked for it.`)}` })),
  OrderDeclined: telling<'OrderDeclined'>((data) => ({ title: `${matterOf(data)} declined`, body: html`${wordsOf(data.words)}${sentence(`${data.askedByName} asked for it.`)}` })),
} satisfies Record<OrderEvent['type'], EventTelling>;

const matterOf = ({ about, number }: { readonly about: 'order' | 'variation'; readonly number: number }): string => (about === 'order' ? `Order ${number}` : `Variation of order ${number}`);
