import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, ifWeMissIt, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface NotFixedFacts extends MessageFacts {
  /** To follow "we will". */
  readonly nextStep: string;
  readonly nextBy: PlainDate;
}

/** They said it is not fixed: the same repair is open again, and counts as ours to answer for. */
export function notFixed(facts: NotFixedFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'not-fixed',
    subject: 'Your repair is open again',
    sentences: [
      `Thank you for telling us. We are sorry that ${say(named(facts.title))} is not fixed.`,
      `Repair ${facts.reference} is open again. By ${day(facts, facts.nextBy)} we will ${say(facts.nextStep)}.`,
      ifWeMissIt,
      callUs(facts),
      'Your repair: {link}',
    ],
    more: ['We have recorded that our first repair did not work. You can also make a complaint: call us or use your link.'],
  }));
}
