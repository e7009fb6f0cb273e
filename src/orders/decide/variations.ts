import { agree, refuse } from '../../casefile/index.ts';
import type { AskedLine, WaitReason } from '../model.ts';
import { authorisingLimitOf } from '../policy.ts';
import type { OrderContext, OrderDecision, OrderRecord, RefusedOrder } from './context.ts';
import { answerBy } from './answer-by.ts';
import { linksByItself } from './links.ts';
import { breaksTotal } from './raise.ts';
import { priced, sameScope, scopeDiffers, scopeValue } from './scope.ts';
import { isOpen, mayNotBegin, ofOrder, whyNotOpen } from './steps.ts';
import { targetRule } from './target.ts';

/** The scope as it would be from now on, whole: not what is added to it. */
export interface AskVariation {
  readonly type: 'AskVariation';
  readonly lines: readonly AskedLine[];
  readonly reason: string;
}

export interface WithdrawVariation {
  readonly type: 'WithdrawVariation';
  readonly words: string;
}

export interface AuthoriseOrder {
  readonly type: 'AuthoriseOrder';
  readonly words: string;
}

export interface DeclineOrder {
  readonly type: 'DeclineOrder';
  readonly words: string;
}

/** Other quantities of the work agreed, within the limit, are made at once. All else waits for somebody with the limit. */
export function askVariation(record: OrderRecord, command: AskVariation, context: OrderContext): OrderDecision {
  const { order } = record;
  const refused = whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (order.waiting !== null) return refuse(order.waiting.about === 'order' ? 'waits-for-authorisation' : 'variation-waits');
  if (command.reason === '') return refuse('reason-missing');
  const scope = priced(command.lines, context.rates, context.today);
  if (!scope.ok) return refuse(scope.refusal, scope.codes === undefined ? {} : { codes: scope.codes });
  if (sameScope(order.lines, scope.lines)) return refuse('nothing-changes');
  const { lines } = scope;
  const valuePence = scopeValue(lines);
  const because = whyVariationWaits(record, { lines, valuePence }, context);
  const facts = { ...ofOrder(order, context), lines, valuePence, reason: command.reason };
  if (because.length === 0) return agree({ events: [{ type: 'VariationMade', data: facts }] });
  const { actor } = context;
  const asked = { askedById: actor.kind === 'staff' ? actor.id : null, askedByName: actor.name };
  return agree({
    events: [{ type: 'VariationAsked', data: { ...facts, ...asked, because } }],
    notices: [{ staffId: record.spine.file.ownerId, words: `${record.spine.file.reference}: a variation of order ${order.number} waits for authorisation` }],
  });
}

/** Measured from what was last authorised, so that many small ones do not add up unseen. */
function whyVariationWaits({ order }: OrderRecord, asked: Pick<OrderRecord['order'], 'lines' | 'valuePence'>, { contract, policy }: OrderContext): readonly WaitReason[] {
  const limit = contract?.variationLimitPence ?? policy.variationLimitPence;
  const reasons: readonly (readonly [boolean, WaitReason])[] = [
    [scopeDiffers(order.lines, asked.lines), 'scope-differs'],
    [asked.valuePence - order.authorisedPence > limit, 'above-variation-limit'],
    [contract !== undefined && asked.valuePence > Math.max(contract.orderLimitPence, order.authorisedPence), 'above-order-limit'],
    [breaksTotal(asked.valuePence - order.valuePence, contract) && asked.valuePence > order.valuePence, 'above-contract-total'],
  ];
  return reasons.filter(([isSo]) => isSo).map(([, reason]) => reason);
}

/** The order stays as it was agreed. */
export function withdrawVariation(record: OrderRecord, { words }: WithdrawVariation, context: OrderContext): OrderDecision {
  const refused = whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (record.order.waiting?.about !== 'variation') return refuse('nothing-waits');
  if (words === '') return refuse('reason-missing');
  return agree({ events: [{ type: 'VariationWithdrawn', data: { ...ofOrder(record.order, context), words } }] });
}

/** Yes, from somebody with the limit who did not ask for it. */
export function authoriseOrder(record: OrderRecord, { words }: AuthoriseOrder, context: OrderContext): OrderDecision {
  const refused = whyNotAnswered(record, context);
  if (refused !== undefined) return refused;
  const { order } = record;
  const begins = order.waiting?.about === 'order' && isOpen(order) ? linksByItself(order, context) : [];
  const offered = mayNotBegin(order) ? { answerBy: answerBy(order, context) } : {};
  return agree({ events: [{ type: 'OrderAuthorised', data: { ...answered(record, words, context), ...offered } }, ...begins], ...toldTo(record, 'was authorised') });
}

/** No, with a reason. A variation falls away; an order that was never authorised is cancelled, unless it is done already. */
export function declineOrder(record: OrderRecord, { words }: DeclineOrder, context: OrderContext): OrderDecision {
  const refused = whyNotAnswered(record, context);
  if (refused !== undefined) return refused;
  if (words === '') return refuse('reason-missing');
  const { order } = record;
  const declined = { type: 'OrderDeclined', data: answered(record, words, context) } as const;
  if (order.waiting?.about === 'variation' || !isOpen(order)) return agree({ events: [declined], ...toldTo(record, `was declined: ${words}`) });
  if (context.visitBooked) return refuse('visit-booked');
  return agree({
    events: [declined, { type: 'OrderCancelled', data: { ...ofOrder(order, context), reason: 'not authorised', words } }],
    withdraw: [targetRule(order.number)],
    ...toldTo(record, `was declined: ${words}`),
  });
}

function whyNotAnswered(record: OrderRecord, context: OrderContext): RefusedOrder | undefined {
  const { waiting } = record.order;
  // What went ahead is answered for even when it is done and its case closed.
  const refused = waiting?.wentAhead === true ? undefined : whyNotOpen(record);
  if (refused !== undefined) return refused;
  if (waiting === null) return refuse('nothing-waits');
  const { actor } = context;
  if (actor.kind !== 'staff' || actor.id === waiting.askedById) return refuse('asked-it-yourself');
  return waiting.valuePence > authorisingLimitOf(actor, context.policy) ? refuse('above-your-limit') : undefined;
}

function answered({ order: { waiting, number } }: OrderRecord, words: string, { contractor }: OrderContext) {
  const { about = 'order', valuePence = 0, askedByName = '' } = waiting ?? {};
  return { number, contractorName: contractor?.name ?? '', about, valuePence, askedByName, words };
}

function toldTo({ spine: { file }, order: { waiting, number } }: OrderRecord, what: string) {
  const asker = waiting?.askedById ?? null;
  const matter = waiting?.about === 'variation' ? `the variation of order ${number}` : `order ${number}`;
  return asker === null ? {} : { notices: [{ staffId: asker as typeof file.ownerId, words: `${file.reference}: ${matter} ${what}` }] };
}
