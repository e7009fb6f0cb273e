import type { PlainDate } from '../../../clock/index.ts';
import { callUs, compose, day, named, type MessageFacts, type WrittenMessage } from './message.ts';

export interface RepairClosedFacts extends MessageFacts {
  readonly closedOn: PlainDate;
  /** How often we asked whether it is fixed and had no answer; null when they told us that it is. */
  readonly timesAsked: number | null;
}

/** The repair is closed, and how to open it again. */
export function repairClosed(facts: RepairClosedFacts): WrittenMessage {
  const why =
    facts.timesAsked === null
      ? 'because you told us it is fixed. Thank you.'
      : `because we asked ${facts.timesAsked} times whether it is fixed and could not reach you.`;
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
