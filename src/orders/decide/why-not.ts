import { endOfSlot } from '../../appointments/index.ts';
import { addDays } from '../../clock/index.ts';
import type { OrderContext, OrderDecision, OrderRecord } from './context.ts';
import { decideOrder, type OrderCommand } from './index.ts';

type Refused = Extract<OrderDecision, { ok: false }>;

/**
 * Why an action can't be taken now, however its form is filled in; undefined when it can. It asks the decision itself, with
 * the answer most likely to be agreed to, so that a button and the rule behind it can't disagree.
 */
export function whyNotOrder(record: OrderRecord, action: OrderCommand['type'], context: OrderContext): Refused | undefined {
  const decision = decideOrder(record, likeliest[action](context), { ...context, newId: () => 'not-kept' });
  return decision.ok ? undefined : decision;
}

const words = 'words';

/** The first day that may be given: all of it, since that ends last. */
function aSlot({ today, now }: OrderContext) {
  const part = 'all-day' as const;
  return { on: endOfSlot({ on: today, partOfDay: part }) > now ? today : addDays(today, 1), part };
}

const likeliest: { readonly [Type in OrderCommand['type']]: (context: OrderContext) => Extract<OrderCommand, { type: Type }> } = {
  AcceptOrder: () => ({ type: 'AcceptOrder' }),
  ScheduleOrder: (context) => ({ type: 'ScheduleOrder', ...aSlot(context) }),
  CompleteOrder: ({ today }) => ({ type: 'CompleteOrder', on: today, words }),
  CancelOrder: () => ({ type: 'CancelOrder', reason: 'no longer needed', words }),
  AskVariation: () => ({ type: 'AskVariation', lines: [{ kind: 'words', description: 'Whatever it may be', pricePence: 1 }], reason: words }),
  WithdrawVariation: () => ({ type: 'WithdrawVariation', words }),
  AuthoriseOrder: () => ({ type: 'AuthoriseOrder', words }),
  DeclineOrder: () => ({ type: 'DeclineOrder', words }),
  TurnDownOrder: () => ({ type: 'TurnDownOrder', words }),
  ProposeSlot: (context) => ({ type: 'ProposeSlot', ...aSlot(context), words }),
  AcceptSlot: () => ({ type: 'AcceptSlot' }),
  DeclineSlot: () => ({ type: 'DeclineSlot', words }),
  RecordOrderNoAccess: () => ({ type: 'RecordOrderNoAccess', words }),
  SendOrderLink: () => ({ type: 'SendOrderLink' }),
  WithdrawOrderLink: () => ({ type: 'WithdrawOrderLink' }),
  AddOrderPhotos: () => ({ type: 'AddOrderPhotos', photos: [{ photoId: words, sha256: '', originalSha256: '' }] }),
};
