import { newId } from '../../src/platform/ids.ts';
import type { OrderCommand, OrderRefusal } from '../../src/orders/index.ts';
import type { Role } from '../../src/staff/index.ts';
import type { OrderStateName } from './order-states.ts';
import type { StateName } from './repair-states.ts';
import type { Sent } from './repair-doors.ts';

/** The doors of an order: the landlord's page, API and messages, the contractor's own, and the link they were sent. */
export const orderDoors = ['page', 'api', 'message', 'ours', 'oursApi', 'ourMessage', 'link'] as const;
export type OrderDoor = (typeof orderDoors)[number];

export interface OrderRow {
  readonly refusal: OrderRefusal;
  readonly command: OrderCommand['type'];
  readonly in: OrderStateName;
  /** Who of the landlord asks. */
  readonly as: Role;
  readonly sent: Sent;
  /** Where a form or the shape of a request asks for it first. */
  readonly asked?: Readonly<Partial<Record<OrderDoor, RegExp>>>;
  /** To whoever does the work the order is not there, or not any more. */
  readonly unseenBy?: readonly OrderDoor[];
}

const row = (refusal: OrderRefusal, command: OrderCommand['type'], [state, as]: readonly [OrderStateName, Role], sent: Sent = {}): OrderRow => ({ refusal, command, in: state, as, sent });
const asked = (of: OrderRow, form: RegExp, shape: RegExp = /Give some text/): OrderRow => ({ ...of, asked: { page: form, ours: form, link: form, api: shape, oursApi: shape, message: shape, ourMessage: shape } });
const theirs: readonly OrderDoor[] = ['ours', 'oursApi', 'ourMessage', 'link'];
const unseen = (of: OrderRow): OrderRow => ({ ...of, unseenBy: theirs });

const words = { words: 'Both washers renewed' };
const on = (date: string): Sent => ({ on: date, ...words });
const thursday: Sent = { on: '2026-11-26', part: 'morning' };
/** From midnight to eight: over when anybody asks. */
const lastNight: Sent = { on: '2026-11-24', part: '0000-0800' };
const scope = (...lines: readonly object[]): Sent => ({ lines, words: 'The bath, too' });
const washers = { code: 'PL101', quantity: 2 };
const tap = { code: 'PL200', quantity: 1 };

