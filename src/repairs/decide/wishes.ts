import { suitsResident, wishesInWords, type Wish } from '../../appointments/index.ts';
import { agree, refuse } from '../../casefile/index.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { openVisit } from './visits.ts';

/** When a visit suits the resident, all of it anew. It decides what is offered first, and refuses nothing. */
export interface SayWhenItSuits {
  readonly type: 'SayWhenItSuits';
  readonly wishes: readonly Wish[];
}

/** Kept on the repair until it closes; the owner hears of a visit that is booked at another time. */
export function sayWhenItSuits({ repair, spine }: RepairRecord, { wishes }: SayWhenItSuits, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  const visit = openVisit(repair);
  const clashes = visit !== undefined && !suitsResident(wishes, visit.on, visit.partOfDay);
  const words = `A visit suits them ${wishesInWords(wishes, context.today)}`;
  return agree({
    events: [{ type: 'WishesSaid', data: { wishes } }],
    ...(context.actor.kind === 'resident' ? { contacts: [{ direction: 'in', channel: 'web page', words, residentId: null }] } : {}),
    ...(clashes ? { notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the visit booked is not at a time that suits the resident` }] } : {}),
  });
}
