import { applyChange, recordOf, type CaseContext } from '../casefile/index.ts';
import { decideOrder, evolveOrder, isOpen, raiseOrder, usualOrderPolicy, type OrderCommand, type OrderContext, type OrdersOfCase, type RaiseOrder, type WorkOrder } from '../orders/index.ts';
import type { RepairDraft } from '../repairs/index.ts';
import type { SettledContractor } from './settle-contractors.ts';

interface Ordering {
  readonly draft: RepairDraft;
  /** Those of the case so far, which it adds to and takes on. */
  readonly orders: WorkOrder[];
}

/** The same decision as by the ordinary door, on the case in hand; there is money enough in every contract. */
export function takeOrderOn({ draft, orders }: Ordering, { contractor, contract, rates }: SettledContractor, command: RaiseOrder | OrderCommand, at: CaseContext): void {
  const { hazard, priority, stage } = draft.repair;
  const standing = { mayBeDangerous: hazard === 'possible', isDecided: priority !== null, isSaidDone: ['fixed', 'confirmed', 'closed'].includes(stage) };
  // Firms had their orders by email then; links to the newest are sent in the newest days.
  const context: OrderContext = { ...at, policy: usualOrderPolicy, standing, contractor, contract, rates, visitBooked: false, link: { id: '', sentTo: '' } };
  const spine = recordOf(draft.spine);
  const order = orders.at(-1);
  const decision = command.type === 'RaiseOrder' || order === undefined ? raiseOrder({ spine, lastNumber: orders.length }, command as RaiseOrder, context) : decideOrder({ spine, order }, command, context);
  if (!decision.ok) throw new Error(`The demonstration does what is refused: ${command.type}, ${decision.refusal}`);
  applyChange(draft.spine, decision.change, context);
  const before = command.type === 'RaiseOrder' ? undefined : orders.pop();
  const after = decision.change.events.reduce<WorkOrder | undefined>((so, event) => evolveOrder(so, event, { caseId: draft.spine.file.id, at: context.now }), before);
  if (after !== undefined) orders.push(after);
}

/** What they mean for the repair. */
export function ordersSoFar(orders: readonly WorkOrder[]): OrdersOfCase {
  const done = orders.filter(({ state, purpose }) => state.kind === 'completed' && purpose === 'work').flatMap(({ settledAt }) => settledAt ?? []);
  return { openOrders: orders.filter(isOpen), workOrderedDoneAt: done.toSorted().at(-1) ?? null, lastDays: new Map() };
}