export const rowsOfOrders: readonly OrderRow[] = [
  row('case-is-closed', 'AcceptOrder', ['ofClosedCase', 'planner']),
  row('case-is-closed', 'AskVariation', ['ofClosedCase', 'planner'], scope(tap)),
  row('case-is-closed', 'AuthoriseOrder', ['ofClosedCase', 'manager']),
  row('case-is-closed', 'SendOrderLink', ['ofClosedCase', 'planner']),
  row('case-is-closed', 'AddOrderPhotos', ['ofClosedCase', 'planner']),
  row('may-be-a-hazard', 'ScheduleOrder', ['maybeDanger', 'planner'], thursday),
  row('may-be-a-hazard', 'ProposeSlot', ['maybeDanger', 'planner'], thursday),
  row('may-be-a-hazard', 'AcceptSlot', ['maybeDanger', 'planner']),
  row('contractor-has-ended', 'SendOrderLink', ['ofEndedFirm', 'planner']),
  asked(row('nothing-ordered', 'AskVariation', ['accepted', 'planner'], scope()), /Say what is ordered/, /at least one|fewer|items|one/i),
  row('rate-unknown', 'AskVariation', ['accepted', 'planner'], scope({ code: 'XX9', quantity: 1 })),
  row('rate-expired', 'AskVariation', ['accepted', 'planner'], scope({ code: 'PL900', quantity: 1 })),
  row('rate-twice', 'AskVariation', ['accepted', 'planner'], scope(washers, washers)),
  asked(row('words-missing', 'CompleteOrder', ['accepted', 'planner'], { on: '2026-11-24', words: '' }), /Say what was done/),
  asked(row('reason-missing', 'TurnDownOrder', ['raised', 'planner'], { words: '' }), /Say why you cannot do it/),
  asked(row('reason-missing', 'AskVariation', ['accepted', 'planner'], { lines: [tap], words: '' }), /Say why the scope changes/),
  asked(row('reason-missing', 'CancelOrder', ['raised', 'planner'], { reason: 'no longer needed', words: '' }), /Explain why/),
  row('date-has-passed', 'ScheduleOrder', ['accepted', 'planner'], { on: '2026-11-23', part: 'morning' }),
  row('date-has-passed', 'ProposeSlot', ['accepted', 'planner'], { on: '2026-11-23', part: 'morning' }),
  row('date-has-passed', 'AcceptSlot', ['proposedPast', 'planner']),
  row('date-too-far', 'ScheduleOrder', ['accepted', 'planner'], { on: '2028-11-23', part: 'morning' }),
  row('date-too-far', 'ProposeSlot', ['accepted', 'planner'], { on: '2028-11-23', part: 'morning' }),
  row('slot-is-over', 'ScheduleOrder', ['acceptedEmergency', 'planner'], lastNight),
  row('slot-is-over', 'ProposeSlot', ['acceptedEmergency', 'planner'], lastNight),
  row('slot-is-over', 'AcceptSlot', ['proposedLastNight', 'planner']),
  row('only-for-emergencies', 'ScheduleOrder', ['accepted', 'planner'], { on: '2026-11-26', part: '1700-2359' }),
  row('only-for-emergencies', 'ProposeSlot', ['accepted', 'planner'], { on: '2026-11-26', part: '1700-2359' }),
  row('after-their-last-day', 'ScheduleOrder', ['contractCutShort', 'planner'], thursday),
  row('after-their-last-day', 'ProposeSlot', ['contractCutShort', 'planner'], thursday),
  row('after-their-last-day', 'AcceptSlot', ['contractCutShort', 'planner']),
  row('order-not-open', 'AcceptOrder', ['completed', 'planner']),
  row('order-not-open', 'CompleteOrder', ['cancelled', 'planner'], on('2026-11-24')),
  row('order-not-open', 'CancelOrder', ['completed', 'planner'], { reason: 'no longer needed', ...words }),
  row('order-not-open', 'AuthoriseOrder', ['completed', 'manager']),
  row('order-not-open', 'AddOrderPhotos', ['cancelled', 'planner']),
  row('already-accepted', 'AcceptOrder', ['accepted', 'planner']),
  row('already-accepted', 'TurnDownOrder', ['accepted', 'planner'], words),
  row('not-accepted', 'ScheduleOrder', ['raised', 'planner'], thursday),
  row('not-accepted', 'ProposeSlot', ['raised', 'planner'], thursday),
  row('not-accepted', 'CompleteOrder', ['raised', 'planner'], on('2026-11-24')),
  unseen(row('waits-for-authorisation', 'AcceptOrder', ['unauthorised', 'planner'])),
  unseen(row('waits-for-authorisation', 'CompleteOrder', ['unauthorised', 'planner'], on('2026-11-24'))),
  unseen(row('waits-for-authorisation', 'AskVariation', ['unauthorised', 'planner'], scope(tap))),
  row('waits-for-authorisation', 'SendOrderLink', ['unauthorised', 'planner']),
  row('variation-waits', 'CompleteOrder', ['varied', 'planner'], on('2026-11-24')),
  row('variation-waits', 'AskVariation', ['varied', 'planner'], scope(tap)),
  row('nothing-changes', 'AskVariation', ['accepted', 'planner'], scope(washers)),
  row('nothing-waits', 'WithdrawVariation', ['accepted', 'planner'], words),
  row('nothing-waits', 'AuthoriseOrder', ['accepted', 'manager']),
  row('nothing-waits', 'DeclineOrder', ['accepted', 'manager'], words),
  row('asked-it-yourself', 'AuthoriseOrder', ['varied', 'surveyor']),
  row('asked-it-yourself', 'DeclineOrder', ['varied', 'surveyor'], words),
  row('above-your-limit', 'AuthoriseOrder', ['varied', 'planner']),
  row('done-in-the-future', 'CompleteOrder', ['accepted', 'planner'], on('2026-11-25')),
  row('done-in-the-future', 'RecordOrderNoAccess', ['tomorrow', 'planner'], words),
  row('done-before-raised', 'CompleteOrder', ['accepted', 'planner'], on('2026-11-10')),
  row('visit-booked', 'CompleteOrder', ['visitBooked', 'planner'], on('2026-11-24')),
  row('visit-booked', 'ProposeSlot', ['visitBooked', 'planner'], thursday),
  row('visit-booked', 'TurnDownOrder', ['visitBookedOnRaised', 'planner'], words),
  row('visit-booked', 'CancelOrder', ['visitBooked', 'planner'], { reason: 'no longer needed', ...words }),
  row('no-slot-proposed', 'AcceptSlot', ['accepted', 'planner']),
  row('no-slot-proposed', 'DeclineSlot', ['accepted', 'planner'], words),
  row('not-scheduled', 'RecordOrderNoAccess', ['accepted', 'planner'], words),
  asked(row('tried-missing', 'RecordOrderNoAccess', ['today', 'planner'], { words: '' }), /Say what you tried at the door/),
  asked(row('photos-missing', 'AddOrderPhotos', ['accepted', 'planner']), /Choose at least one photo/),
  row('no-contact-email', 'SendOrderLink', ['ofSilentFirm', 'planner']),
  row('no-link', 'WithdrawOrderLink', ['withoutLink', 'planner']),
];

