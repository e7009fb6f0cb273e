import { agree, refuse, type CaseRecord } from '../../casefile/index.ts';
import { addDays, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { policyDue, type Due } from '../../law/index.ts';
import type { AskedLine, Contract, ContractId, ContractorId, OrderId, OrderLine, OrderPriority, OrderPurpose, Trade, WaitReason } from '../model.ts';
import { ownLimitOf } from '../policy.ts';
import type { OrderContext, OrderDecision, RaisedFacts, RefusedOrder } from './context.ts';
import { answerBy } from './answer-by.ts';
import { ifNotOursOn } from './not-ours.ts';
import { linksByItself } from './links.ts';
import { priced, scopeValue } from './scope.ts';
import { targetRule } from './target.ts';

export interface RaiseOrder {
  readonly type: 'RaiseOrder';
  readonly purpose: OrderPurpose;
  readonly trade: Trade;
  readonly contractorId: ContractorId;
  readonly contractId: ContractId | null;
  readonly work: string;
  readonly lines: readonly AskedLine[];
  readonly priority: OrderPriority;
  /** A day agreed with whoever does it; null for the landlord's own target of the priority. */
  readonly targetOn: PlainDate | null;
  readonly accessNeeds: string;
  readonly siteHazards: string;
}

/** What a case has of orders already. */
export interface Raising {
  readonly spine: CaseRecord;
  readonly lastNumber: number;
}

const mostOrders = 100;

/** Instructs a trade within a case. What is above a limit waits for somebody who has it, before anybody may accept. */
export function raiseOrder({ spine, lastNumber }: Raising, command: RaiseOrder, context: OrderContext): OrderDecision {
  const refused = whyNotOnCase(spine, lastNumber, command, context) ?? ifNotOursOn(context.today, context) ?? whyNotTheirs(command, context) ?? whyNotUnderContract(command, context) ?? whyNotBy(command.targetOn, context);
  if (refused !== undefined) return refused;
  const scope = priced(command.lines, context.rates, context.today);
  if (!scope.ok) return refuse(scope.refusal, scope.codes === undefined ? {} : { codes: scope.codes });
  const due = targetOf(lastNumber + 1, command, context);
  const facts = raisedFacts(command, scope.lines, context);
  const ahead = facts.because.length > 0 && goesAhead(spine, command, context) ? { wentAhead: true as const } : {};
  const order = { number: lastNumber + 1, ...endOf(due) };
  const mayBegin = facts.because.length === 0 || 'wentAhead' in ahead;
  return agree({ events: [{ type: 'OrderRaised', data: { ...facts, ...ahead, ...order, ...(mayBegin ? { answerBy: answerBy(command, context) } : {}) } }, ...(mayBegin ? linksByItself(order, context) : [])], set: [{ kind: 'policy', due }] });
}

function raisedFacts(command: RaiseOrder, lines: readonly OrderLine[], context: OrderContext): Omit<RaisedFacts, 'number' | 'targetOn' | 'targetAt'> {
  const { type: _type, targetOn: _target, ...asked } = command;
  const { actor, contractor, contract } = context;
  const valuePence = scopeValue(lines);
  return {
    ...asked, orderId: context.newId() as OrderId, contractorName: contractor?.name ?? '', contractName: contract?.name ?? null, lines, valuePence,
    ...(context.register === undefined ? {} : { registerTold: context.register }),
    raisedById: actor.kind === 'staff' ? actor.id : null, raisedByName: actor.name, because: whyItWaits(valuePence, context),
  };
}

const endOf = (due: Due) => ('dueOn' in due ? { targetOn: due.dueOn, targetAt: null } : { targetOn: null, targetAt: due.dueAt });

/** Why an order of this value is not within everybody's limit; nothing when it is. */
function whyItWaits(valuePence: number, { actor, policy, contract }: Pick<OrderContext, 'actor' | 'policy' | 'contract'>): readonly WaitReason[] {
  const reasons: readonly (readonly [boolean, WaitReason])[] = [
    [valuePence > ownLimitOf(actor, policy), 'above-own-limit'],
    [contract !== undefined && valuePence > contract.orderLimitPence, 'above-order-limit'],
    [breaksTotal(valuePence, contract), 'above-contract-total'],
  ];
  return reasons.filter(([isSo]) => isSo).map(([, reason]) => reason);
}

/**
 * True for what makes a danger safe, or is an emergency, on a case that is one: the law counts its hours from when we were told
 * (SI 2025/1042), whoever has yet to sign. How the case was judged decides, so that a word chosen on a form opens no limit.
 */
function goesAhead({ file }: CaseRecord, { purpose, priority }: RaiseOrder, { standing }: OrderContext): boolean {
  return (purpose === 'make-safe' || priority === 'emergency') && (file.priority === 'emergency' || standing.mayBeDangerous);
}

/** True when the contract's money would not reach for so much more. */
export function breaksTotal(morePence: number, contract: Pick<Contract, 'totalLimitPence' | 'committedPence'> | undefined): boolean {
  return contract !== undefined && contract.totalLimitPence !== null && contract.committedPence + morePence > contract.totalLimitPence;
}

function whyNotOnCase(spine: CaseRecord, lastNumber: number, { purpose, work }: RaiseOrder, { standing }: OrderContext): RefusedOrder | undefined {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (!standing.isDecided) return refuse('not-decided');
  if (standing.isSaidDone) return refuse('said-done');
  if (standing.mayBeDangerous && purpose === 'work') return refuse('may-be-a-hazard');
  if (lastNumber >= mostOrders) return refuse('too-many-orders');
  return work === '' ? refuse('words-missing') : undefined;
}

function whyNotTheirs({ trade }: RaiseOrder, { contractor, today }: OrderContext): RefusedOrder | undefined {
  if (contractor === undefined) return refuse('unknown-contractor');
  if (contractor.startsOn > today || (contractor.endsOn ?? today) < today) return refuse('contractor-has-ended');
  return contractor.trades.includes(trade) || contractor.trades.includes('multi-skilled') ? undefined : refuse('not-their-trade');
}

/** A firm works under a contract; a team of our own needs none. */
function whyNotUnderContract({ contractId, contractorId, lines }: RaiseOrder, { contractor, contract, today }: OrderContext): RefusedOrder | undefined {
  if (contractId === null && (contractor?.kind === 'contractor' || lines.some(({ kind }) => kind === 'rate'))) return refuse('contract-missing');
  if (contractId !== null && (contract === undefined || contract.contractorId !== contractorId)) return refuse('unknown-contract');
  if (contract !== undefined && (contract.startsOn > today || contract.endsOn < today)) return refuse('contract-not-in-force', { ended: contract.endsOn });
  return undefined;
}

/** About two years: further off, a target is a slip of the year, and one day bank holidays are not known yet. */
function whyNotBy(targetOn: PlainDate | null, { today, calendar }: OrderContext): RefusedOrder | undefined {
  if (targetOn === null) return undefined;
  if (targetOn < today) return refuse('date-has-passed');
  return targetOn > addDays(today, 731) || targetOn > calendar.knownUntil ? refuse('date-too-far') : undefined;
}

function targetOf(number: number, { priority, targetOn }: RaiseOrder, context: OrderContext): Due {
  const duty = { id: targetRule(number), duty: `Complete order ${number} (${context.contractor?.name ?? ''})`, countedFrom: 'the order was raised' };
  if (targetOn === null) return policyDue({ ...duty, limit: context.policy.targets[priority] }, context.now, context.calendar);
  const usual = policyDue({ ...duty, limit: { workingDays: 1 } }, context.today, context.calendar);
  return { ...usual, countedFrom: context.today, dueOn: targetOn, because: `Agreed when the order was raised: ${longDateWithYear(targetOn)}`, steps: [] };
}
