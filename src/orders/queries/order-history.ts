import { timelineEntries, type CaseEvent } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OrderPhoto, WorkOrder } from '../model.ts';
import { orderEvents } from '../views/event-words.ts';

const mostEntries = 500;

/** What happened to one order, the newest first, and nothing else of its case. */
export async function historyOfOrder(tx: Tx, { caseId, number }: Pick<WorkOrder, 'caseId' | 'number'>): Promise<readonly CaseEvent[]> {
  const events = await timelineEntries(tx, caseId, { types: Object.keys(orderEvents), before: undefined, most: mostEntries });
  return events.filter(({ data }) => data['number'] === number);
}

/** The photos that came with it, the oldest first. */
export function photosIn(history: readonly CaseEvent[]): readonly string[] {
  return history.toReversed().flatMap(({ type, data }) => (type === 'OrderPhotosAdded' ? (data['photos'] as readonly OrderPhoto[]).map(({ photoId }) => photoId) : []));
}
