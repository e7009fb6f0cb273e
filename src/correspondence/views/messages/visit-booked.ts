import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, visitTime, named, type MessageFacts, type PartOfDay, type WrittenMessage } from './message.ts';

export interface VisitBookedFacts extends MessageFacts {
  readonly visitOn: PlainDate;
  readonly partOfDay: PartOfDay;
}

/** A day and a part of the day we promise to come. */
export function visitBooked(facts: VisitBookedFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'visit-booked',
    subject: 'We will visit your home',
    sentences: [
      `We will visit on ${visitTime(facts, facts)}, about ${say(named(facts.title))} (${facts.reference}).`,
      'Ask to see their identity card before you let anyone in.',
      'If we do not come, a manager is told and will contact you.',
      callUs(facts),
      'See or change this visit: {link}',
    ],
    more: ['You need to be in, or another adult who can let us in. If that day does not suit you, tell us and we will find another.'],
  }));
}