/** What is sent to raise an order, on a repair in this state. */
export interface RaiseRow {
  readonly refusal: OrderRefusal;
  readonly in: StateName;
  readonly sent: Sent;
  readonly asked?: { readonly page: RegExp; readonly api: RegExp };
  /** Its case has as many orders as one may have. */
  readonly hasAHundred?: true;
}

const raising: Sent = { purpose: 'work', trade: 'plumber', work: 'Renew both tap washers', lines: [washers], priority: 'routine' };
const raise = (refusal: OrderRefusal, state: StateName, sent: Sent = {}, says?: readonly [RegExp, RegExp]): RaiseRow =>
  ({ refusal, in: state, sent: { ...raising, ...sent }, ...(says === undefined ? {} : { asked: { page: says[0], api: says[1] } }) });
const chooseWho = [/Choose who does the work/, /Choose who does the work/] as const;

export const rowsOfRaising: readonly RaiseRow[] = [
  raise('case-is-closed', 'closed'),
  raise('not-decided', 'reported'),
  raise('may-be-a-hazard', 'hazard'),
  raise('said-done', 'fixed'),
  { ...raise('too-many-orders', 'triaged'), hasAHundred: true },
  raise('unknown-contractor', 'triaged', { contractorId: newId() }, chooseWho),
  raise('contractor-has-ended', 'triaged', { contractorId: 'ended', contractId: 'ended' }, chooseWho),
  raise('not-their-trade', 'triaged', { trade: 'roofer' }),
  raise('unknown-contract', 'triaged', { contractId: newId() }, chooseWho),
  raise('contract-not-in-force', 'triaged', { contractorId: 'ended', contractId: 'ended' }, chooseWho),
  raise('contract-missing', 'triaged', { contractId: undefined }, chooseWho),
  raise('nothing-ordered', 'triaged', { lines: [] }, [/Say what is ordered/, /"pointer":"\/lines"/]),
  raise('too-many-lines', 'triaged', { lines: Array.from({ length: 51 }, () => ({ words: 'More', pricePence: 1 })) }, [/An order has 50 lines at most/, /"pointer":"\/lines"/]),
  raise('rate-unknown', 'triaged', { lines: [{ code: 'XX9', quantity: 1 }] }),
  raise('rate-expired', 'triaged', { lines: [{ code: 'PL900', quantity: 1 }] }),
  raise('rate-twice', 'triaged', { lines: [washers, washers] }),
  raise('quantity-missing', 'triaged', { lines: [{ code: 'PL101', quantity: 0 }] }, [/Give each code a quantity above nought/, /"pointer":"\/lines/]),
  raise('price-missing', 'triaged', { lines: [{ words: 'A discount', pricePence: -100 }] }, [/as words, an equals sign and a price/, /"pointer":"\/lines/]),
  raise('order-too-large', 'triaged', { lines: [{ words: 'A tower', pricePence: 99_000_000 }, { words: 'Its roof', pricePence: 2_000_000 }] }),
  raise('words-missing', 'triaged', { work: '' }, [/Say what is to be done/, /Give some text/]),
  raise('date-has-passed', 'triaged', { targetOn: '2026-11-23' }),
  raise('date-too-far', 'triaged', { targetOn: '2029-11-23' }),
];
