import type { CaseFile } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { CaseStanding } from './decide/index.ts';
import type { OrderId } from './model.ts';

/** What a kind of case tells of its own cases, for decisions about their orders. */
export interface CaseOfOrders {
  /** How the case stands now, its row being held. */
  readonly standing: (tx: Tx, caseId: string) => Promise<CaseStanding>;
  /** Whether a visit that carries this order out is booked. */
  readonly visitBooked: (tx: Tx, orderId: OrderId) => Promise<boolean>;
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
