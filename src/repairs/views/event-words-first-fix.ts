import { sentence, wordsOf, type EventTelling } from '../../casefile/index.ts';
import { dateInLondon, longDate } from '../../clock/index.ts';
import type { RecallEvent } from '../model/first-fix.ts';
import { telling } from './telling.ts';

const grounds = { problem: 'The same problem was reported', cause: 'The same cause was found' } as const;

/** How the timeline tells that an earlier job came back, or did not. */
export const firstFixEvents = {
  RecallFound: telling<'RecallFound'>(undefined, ({ firstReference, firstClosedAt, because, windowDays }, today) => ({
    title: `Recall: ${firstReference} has come back`,
    body: sentence(`${grounds[because]} at this place within ${windowDays} days of ${firstReference} being closed on ${longDate(dateInLondon(firstClosedAt), today)}.`),
  })),
  RecallRuledOut: telling<'RecallRuledOut'>(undefined, ({ firstReference, reason }) => ({ title: `Found not to be ${firstReference} come back`, body: wordsOf(reason) })),
} satisfies Record<RecallEvent['type'], EventTelling>;
