import { dateFields } from '../../src/platform/api/index.ts';
import type { FormBody } from '../../src/platform/http/visit.ts';
import type { OrderCommand } from '../../src/orders/index.ts';
import type { Sent } from './repair-doors.ts';
import type { OrderDoor } from './rows-of-orders.ts';

/** By which pages and operations a command on an order comes: the landlord's, and those of whoever does the work. */
export interface CarriedOrder {
  readonly page?: string;
  readonly api?: string;
  /** The page of the contractor's own people, which is that of a link as well. */
  readonly ours?: string;
  readonly oursApi?: string;
  readonly fields: (sent: Sent) => FormBody;
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const asReason = ({ words }: Sent): FormBody => ({ reason: text(words) });
const none = (): FormBody => ({});
type Line = { readonly code?: string; readonly quantity?: number; readonly words?: string; readonly pricePence?: number };

/** The lines as the two boxes of a form hold them. */
const boxes = (lines: unknown): FormBody => ({
  codes: (lines as readonly Line[]).flatMap(({ code, quantity }) => (code === undefined ? [] : [`${code} ${quantity}`])).join('\n'),
  others: (lines as readonly Line[]).flatMap(({ words, pricePence = 0 }) => (words === undefined ? [] : [`${words} = ${(pricePence / 100).toFixed(2)}`])).join('\n'),
});
const onDay = (sent: Sent): FormBody => ({ ...dateFields('on', text(sent['on'])), ...('part' in sent ? { part: text(sent['part']) } : {}), ...('words' in sent ? { words: text(sent['words']) } : {}) });
const everywhere = (path: string, fields: CarriedOrder['fields'], api = path): CarriedOrder => ({ page: path, api, ours: path, oursApi: api, fields });
const landlords = (path: string, fields: CarriedOrder['fields'], api = path): CarriedOrder => ({ page: path, api, fields });

export const carriedOrders: { readonly [Type in OrderCommand['type']]: CarriedOrder } = {
  AcceptOrder: everywhere('accept', none),
  TurnDownOrder: everywhere('turn-down', asReason),
  RecordOrderNoAccess: everywhere('no-access', ({ words }) => ({ words: text(words), tried: ['left a card'] })),
  CompleteOrder: everywhere('complete', (sent) => ({ ...onDay(sent), more: 'no' })),
  AskVariation: everywhere('vary', ({ lines, words }) => ({ ...boxes(lines), reason: text(words) }), 'ask-variation'),
  WithdrawVariation: everywhere('withdraw-variation', asReason),
  ProposeSlot: { ours: 'propose', oursApi: 'propose', fields: onDay },
  AddOrderPhotos: { ours: 'photos', fields: none },
  ScheduleOrder: landlords('schedule', onDay),
  AcceptSlot: landlords('accept-slot', none),
  DeclineSlot: landlords('decline-slot', asReason),
  CancelOrder: landlords('cancel', ({ reason, words }) => ({ why: text(reason), reason: text(words) })),
  AuthoriseOrder: landlords('authorise', ({ words }) => ({ words: text(words) })),
  DeclineOrder: landlords('decline', asReason),
  SendOrderLink: landlords('send-link', none),
  WithdrawOrderLink: landlords('withdraw-link', none),
};

/** By which of its doors a command comes. */
export function doorsOf(command: OrderCommand['type']): readonly OrderDoor[] {
  const { page, api, ours, oursApi } = carriedOrders[command];
  const isTold = asMessage(command, '', {}) !== undefined;
  const there: readonly (readonly [OrderDoor, boolean])[] = [['page', page !== undefined], ['api', api !== undefined], ['message', isTold && page !== undefined], ['ours', ours !== undefined], ['oursApi', oursApi !== undefined], ['ourMessage', isTold && ours !== undefined], ['link', ours !== undefined]];
  return there.filter(([, isThere]) => isThere).map(([door]) => door);
}

/** What is sent to raise an order, on the form of its page. */
export function raiseFields({ contractorId, contractId, lines, targetOn, ...sent }: Sent): FormBody {
  const words = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, text(value)]));
  return { ...words, contractor: `${text(contractorId)} ${contractId === undefined ? 'none' : text(contractId)}`, ...boxes(lines), ...(targetOn === undefined ? {} : dateFields('target', text(targetOn))) };
}

/** The same as a message between programs, which tells of three steps only. */
export function asMessage(command: OrderCommand['type'], reference: string, sent: Sent): object | undefined {
  const about = { ID: `${reference}/1` };
  const window = { Date: text(sent['on']), TimeOfDay: { Name: text(sent['part']) } };
  switch (command) {
    case 'AcceptOrder': return { JobStatusUpdate: { RelatedWorkOrderReference: about, OtherType: 'accepted' } };
    case 'ScheduleOrder':
    case 'ProposeSlot': return { JobStatusUpdate: { RelatedWorkOrderReference: about, OtherType: 'scheduled', RefinedAppointmentWindow: window } };
    case 'CompleteOrder': return { WorkOrderComplete: { WorkOrderReference: about, JobStatusUpdates: [{ OtherType: 'completed', EventTime: `${text(sent['on'])}T12:00:00.000Z`, Comments: text(sent['words']) }] } };
    default: return undefined;
  }
}

/** What is sent to raise an order, as a message to a firm by its name. */
export function asRaisingMessage({ purpose, trade, work, lines, targetOn = '2026-12-10' }: Sent, firm: string): object {
  const items = (lines as readonly Line[]).map(({ code, quantity = 1, words, pricePence }) => (code === undefined ? { CustomName: words, PutrightPricePence: pricePence } : { CustomCode: code, Quantity: { Amount: [quantity] } }));
  return {
    contractor: firm, contract: `${firm} 2026`,
    RaiseRepair: {
      DescriptionOfWork: text(work), Priority: { PriorityCode: '3', RequiredCompletionDateTime: `${text(targetOn)}T12:00:00.000Z` },
      WorkClass: { WorkClassSubType: { WorkClassSubType: [purpose] } }, WorkElement: [{ Trade: [{ CustomCode: trade }], RateScheduleItem: items }],
    },
  };
}
