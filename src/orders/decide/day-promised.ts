import { keptByOrder, type CasePromise, type PromiseId } from '../../casefile/index.ts';
import { addWorkingDays, longDate, type PlainDate } from '../../clock/index.ts';
import { orderPartInWords } from '../words.ts';
import type { OrderChange, OrderContext, OrderEvent, OrderRecord } from './context.ts';

/** What is said of a day that has passed with nothing on record. */
export const nobodyWroteIt = 'Nobody wrote down that they came';

type NewPromise = NonNullable<OrderChange['promise']>[number];
type Settlement = NonNullable<OrderChange['settle']>[number];
type EventOf<Type extends OrderEvent['type']> = Extract<OrderEvent, { type: Type }>;

/**
 * The day that is agreed for an order is promised to the resident, and what becomes of the order becomes of the promise, whichever
 * door it came by. A visit of our own that carries it out has a promise of its own; once all is said to be done, nobody is expected.
 */
export function withDayPromised(record: OrderRecord, change: OrderChange, context: OrderContext): OrderChange {
  const open = record.spine.promises.find(({ keptBy }) => keptBy === keptByOrder(record.order.number));
  const settle = open === undefined ? [] : change.events.flatMap((event) => outcomeOf(open, record, event, context));
  const promise = change.events.flatMap((event) => (event.type === 'OrderScheduled' && promisesIt(record, event, context) ? [dayPromised(record, event, context)] : []));
  if (settle.length + promise.length === 0) return change;
  return { ...change, settle: [...(change.settle ?? []), ...settle], promise: [...(change.promise ?? []), ...promise] };
}

function promisesIt(record: OrderRecord, event: EventOf<'OrderScheduled'>, { visitBooked, standing }: OrderContext): boolean {
  return !visitBooked && !standing.isSaidDone && !isSameAgain(record, event);
}

/** Said once more, the same day is no other promise. */
function isSameAgain({ order: { state } }: OrderRecord, { data }: EventOf<'OrderScheduled'>): boolean {
  return state.kind === 'scheduled' && state.on === data.on && state.part === data.part;
}

/**
 * The resident is told no names of firms: messages and their page say "our contractor" too. Firms write up a day's work on the next working day. After it, whose kind the case is says what follows; broken by itself, for kinds that
 * say nothing, a working day later.
 */
function dayPromised({ order, spine }: OrderRecord, { data: { on, part } }: EventOf<'OrderScheduled'>, context: OrderContext): NewPromise {
  return {
    id: context.newId() as PromiseId,
    madeTo: 'the resident',
    words: `Our contractor will come on ${longDate(on, context.today)}, ${orderPartInWords(part)}`,
    dueOn: on,
    outcomeBy: addWorkingDays(on, 2, context.calendar),
    ownerId: spine.file.ownerId,
    keptBy: keptByOrder(order.number),
  };
}

function outcomeOf({ id, dueOn }: CasePromise, record: OrderRecord, event: OrderEvent, { today }: OrderContext): Settlement[] {
  const over = (outcome: 'moved' | 'withdrawn', reason: string): Settlement[] => [dueOn < today ? { id, outcome: 'broken', reason: nobodyWroteIt } : { id, outcome, reason }];
  switch (event.type) {
    case 'OrderScheduled':
      return isSameAgain(record, event) ? [] : over('moved', `Another day was agreed: ${longDate(event.data.on, today)}`);
    case 'OrderCompleted':
      return [{ id, outcome: event.data.on <= dueOn ? 'kept' : 'broken', reason: doneInWords(event.data.on, today) }];
    case 'OrderNoAccess':
      return [{ id, outcome: 'kept', reason: 'They came on the day, but nobody could let them in' }];
    case 'OrderCancelled':
    case 'OrderTurnedDown':
      return over('withdrawn', event.data.words);
    case 'OrderDeclined':
      return event.data.about === 'order' && record.order.state.kind !== 'completed' ? over('withdrawn', event.data.words) : [];
    default:
      return [];
  }
}

const doneInWords = (on: PlainDate, today: PlainDate): string => `The work was done on ${longDate(on, today)}`;
