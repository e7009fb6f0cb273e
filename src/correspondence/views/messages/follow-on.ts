import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, ifWeMissIt, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface FollowOnFacts extends MessageFacts {
  /** What is still to be done, to follow "to do": "plaster the wall". */
  readonly work: string;
  readonly workBy: PlainDate;
  /** The follow-on's own number. */
  readonly followOnReference: string;
  /** The first repair was closed before the work was found wanting. */
  readonly firstIsClosed?: boolean;
}

/** More work is needed: what, by when, under which number. Your first repair is not closed over it. */
export function followOn(facts: FollowOnFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'follow-on',
    subject: 'There is more work to do',
    sentences: [
      `There is more to do on ${say(named(facts.title))} (${facts.reference}): ${say(facts.work)}.`,
      `We will do it by ${day(facts, facts.workBy)}, as ${facts.followOnReference}.`,
      ifWeMissIt,
      callUs(facts),
      'Your repair: {link}',
    ],
    more: facts.firstIsClosed === true ? [] : ['Your first repair stays open until this work is done too.'],
  }));
}
