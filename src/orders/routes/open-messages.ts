import type { CaseHeader } from '../../casefile/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { WorkOrder } from '../model.ts';
import { messagesOf, type RepairsMessage, type ToldOfOrder } from '../views/repairs-messages.ts';
import type { OpenOurOrder } from './open-our-order.ts';
import { openOrder, type OrderVisit } from './open-order.ts';

/** An order, with what its messages tell besides. */
export interface OrderOfMessages {
  readonly header: CaseHeader;
  readonly order: WorkOrder;
  readonly told: ToldOfOrder;
}

/** The order that the address names, for people who may see its case. */
export async function openOrderOfMessages(visit: OrderVisit & Pick<StaffVisit, 'landlord'>): Promise<OrderOfMessages> {
  const { opened: { header }, order, context } = await openOrder(visit);
  return asMessages({ header, order, context }, visit.landlord.name);
}

/** An order that is open already, as its messages tell of it. */
export function asMessages({ header, order, context }: Pick<OpenOurOrder, 'header' | 'order' | 'context'>, landlordName: string): OrderOfMessages {
  const { contractor, contract } = context;
  return { header, order, told: { reference: header.file.reference, landlordName, address: header.place.address, contractor, contract } };
}

/** What there is to tell of it. */
export const messagesIn = ({ order, told }: OrderOfMessages): readonly RepairsMessage[] => messagesOf(order, told);
