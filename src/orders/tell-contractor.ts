import type { CaseFile, NewMessage } from '../casefile/index.ts';
import { dateInLondon, longDate, type PlainDate } from '../clock/index.ts';
import { englishWordings, plainReader, writeMessage, type WordValues } from '../correspondence/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { OrderContext, OrderEvent } from './decide/index.ts';
import type { WorkOrder } from './model.ts';
import { orderPartInWords } from './words.ts';

interface Told {
  readonly file: CaseFile;
  readonly order: WorkOrder;
  readonly events: readonly OrderEvent[];
  readonly context: OrderContext;
}

interface Telling {
  readonly tx: Tx;
  readonly landlord: Pick<Landlord, 'name' | 'phone'>;
}

/** What whoever comes by a link is told by email: of the link itself, and of what others did to the order since. Never by whom or why. */
export async function wordsToContractor(telling: Telling, told: Told): Promise<readonly NewMessage[]> {
  const { context: { contractor, link, today } } = told;
  const saying = whatToSay(told);
  const address = saying?.isNewLink === true ? contractor?.contactEmail : link?.sentTo;
  if (saying === undefined || address === undefined || address === '') return [];
  const { template, values, orderLinkId } = saying;
  const reader = plainReader({ channel: 'email', address, name: contractor?.contactName || contractor?.name || '', residentId: null }, await englishWordings(telling.tx));
  const all: WordValues = { ...sharedValues(telling, told), ...values };
  return [{ ...writeMessage(reader, { template, values: all, today }), isToContractor: true, facts: { values: all, orderLinkId } }];
}

const sharedValues = ({ landlord }: Telling, { file, order }: Told): WordValues => ({ landlord: landlord.name, phone: landlord.phone, reference: file.reference, link: '{link}', order: String(order.number) });

interface Saying {
  readonly isNewLink: boolean;
  readonly template: string;
  readonly values: WordValues;
  readonly orderLinkId: string;
}

function whatToSay({ order, events, context: { link, today } }: Told): Saying | undefined {
  const sent = events.find((event) => event.type === 'OrderLinkSent');
  if (sent !== undefined) {
    const values = { trade: order.trade, 'work by': { day: order.targetOn ?? (order.targetAt === null ? today : dateInLondon(order.targetAt)) }, 'link until': { day: sent.data.until } };
    return { isNewLink: true, template: 'order-link', values, orderLinkId: sent.data.linkId };
  }
  const news = events.flatMap((event) => (event.data.byContractor === true ? [] : newsOf(event, today)));
  return link === null || news.length === 0 ? undefined : { isNewLink: false, template: 'order-changed', values: { 'what changed': news.join(' ') }, orderLinkId: link.id };
}

function newsOf(event: OrderEvent, today: PlainDate): readonly string[] {
  switch (event.type) {
    case 'OrderScheduled':
      return [`It is for ${longDate(event.data.on, today)}, ${orderPartInWords(event.data.part)}.`];
    case 'SlotDeclined':
      return [`The day you proposed, ${longDate(event.data.on, today)}, does not suit: propose another.`];
    case 'OrderCancelled':
      return ['It is cancelled: please do not do the work.'];
    case 'OrderAuthorised':
      return event.data.about === 'variation' ? ['Your variation is agreed.'] : [];
    case 'OrderDeclined':
      return event.data.about === 'variation' ? ['Your variation is not agreed: the work stays as it was.'] : [];
    default:
      return [];
  }
}
