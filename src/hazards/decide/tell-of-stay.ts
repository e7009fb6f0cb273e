import { evolve } from '../evolve.ts';
import type { Hazard, HazardEvent, HazardTell } from '../model.ts';
import type { HazardChange, HazardContext, HazardRecord, LaterEvent } from './context.ts';
import { offerToAnswer } from './resident.ts';
import { nextStepOf } from './tell.ts';

/**
 * What whoever lives there hears of somewhere to stay, with whatever changed it: offered, offered anew, taken back, no longer needed,
 * or home again on another day. What they answered themselves they know.
 */
export function withStayTold(change: HazardChange, { hazard: before }: HazardRecord, context: HazardContext): HazardChange {
  if (!context.canWrite) return change;
  const later = change.events.filter((event): event is LaterEvent => event.type !== 'HazardReported');
  const told = tellOfStay(before, later, context);
  return told === undefined ? change : { ...change, tell: [...(change.tell ?? []), told] };
}

function tellOfStay(before: Hazard, events: readonly LaterEvent[], context: HazardContext): HazardTell | undefined {
  const after = events.reduce(evolve, before);
  const withdrawn = events.find((event) => event.type === 'HazardAccommodationWithdrawn');
  if (withdrawn !== undefined) return { template: 'hazard-stay-withdrawn', reason: withdrawn.data.reason, next: nextStepOf(after, context) };
  const moved = events.find((event) => event.type === 'HazardReturnMoved');
  if (moved !== undefined) return { template: 'hazard-return-moved', on: moved.data.untilOn, reason: moved.data.reason };
  const waited = offerToAnswer(before, context.today);
  const waits = offerToAnswer(after, context.today);
  if (waits !== undefined && waits.moveId !== waited?.moveId) return { template: waited === undefined ? 'hazard-stay-offered' : 'hazard-stay-changed', stay: waits };
  return waited !== undefined && waits === undefined && !events.some(isAnswer) ? { template: 'hazard-stay-not-needed', place: waited.place } : undefined;
}

const isAnswer = ({ type }: HazardEvent): boolean => type === 'HazardAccommodationAnswered';
