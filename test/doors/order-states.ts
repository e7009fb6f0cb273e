import { plainDate, type Instant, type PlainDate } from '../../src/clock/index.ts';
import { performOnOrder, performRaise, type OrderCommand, type RaiseOrder } from '../../src/orders/index.ts';
import type { AskedLine, ContractId, OrderPart } from '../../src/orders/model.ts';
import { saveContract } from '../../src/orders/store/contractors.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Actor } from '../../src/staff/index.ts';
import { aContractorOf, type BuiltContractor } from '../builders/contractors.ts';
import { aContract, aRaise } from '../builders/order.ts';
import { at, type RepairStates } from './repairs-in-states.ts';

/** An order in a state: its case, itself, and the address of the contractor's link to it. */
export interface OrderInState {
  readonly reference: string;
  readonly orderId: string;
  readonly link: string;
}

const day = (on: number): PlainDate => plainDate(`2026-11-${on}`);
const half = 'morning' as const;
const night = '0000-0800' as OrderPart;
export const moreWork: AskedLine[] = [{ kind: 'rate', code: 'PL200', hundredths: 100 }];

/** Puts orders of one landlord into states, by the door of orders. */
export class OrderStates {
  readonly repairs: RepairStates;
  /** Nobody to send a link to; and a firm that worked for us until Monday. */
  firms: { readonly silent: BuiltContractor; readonly ended: BuiltContractor } | undefined;

  constructor(repairs: RepairStates) {
    this.repairs = repairs;
  }

  async prepare(): Promise<this> {
    const { database, landlord, brightside } = this.repairs.doors.site;
    const silent = await aContractorOf(database, landlord, { name: 'Silent Pipes', contactEmail: '' }, { name: 'Silent 2026' });
    const ended = await aContractorOf(database, landlord, { name: 'Bygone Builders', endsOn: day(23) }, { name: 'Bygone 2026' });
    this.firms = { silent, ended };
    await this.repairs.doors.site.inLandlord((tx) => tx.query(
      `insert into rates (landlord_id, contract_id, code, description, trade, unit, price_pence, expires_on, search_text, updated_at) values ($1, $2, 'PL900', 'Renew cistern', 'plumber', 'each', 9000, '2026-11-23', 'pl900', $3)`, [landlord.id, brightside.contractId, at(16)]));
    return this;
  }

  /** An order raised last Friday, with a link sent to whoever does it. */
  async raised(differing: Partial<RaiseOrder> = {}, { sendsLink = true } = {}): Promise<OrderInState> {
    const { doors } = this.repairs;
    const { brightside, landlord } = doors.site;
    const reference = await this.repairs.triaged();
    await this.#asking(landlord.staff.planner, at(20), async (asking) => performRaise(asking, { reference }, aRaise({ contractorId: brightside.contractorId, contractId: brightside.contractId, ...differing })));
    if (sendsLink) await this.does(reference, landlord.staff.planner, { type: 'SendOrderLink' });
    const { orderId } = await this.repairs.shown(reference);
    return { reference, orderId, link: sendsLink ? await doors.site.linkOf(orderId) : '/o/none' };
  }

  async does(reference: string, actor: Actor, command: OrderCommand, now: Instant = at(20, '10:00')): Promise<void> {
    await this.#asking(actor, now, (asking) => performOnOrder(asking, { reference, number: 1 }, command));
  }

  async #asking(actor: Actor, now: Instant, ask: (asking: Parameters<typeof performOnOrder>[0]) => ReturnType<typeof performOnOrder>): Promise<void> {
    const done = await this.repairs.asking(actor, now, ask);
    if (!done.ok) throw new Error(`An order could not be brought into its state: ${done.refusal}`);
  }

  get staff() {
    return this.repairs.doors.site.landlord.staff;
  }

  async accepted(differing: Partial<RaiseOrder> = {}): Promise<OrderInState> {
    const order = await this.raised(differing);
    await this.does(order.reference, this.staff.planner, { type: 'AcceptOrder' });
    return order;
  }

  async onwards(order: Promise<OrderInState>, actor: Actor, ...commands: readonly OrderCommand[]): Promise<OrderInState> {
    const it = await order;
    for (const command of commands) await this.does(it.reference, actor, command);
    return it;
  }
}

type ReachingOrder = (states: OrderStates) => Promise<OrderInState>;

