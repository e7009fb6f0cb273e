import {
  applyChange, caseContext, casesOfOwnVisits, checkSeenVersion, keptByOrder, loadCaseForChange, recordOf, saveCases,
  type CaseDraft, type Performed, type PromiseId,
} from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { hazardsAround, registerInWords } from '../homes/index.ts';
import { NotFound, RecordChanged, type Tx, type WriteStep } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { Actor } from '../staff/index.ts';
import { mayOnOrder, whoCanOrder, type OrderAccessFacts, type OrderAction } from './access.ts';
import { standingOf, visitBookedFor, toldOfNews, type BesideOrder, type NewsOfOrder, type ToldOfOrder } from './case-standing.ts';
import { decideOrder, raiseOrder, type OrderChange, type OrderCommand, type OrderContext, type OrderRefusal, type RaiseOrder } from './decide/index.ts';
import { evolveOrder } from './evolve.ts';
import type { AskedLine, OrderId, WorkOrder } from './model.ts';
import { orderPolicyFrom } from './policy.ts';
import { contractById, contractorById, endOfHomeOf, holdContract, organisationsOf, ratesByCode } from './queries/order-facts.ts';
import { linksToSave, workingLink } from './store/order-links.ts';
import { lastNumberOf, loadOrder, ordersToSave, type ChangedOrder } from './store/orders.ts';
import { wordsToContractor } from './tell-contractor.ts';

