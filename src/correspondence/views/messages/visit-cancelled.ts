import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, ifWeMissIt, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface VisitCancelledFacts extends MessageFacts {
  readonly visitOn: PlainDate;
  /** To follow "because". */
  readonly reason: string;
  /** To follow "we will". */
  readonly nextStep: string;
  readonly nextBy: PlainDate;
}

/** The visit will not happen; the repair stays open and this is what comes next. */
export function visitCancelled(facts: VisitCancelledFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'visit-cancelled',
    subject: 'Your visit is cancelled',
    sentences: [
      `We are not coming on ${day(facts, facts.visitOn)} about ${say(named(facts.title))} (${facts.reference}) because ${say(facts.reason)}.`,
      `Your repair stays open. By ${day(facts, facts.nextBy)} we will ${say(facts.nextStep)}.`,
      ifWeMissIt,
      callUs(facts),
      'Your repair: {link}',
    ],
  }));
}
