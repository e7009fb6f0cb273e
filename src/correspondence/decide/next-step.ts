import { addHours, instant } from '../../clock/index.ts';
import type { Message } from '../model.ts';
import type { Channel } from './choose-address.ts';

/** A send that takes longer than this was cut short: every conversation with a mail server is given up well before. */
const lostAfterMinutes = 10;

export type NextStep =
  | { readonly step: 'nothing' }
  | { readonly step: 'wait'; readonly until: string }
  | { readonly step: 'keep here' }
  | { readonly step: 'claim'; readonly by: 'smtp' | 'notify' }
  | { readonly step: 'ask Notify' }
  | { readonly step: 'call it uncertain' };

/** Its words go out by this step, for the first time or again. */
export const leavesNow = ({ step }: NextStep): boolean => step === 'keep here' || step === 'claim';

type Facts = Pick<Message, 'status' | 'channel' | 'transport' | 'sendingAt' | 'nextTryAt'>;

/** What this installation can send by; whatever it cannot is kept in the mailbox, or to print. */
export interface Carriers {
  readonly smtp: boolean;
  readonly notify: readonly Channel[];
}

/** What to do with a message now. One found half-sent is never sent again blindly: a person has to look. */
export function nextStep(message: Facts, now: string, carriers: Carriers): NextStep {
  switch (message.status) {
    case 'sent':
    case 'to print':
    case 'failed':
    case 'uncertain':
      return { step: 'nothing' };
    case 'sending': {
      const until = lostAt(message.sendingAt ?? now);
      if (until > now) return { step: 'wait', until };
      return { step: message.transport === 'notify' && carriers.notify.length > 0 ? 'ask Notify' : 'call it uncertain' };
    }
    case 'queued':
      if (message.nextTryAt !== null && message.nextTryAt > now) return { step: 'wait', until: message.nextTryAt };
      return wayOut(message.channel, carriers);
  }
}

function wayOut(channel: Channel, { smtp, notify }: Carriers): NextStep {
  if (notify.includes(channel)) return { step: 'claim', by: 'notify' };
  return smtp && channel === 'email' ? { step: 'claim', by: 'smtp' } : { step: 'keep here' };
}

/** The moment a send claimed at `sendingAt` counts as lost. */
function lostAt(sendingAt: string): string {
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
