import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, ifWeMissIt, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface NoAccessFacts extends MessageFacts {
  readonly visitedOn: PlainDate;
  /** What the operative did to reach them: "knocked", "rang your mobile at 9:10am". */
  readonly tried: string;
  /** The day by which we ring to agree a new visit. */
  readonly ringBy: PlainDate;
}

/** We came and could not get in: what we tried, and how to get a new visit. */
export function noAccess(facts: NoAccessFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'no-access',
    subject: 'We came and could not get in',
    sentences: [
      `We came on ${day(facts, facts.visitedOn)} about ${say(named(facts.title))} (${facts.reference}) and could not get in. We tried: ${say(facts.tried)}.`,
      `Your repair stays open. We will ring you by ${day(facts, facts.ringBy)} to agree a new visit.`,
      ifWeMissIt,
      callUs(facts),
      'Or choose here: {link}',
    ],
    more: ['If we have the wrong number for you, or it is hard for you to reach the door, tell us and we will write it down for next time.'],
  }));
}
