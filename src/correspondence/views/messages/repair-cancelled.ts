import { callUs, compose, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface RepairCancelledFacts extends MessageFacts {
  /** To follow "because". */
  readonly reason: string;
}

/** We will not do this repair: why, and how to disagree. */
export function repairCancelled(facts: RepairCancelledFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'repair-cancelled',
    subject: 'Your repair is cancelled',
    sentences: [
      `We have cancelled repair ${facts.reference}, ${say(named(facts.title))}, because ${say(facts.reason)}.`,
      'If you do not agree, tell us and a manager will look at it again: {link}',
      callUs(facts),
    ],
    more: ['You can also make a complaint, now or later: call us or use the same link. You do not have to ask us to look again first.'],
  }));
}
