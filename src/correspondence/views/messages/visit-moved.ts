import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, visitTime, named, type MessageFacts, type PartOfDay, type WrittenMessage } from './message.ts';

export interface VisitMovedFacts extends MessageFacts {
  readonly movedFrom: PlainDate;
  readonly visitOn: PlainDate;
  readonly partOfDay: PartOfDay;
  /** Why it moved, to follow "because": "the part has not arrived". */
  readonly reason: string;
}

/** The visit is on another day, and why. */
export function visitMoved(facts: VisitMovedFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'visit-moved',
    subject: 'Your visit has a new date',
    sentences: [
      `Your visit about ${say(named(facts.title))} (${facts.reference}) has moved from ${day(facts, facts.movedFrom)} because ${say(facts.reason)}.`,
      `We will now visit on ${visitTime(facts, facts)}.`,
      'If we do not come, a manager is told and will contact you.',
      callUs(facts),
      'See or change it: {link}',
    ],
  }));
}
