import type { OrderContext, OrderDecision, OrderRecord } from './context.ts';
import { acceptSlot, addOrderPhotos, declineSlot, proposeSlot, recordOrderNoAccess, turnDownOrder, type AcceptSlot, type AddOrderPhotos, type DeclineSlot, type ProposeSlot, type RecordOrderNoAccess, type TurnDownOrder } from './contractor-steps.ts';
import { withDayPromised } from './day-promised.ts';
import { sendOrderLink, withdrawOrderLink, type SendOrderLink, type WithdrawOrderLink } from './links.ts';
import { acceptOrder, cancelOrder, completeOrder, scheduleOrder, type AcceptOrder, type CancelOrder, type CompleteOrder, type ScheduleOrder } from './steps.ts';
import { askVariation, authoriseOrder, declineOrder, withdrawVariation, type AskVariation, type AuthoriseOrder, type DeclineOrder, type WithdrawVariation } from './variations.ts';

export { raiseOrder, type RaiseOrder, type Raising } from './raise.ts';
export type { CaseStanding, OrderChange, OrderContext, OrderDecision, OrderEvent, OrderRecord, OrderRefusal, WorkingLink } from './context.ts';

/** Everything that may be done to an order once it is raised. */
export type OrderCommand = AcceptOrder | ScheduleOrder | CompleteOrder | CancelOrder | AskVariation | WithdrawVariation | AuthoriseOrder | DeclineOrder
  | TurnDownOrder | ProposeSlot | AcceptSlot | DeclineSlot | RecordOrderNoAccess | AddOrderPhotos | SendOrderLink | WithdrawOrderLink;

type Decide<Type extends OrderCommand['type']> = (record: OrderRecord, command: Extract<OrderCommand, { type: Type }>, context: OrderContext) => OrderDecision;

const decisions: { readonly [Type in OrderCommand['type']]: Decide<Type> } = {
  AcceptOrder: acceptOrder,
  ScheduleOrder: scheduleOrder,
  CompleteOrder: completeOrder,
  CancelOrder: cancelOrder,
  AskVariation: askVariation,
  WithdrawVariation: withdrawVariation,
  AuthoriseOrder: authoriseOrder,
  DeclineOrder: declineOrder,
  TurnDownOrder: turnDownOrder,
  ProposeSlot: proposeSlot,
  AcceptSlot: acceptSlot,
  DeclineSlot: declineSlot,
  RecordOrderNoAccess: recordOrderNoAccess,
  AddOrderPhotos: addOrderPhotos,
  SendOrderLink: sendOrderLink,
  WithdrawOrderLink: withdrawOrderLink,
};

/** The one decision of an order, whichever door the command came by. */
export function decideOrder(record: OrderRecord, command: OrderCommand, context: OrderContext): OrderDecision {
  const decide = decisions[command.type] as Decide<OrderCommand['type']>;
  const decision = decide(record, command as never, context);
  return decision.ok ? { ...decision, change: withDayPromised(record, decision.change, context) } : decision;
}
