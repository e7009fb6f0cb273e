import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface WorkDoneFacts extends MessageFacts {
  readonly doneOn: PlainDate;
  readonly answerBy: PlainDate;
}

/** The work is done as far as we know; only the resident can say that it is fixed. */
export function workDone(facts: WorkDoneFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'work-done',
    subject: 'Is it fixed?',
    sentences: [
      `We did the work on ${say(named(facts.title))} (${facts.reference}) on ${day(facts, facts.doneOn)}.`,
      `Is it fixed? Please tell us by ${day(facts, facts.answerBy)}: {link}`,
      'One tap is enough. If it is not fixed, we open the same repair again.',
      callUs(facts),
    ],
    more: ['We do not close your repair until you have answered, or we have tried three times to reach you.'],
  }));
}