/** Who is asking, for which landlord, and the request's one clock reading. */
export interface OrderAsking {
  readonly tx: Tx;
  readonly landlord: Pick<Landlord, 'settings' | 'name' | 'phone'>;
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

export type PerformedOnOrder =
  | { readonly ok: true; readonly order: WorkOrder; readonly spine: CaseDraft }
  | Extract<Performed<OrderRefusal>, { ok: false }>;

/** Raises an order on a case: load, may, decide, save, whoever asks. */
export async function performRaise(asking: OrderAsking, target: { readonly reference: string; readonly seenVersion?: number }, command: RaiseOrder): Promise<PerformedOnOrder> {
  const { tx } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  checkSeenVersion(spine, target.seenVersion);
  const lastNumber = await lastNumberOf(tx, spine.file.id);
  const register = registerInWords(await hazardsAround(tx, spine.file), asking.today as PlainDate);
  const context = { ...(await orderContext(asking, spine, { ...command, id: undefined, spends: true })), register };
  await mayOrThrow(asking, 'RaiseOrder', spine, { ...context, orderId: null });
  const decision = raiseOrder({ spine: recordOf(spine), lastNumber }, command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  return save(asking, { spine, before: undefined, change: decision.change, context });
}

/** The one door to an order that there is, for pages, the API, messages and contractors alike. */
export async function performOnOrder(
  asking: OrderAsking,
  target: { readonly reference: string; readonly number: number; readonly seenVersion?: number },
  command: OrderCommand,
): Promise<PerformedOnOrder> {
  const { tx } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  const order = await loadOrder(tx, spine.file.id, target.number);
  if (target.seenVersion !== undefined && target.seenVersion !== order.version) throw new RecordChanged(`${target.reference}, order ${target.number}`);
  const context = await orderContext(asking, spine, { ...order, lines: command.type === 'AskVariation' ? command.lines : [], spends: command.type === 'AskVariation' || command.type === 'AuthoriseOrder' });
  await mayOrThrow(asking, command.type, spine, { ...context, orderId: order.id });
  const decision = decideOrder({ spine: recordOf(spine), order }, command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  return save(asking, { spine, before: order, ...(await withWords(asking, { spine, order, context }, decision.change)), context });
}

/** Orders that end with their case, on the case in hand; their rows are for the caller to save with it. */
export async function cancelOrdersWithCase(asking: OrderAsking, spine: CaseDraft, { orders, words }: { readonly orders: readonly WorkOrder[]; readonly words: string }): Promise<WriteStep[]> {
  const [changed, links]: [ChangedOrder[], WriteStep[]] = [[], []];
  for (const order of orders) {
    const context = { ...(await orderContext(asking, spine, { ...order, lines: [], spends: false })), visitBooked: false };
    const decision = decideOrder({ spine: recordOf(spine), order }, { type: 'CancelOrder', reason: 'case cancelled', words }, context);
    if (!decision.ok) throw new Error(`Order ${order.number} could not be cancelled with its case: ${decision.refusal}`);
    const { after, steps } = await apply(asking, { spine, before: order, change: decision.change, context });
    changed.push({ before: order, after });
    links.push(...steps);
  }
  return [...ordersToSave(asking.tx.landlordId, changed), ...links];
}

/** What decisions about an order need to know. What spends holds the contract, so that its money is not spent twice at once. */
export async function orderContext(asking: OrderAsking, { file }: Pick<CaseDraft, 'file'>, of: FactsWanted): Promise<OrderContext> {
  const { tx } = asking;
  const codes = of.lines.flatMap((line) => (line.kind === 'rate' ? [line.code] : []));
  const [standing, contractor, contract, rates, visitBooked, link, homeEndedOn] = await Promise.all([
    standingOf(tx, file),
    contractorById(tx, of.contractorId),
    of.spends ? holdContract(tx, of.contractId) : contractById(tx, of.contractId),
    ratesByCode(tx, of.contractId, codes),
    of.id === undefined ? false : visitBookedFor(tx, file.kind, of.id),
    of.id === undefined ? null : workingLink(tx, of.id, asking.now),
    endOfHomeOf(tx, file),
  ]);
  if (standing === undefined) throw new NotFound('case that takes orders');
  return { ...caseContext(asking, asking.actor), policy: orderPolicyFrom(asking.landlord.settings), standing, contractor, contract, rates, visitBooked, link, ...(homeEndedOn === null ? {} : { homeEndedOn }) };
}

type FactsWanted = Pick<RaiseOrder, 'contractorId' | 'contractId'> & { readonly lines: readonly AskedLine[]; readonly id: OrderId | undefined; readonly spends: boolean };

/** What decides whether somebody may do something to an order. */
async function orderAccessFacts({ tx, actor }: OrderAsking, { file }: Pick<CaseDraft, 'file'>, of: Pick<OrderAccessFacts, 'contractorOrganisationId' | 'orderId'>): Promise<OrderAccessFacts> {
  const organisationIds = await organisationsOf(tx, file);
  const isOwnVisit = actor.kind === 'staff' && (await casesOfOwnVisits(tx, actor.id, [file.id])).has(file.id);
  return { organisationIds, isOwnVisit, ...of };
}

async function mayOrThrow(asking: OrderAsking, action: OrderAction, spine: CaseDraft, { contractor, orderId }: Pick<OrderContext, 'contractor'> & { readonly orderId: OrderId | null }): Promise<void> {
  const facts = await orderAccessFacts(asking, spine, { contractorOrganisationId: contractor?.organisationId ?? null, orderId });
  if (!mayOnOrder(asking.actor, action, facts)) throw new NotAllowed(whoCanOrder(action));
}

interface Decided {
  readonly spine: CaseDraft;
  readonly order: WorkOrder;
  readonly context: OrderContext;
}

/** A day that is agreed, one on which nobody could let them in, and work that was done, is told to the resident, unless a visit of ours or the end of the case tells them of it. */
async function withWords(asking: OrderAsking, { spine, order, context }: Decided, change: OrderChange): Promise<Pick<Saving, 'change' | 'beside'>> {
  const news = context.visitBooked || context.standing.isSaidDone ? undefined : newsIn(order, change);
  if (news === undefined) return { change };
  const { beside, ...told } = await toldOfNews(asking, recordOf(spine), news);
  return { change: bothOf(change, told), ...(beside === undefined ? {} : { beside }) };
}

/** What is decided of the order, and what its news brings to the case. */
function bothOf(one: OrderChange, other: Omit<ToldOfOrder, 'beside'>): OrderChange {
  const both = <Of extends keyof typeof other>(of: Of) => [...(one[of] ?? []), ...(other[of] ?? [])];
  return { ...one, messages: both('messages'), settle: both('settle'), promise: both('promise'), set: both('set'), withdraw: both('withdraw'), notices: both('notices') } as OrderChange;
}

/** What of a change is news to whoever lives there: not the same day said once more. */
function newsIn({ state, number }: WorkOrder, { events, promise = [] }: OrderChange): NewsOfOrder | undefined {
  for (const { type, data } of events) {
    if (type === 'OrderCompleted') return { doneOn: data.on, number };
    if (type === 'OrderNoAccess') return { noAccessOn: data.on, part: data.part, number, tried: data.tried ?? [] };
    if (type === 'OrderScheduled' && !(state.kind === 'scheduled' && state.on === data.on && state.part === data.part)) return { on: data.on, part: data.part, ...idOf(promise, number) };
  }
  return undefined;
}

/** The promise of the day that is agreed, which the message tells of. */
function idOf(promises: NonNullable<OrderChange['promise']>, number: number): { readonly promiseId?: PromiseId } {
  const day = promises.find(({ keptBy }) => keptBy === keptByOrder(number));
  return day === undefined ? {} : { promiseId: day.id };
}

interface Saving {
  readonly spine: CaseDraft;
  readonly before: WorkOrder | undefined;
  readonly change: OrderChange;
  readonly beside?: BesideOrder;
  readonly context: OrderContext;
}

async function save(asking: OrderAsking, saving: Saving): Promise<PerformedOnOrder> {
  const { after, steps } = await apply(asking, saving);
  await saveCases(asking.tx, [saving.spine], [...ordersToSave(asking.tx.landlordId, [{ before: saving.before, after }]), ...steps]);
  return { ok: true, order: { ...after, version: after.version + 1 }, spine: saving.spine };
}

/** Puts the change on the case in hand, with what whoever does it is told; the order as it then is, and what is kept of links. */
async function apply(asking: OrderAsking, { spine, before, change, beside, context }: Saving): Promise<{ readonly after: WorkOrder; readonly steps: readonly WriteStep[] }> {
  const of = { caseId: spine.file.id, at: context.now };
  const after = change.events.reduce<WorkOrder | undefined>((order, event) => evolveOrder(order, event, of), before);
  if (after === undefined) throw new Error('A change of an order without an event.');
  const told = await wordsToContractor(asking, { file: spine.file, order: after, events: change.events, context });
  applyChange(spine, { ...change, events: [...change.events, ...(beside?.events ?? [])], messages: [...(change.messages ?? []), ...told] }, context);
  const { contractor, actor, now } = context;
  return { after, steps: [...(beside?.steps ?? []), ...linksToSave(asking.tx.landlordId, { orderId: after.id, events: change.events, sentTo: contractor?.contactEmail ?? '', byName: actor.name, now })] };
}
