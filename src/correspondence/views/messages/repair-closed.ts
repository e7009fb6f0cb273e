import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface RepairClosedFacts extends MessageFacts {
  readonly closedOn: PlainDate;
  /** They said it is fixed, or three tries to reach them had no answer. */
  readonly because: 'you told us it is fixed' | 'we asked three times and had no answer';
}

/** The repair is closed, and how to open it again. */
export function repairClosed(facts: RepairClosedFacts): WrittenMessage {
  const why =
    facts.because === 'you told us it is fixed'
      ? 'because you told us it is fixed. Thank you.'
      : 'because we asked three times whether it is fixed and could not reach you.';
  return compose(facts, (say) => ({
    template: 'repair-closed',
    subject: 'Your repair is closed',
    sentences: [
      `We closed repair ${facts.reference}, ${say(named(facts.title))}, on ${day(facts, facts.closedOn)} ${why}`,
      'If it comes back or is not right, tell us and we will open it again: {link}',
      callUs(facts),
    ],
  }));
}
