import type { CaseId } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import type { OrderEvent } from './decide/index.ts';
import type { OrderState, WorkOrder } from './model.ts';

/** The order after one event; the first makes it. The stored row is always this, so the timeline and the row can't disagree. */
export function evolveOrder(order: WorkOrder | undefined, event: OrderEvent, of: { readonly caseId: CaseId; readonly at: Instant }): WorkOrder {
  if (event.type === 'OrderRaised') return raised(event.data, of);
  if (order === undefined) throw new Error(`An order begins with OrderRaised, not ${event.type}.`);
  return evolveRaised(order, event, of.at);
}

function raised(data: Extract<OrderEvent, { type: 'OrderRaised' }>['data'], { caseId, at }: { readonly caseId: CaseId; readonly at: Instant }): WorkOrder {
  const { orderId, contractorName: _contractor, contractName: _contract, byContractor: _by, raisedById, because, wentAhead, answerBy = null, ...facts } = data;
  const waits = because.length > 0;
  return {
    ...facts,
    registerTold: facts.registerTold ?? null,
    id: orderId,
    caseId,
    authorisedPence: waits ? 0 : facts.valuePence,
    state: { kind: 'raised' },
    raisedAt: at,
    settledAt: null,
    proposal: null,
    offeredAt: answerBy === null ? null : at,
    answerBy,
    acceptedAt: null,
    followOn: null,
    timesNoAccess: 0,
    variationsAsked: 0,
    variationsAgreed: 0,
    waiting: waits ? { about: 'order', lines: facts.lines, valuePence: facts.valuePence, reason: facts.work, because, askedAt: at, askedById: raisedById, askedByName: facts.raisedByName, ...(wentAhead === true ? { wentAhead } : {}) } : null,
    version: 0,
  };
}

function evolveRaised(order: WorkOrder, event: Exclude<OrderEvent, { type: 'OrderRaised' }>, at: Instant): WorkOrder {
  switch (event.type) {
    case 'OrderAccepted':
      return { ...order, state: { kind: 'accepted', at }, acceptedAt: at };
    case 'OrderScheduled':
      return { ...order, state: { kind: 'scheduled', on: event.data.on, part: event.data.part }, proposal: null };
    case 'OrderCompleted':
      return { ...ended(order, { kind: 'completed', on: event.data.on, words: event.data.words }, at), followOn: event.data.followOn ?? null, waiting: order.waiting?.wentAhead === true ? order.waiting : null };
    case 'OrderCancelled':
      return ended(order, { kind: 'cancelled', reason: event.data.reason, words: event.data.words }, at);
    case 'OrderTurnedDown':
      return ended(order, { kind: 'cancelled', reason: 'contractor cannot do it', words: event.data.words }, at);
    case 'SlotProposed': {
      const { on, part, words, proposedById, proposedByName, byContractor } = event.data;
      return { ...order, proposal: { on, part, words, proposedById, proposedByName, proposedAt: at, ...(byContractor === true ? { byContractor } : {}) } };
    }
    case 'SlotDeclined':
      return { ...order, proposal: null };
    case 'OrderNoAccess':
      return { ...order, state: { kind: 'accepted', at }, timesNoAccess: order.timesNoAccess + 1 };
    case 'OrderPhotosAdded':
    case 'OrderLinkSent':
    case 'OrderLinkWithdrawn':
      return order;
    case 'VariationMade':
      return { ...order, lines: event.data.lines, valuePence: event.data.valuePence, variationsAsked: order.variationsAsked + 1, variationsAgreed: order.variationsAgreed + 1 };
    case 'VariationAsked': {
      const { number: _number, contractorName: _name, byContractor: _by, ...asked } = event.data;
      return { ...order, variationsAsked: order.variationsAsked + 1, waiting: { ...asked, about: 'variation', askedAt: at } };
    }
    case 'OrderAuthorised':
      return order.waiting === null ? order : {
        ...order, lines: order.waiting.lines, valuePence: order.waiting.valuePence, authorisedPence: order.waiting.valuePence, variationsAgreed: order.variationsAgreed + (order.waiting.about === 'variation' ? 1 : 0), waiting: null,
        ...(event.data.answerBy === undefined ? {} : { offeredAt: at, answerBy: event.data.answerBy }),
      };
    case 'VariationWithdrawn':
    case 'OrderDeclined':
      return { ...order, waiting: null };
  }
}

function ended(order: WorkOrder, state: OrderState, at: Instant): WorkOrder {
  return { ...order, state, settledAt: at, waiting: null, proposal: null };
}