export const orderStates = {
  raised: (states) => states.raised(),
  withoutLink: (states) => states.raised({}, { sendsLink: false }),
  ofSilentFirm: (states) => states.raised(states.firms?.silent ?? {}, { sendsLink: false }),
  ofEndedFirm: (states) => states.raised(states.firms?.ended ?? {}, { sendsLink: false }),
  accepted: (states) => states.accepted(),
  today: (states) => states.onwards(states.accepted(), states.staff.planner, { type: 'ScheduleOrder', on: day(24), part: half }),
  tomorrow: (states) => states.onwards(states.accepted(), states.staff.planner, { type: 'ScheduleOrder', on: day(25), part: half }),
  proposed: (states) => states.onwards(states.accepted(), states.repairs.doors.contractor, { type: 'ProposeSlot', on: day(26), part: half, words: '' }),
  proposedPast: (states) => states.onwards(states.accepted(), states.repairs.doors.contractor, { type: 'ProposeSlot', on: day(23), part: half, words: '' }),
  acceptedEmergency: (states) => states.accepted({ priority: 'emergency' }),
  proposedLastNight: (states) => states.onwards(states.accepted({ priority: 'emergency' }), states.repairs.doors.contractor, { type: 'ProposeSlot', on: day(24), part: night, words: '' }),
  // Their contract ran until the end of the month when a day was proposed, and ends on Wednesday now.
  contractCutShort: async (states) => {
    const { site, contractor } = states.repairs.doors;
    const contractId = newId() as ContractId;
    const keeping = { actor: { staffId: states.staff.manager.id, name: states.staff.manager.name }, now: at(19), newId };
    const contract = { ...aContract(), contractorId: site.brightside.contractorId, name: 'Trial 2026', endsOn: day(30) };
    await site.inLandlord((tx) => saveContract(tx, contractId, contract, keeping));
    const it = await states.onwards(states.accepted({ contractId, lines: [{ kind: 'words', description: 'Both washers', pricePence: 3_700 }] }), contractor, { type: 'ProposeSlot', on: day(26), part: half, words: '' });
    await site.inLandlord((tx) => tx.query('update contracts set ends_on = $3 where landlord_id = $1 and id = $2', [tx.landlordId, contractId, day(25)]));
    return it;
  },
  unauthorised: (states) => states.raised({ lines: [{ kind: 'words', description: 'A new bathroom', pricePence: 400_000 }] }, { sendsLink: false }),
  varied: (states) => states.onwards(states.accepted(), states.staff.surveyor, { type: 'AskVariation', lines: moreWork, reason: 'The tap is cracked' }),
  completed: (states) => states.onwards(states.accepted(), states.staff.planner, { type: 'CompleteOrder', on: day(20), words: 'Both renewed' }),
  cancelled: (states) => states.onwards(states.raised(), states.staff.planner, { type: 'CancelOrder', reason: 'no longer needed', words: 'She mended it' }),
  ofClosedCase: async (states) => {
    const it = await states.onwards(states.accepted(), states.staff.planner, { type: 'CompleteOrder', on: day(20), words: 'Both renewed' });
    await states.repairs.fixed(23, it.reference);
    await states.repairs.do(it.reference, states.staff.adviser, at(23, '12:00'), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });
    return it;
  },
  visitBooked: async (states) => {
    const it = await states.accepted();
    const { operative, planner } = states.staff;
    await states.repairs.do(it.reference, planner, at(23), { type: 'BookVisit', purpose: 'repair', on: day(26), partOfDay: half, operativeId: operative.id, operativeName: operative.name, orderId: it.orderId as never });
    return it;
  },
  visitBookedOnRaised: async (states) => {
    const it = await states.raised();
    const { operative, planner } = states.staff;
    await states.repairs.do(it.reference, planner, at(23), { type: 'BookVisit', purpose: 'repair', on: day(25), partOfDay: half, operativeId: operative.id, operativeName: operative.name, orderId: it.orderId as never });
    return it;
  },
  // What they said since may be a danger.
  maybeDanger: async (states) => {
    const it = await states.onwards(states.accepted(), states.repairs.doors.contractor, { type: 'ProposeSlot', on: day(26), part: half, words: '' });
    await states.repairs.do(it.reference, states.staff.adviser, at(23), { type: 'JoinReport', words: 'There is black mould on the wall now, and damp', reporterName: 'Ms A. Okafor', reporterContact: null, channel: 'phone' });
    return it;
  },
} satisfies Record<string, ReachingOrder>;

export type OrderStateName = keyof typeof orderStates;

export async function reachAllOrders(states: OrderStates): Promise<Readonly<Record<OrderStateName, OrderInState>>> {
  const reached: [string, OrderInState][] = [];
  for (const [name, reach] of Object.entries(orderStates)) reached.push([name, await reach(states)]);
  return Object.fromEntries(reached) as Record<OrderStateName, OrderInState>;
}
