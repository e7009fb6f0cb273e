import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, ifWeMissIt, type MessageFacts, type WrittenMessage } from './message.ts';

export interface ReportReceivedFacts extends MessageFacts {
  /** What they told us, in their words. */
  readonly whatWeHeard: string;
  /** What we do next, to follow "we will": "ring you to agree a visit". */
  readonly nextStep: string;
  readonly nextBy: PlainDate;
}

/** We have your report: the number, what we heard, what happens next and by when. */
export function reportReceived(facts: ReportReceivedFacts): WrittenMessage {
  return compose(facts, (say) => ({
    template: 'report-received',
    subject: 'We have your repair report',
    sentences: [
      `We have your report, ${facts.reference}: ${say(facts.whatWeHeard)}.`,
      `By ${day(facts, facts.nextBy)} we will ${say(facts.nextStep)}.`,
      ifWeMissIt,
      callUs(facts),
      'Follow your repair or correct us: {link}',
    ],
    more: ['If anything gets worse or feels dangerous, call us straight away.'],
  }));
}
