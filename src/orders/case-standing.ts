import type { AccessAttempt } from '../appointments/index.ts';
import type { CaseChange, CaseFile, CaseRecord, PromiseId } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { Tx, WriteStep } from '../platform/database/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { CaseStanding, OrderChange } from './decide/index.ts';
import type { OrderId, OrderPart } from './model.ts';

/** What a kind of case tells of its own cases, for decisions about their orders. */
export interface CaseOfOrders {
  /** How the case stands now, its row being held. */
  readonly standing: (tx: Tx, caseId: string) => Promise<CaseStanding>;
  /** Whether a visit that carries this order out is booked. */
  readonly visitBooked: (tx: Tx, orderId: OrderId) => Promise<boolean>;
  /** The code of the schedule that the report of it leads to, where it leads to one. */
  readonly proposedCode?: (tx: Tx, caseId: string) => Promise<string | undefined>;
  /** What the resident is told when whoever does the work has been given a day, and when they have done it. */
  readonly tellOfOrder?: (asking: TellingOfOrder, spine: CaseRecord, news: NewsOfOrder) => Promise<ToldOfOrder>;
}

/** What the resident is told of it, the promises that it keeps, and those that it takes. */
export type ToldOfOrder = Required<Pick<OrderChange, 'messages' | 'settle' | 'promise'>> & Pick<OrderChange, 'set' | 'withdraw' | 'notices'> & {
  /** What happened to the case itself, as its own kind says it, and the rows that this changes. */
  readonly beside?: BesideOrder;
};

export interface BesideOrder {
  readonly events: CaseChange['events'];
  readonly steps: readonly WriteStep[];
}

export interface TellingOfOrder {
  readonly tx: Tx;
  readonly landlord: Pick<Landlord, 'settings' | 'name' | 'phone'>;
  readonly today: string;
  readonly now: string;
}

/** The day that was agreed, the day on which it was done, or on which nobody could let them in. */
export type NewsOfOrder =
  | { readonly on: PlainDate; readonly part: OrderPart; readonly promiseId?: PromiseId }
  | { readonly doneOn: PlainDate; readonly number: number }
  | NoAccessOfOrder;

/** Nobody could let them in: which order, when they were expected, and what they tried. */
export interface NoAccessOfOrder {
  readonly noAccessOn: PlainDate;
  readonly part: OrderPart;
  readonly number: number;
  readonly tried: readonly AccessAttempt[];
}

const known = new Map<string, CaseOfOrders>();

/** Lets orders be raised on a kind of case; its slice says so once, at boot. */
export function takeOrdersOn(kind: string, of: CaseOfOrders): void {
  known.set(kind, of);
}

/** True for kinds of case that have orders. */
export const takesOrders = (kind: string): boolean => known.has(kind);

/** How this case stands; nothing where its kind takes no orders. */
export async function standingOf(tx: Tx, { kind, id }: Pick<CaseFile, 'kind' | 'id'>): Promise<CaseStanding | undefined> {
  return known.get(kind)?.standing(tx, id);
}

/** Whether somebody is still expected to go there for it. */
export async function visitBookedFor(tx: Tx, kind: string, orderId: OrderId): Promise<boolean> {
  return (await known.get(kind)?.visitBooked(tx, orderId)) ?? false;
}

/** The messages that say so to the resident; none where the kind of case tells nobody. */
export async function toldOfNews(asking: TellingOfOrder, spine: CaseRecord, news: NewsOfOrder): Promise<ToldOfOrder> {
  return (await known.get(spine.file.kind)?.tellOfOrder?.(asking, spine, news)) ?? { messages: [], settle: [], promise: [] };
}

/** The code that the report of this case leads to, where its kind asks for one. */
export async function proposedCodeFor(tx: Tx, { kind, id }: Pick<CaseFile, 'kind' | 'id'>): Promise<string | undefined> {
  return known.get(kind)?.proposedCode?.(tx, id);
}
