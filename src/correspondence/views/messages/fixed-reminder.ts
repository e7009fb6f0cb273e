import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface FixedReminderFacts extends MessageFacts {
  readonly doneOn: PlainDate;
  readonly answerBy: PlainDate;
  /** What follows silence: we ask again, or this was the last time and we may close it. */
  readonly ifNoAnswer: 'we ask again' | 'we may close it';
}

/** We asked whether it is fixed and have no answer yet. */
export function fixedReminder(facts: FixedReminderFacts): WrittenMessage {
  const otherwise =
    facts.ifNoAnswer === 'we ask again'
      ? 'If we do not hear by then, we will ask you once more.'
      : 'If we do not hear by then, we may close it. You can have it opened again at any time.';
  return compose(facts, (say) => ({
    template: 'fixed-reminder',
    subject: 'Is it fixed? We would like to know',
    sentences: [
      `On ${day(facts, facts.doneOn)} we did the work on ${say(named(facts.title))} (${facts.reference}).`,
      `Is it fixed? Please tell us by ${day(facts, facts.answerBy)}: {link}`,
      otherwise,
      callUs(facts),
    ],
  }));
}
