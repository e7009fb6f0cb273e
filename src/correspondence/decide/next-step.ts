import { addHours, instant } from '../../clock/index.ts';
import type { Message } from '../model.ts';

/** A send that takes longer than this was cut short: every conversation with a mail server is given up well before. */
const lostAfterMinutes = 10;

export type NextStep =
  | { readonly step: 'nothing' }
  | { readonly step: 'wait'; readonly until: string }
  | { readonly step: 'keep in the mailbox' }
  | { readonly step: 'claim for SMTP' }
  | { readonly step: 'call it uncertain' };

type Facts = Pick<Message, 'status' | 'channel' | 'sendingAt' | 'nextTryAt'>;

/** What to do with a message now. One found half-sent is never sent again blindly: a person has to look. */
export function nextStep(message: Facts, now: string, hasMailServer: boolean): NextStep {
  switch (message.status) {
    case 'sent':
    case 'failed':
    case 'uncertain':
      return { step: 'nothing' };
    case 'sending': {
      const until = lostAt(message.sendingAt ?? now);
      return until <= now ? { step: 'call it uncertain' } : { step: 'wait', until };
    }
    case 'queued':
      if (message.nextTryAt !== null && message.nextTryAt > now) return { step: 'wait', until: message.nextTryAt };
      return { step: hasMailServer && message.channel === 'email' ? 'claim for SMTP' : 'keep in the mailbox' };
  }
}

/** The moment a send claimed at `sendingAt` counts as lost. */
export function lostAt(sendingAt: string): string {
  return addHours(instant(sendingAt), lostAfterMinutes / 60);
}

/** A send claimed at or before this moment counts as lost by `now`. */
export function lostBefore(now: string): string {
  return addHours(instant(now), -lostAfterMinutes / 60);
}

const pausesInMinutes = [1, 5, 15, 30, 60, 120, 240, 240, 240, 240, 240] as const;

/** When to try again after so many tries that no server took; undefined when a day of trying is enough. */
export function nextTry(failedTries: number, now: string): string | undefined {
  const minutes = pausesInMinutes[failedTries - 1];
  return minutes === undefined ? undefined : addHours(instant(now), minutes / 60);
}
