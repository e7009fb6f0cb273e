import { addDays, addWorkingDays, dateInLondon, startOfDay, type Calendar, type Instant } from '../../clock/index.ts';
import { dueFor } from '../../law/index.ts';
import type { Message } from '../model.ts';
import type { Channel } from './choose-address.ts';

/** A message that told of one thing, and what became of it. */
export interface ToldOf extends Pick<Message, 'channel' | 'transport' | 'status'> {
  readonly messageId: string;
  /** When it was taken by whoever carries it, kept, or posted; for one that came back, when we learnt of it. */
  readonly settledAt: Instant | null;
}

/** Why nothing in writing counts. */
export type NoNotice = 'nobody wrote' | 'not sent yet' | 'not posted yet' | 'came back' | 'not known';

/** What the resident was told in writing of one thing, as far as it counts as notice. */
export type WrittenNotice =
  | { readonly stands: true; readonly messageId: string; readonly channel: Channel; readonly transport: string | null; readonly sentAt: Instant; readonly countsFrom: Instant }
  | { readonly stands: false; readonly because: NoNotice };

/** The first to count of all that left and did not come back; where there is none, how far the best of them got. */
export function noticeThatStands(told: readonly ToldOf[], calendar: Calendar): WrittenNotice {
  const counting = told.flatMap((one) => {
    const { messageId, channel, transport, status, settledAt } = one;
    if (status !== 'sent' || settledAt === null) return [];
    return [{ stands: true as const, messageId, channel, transport, sentAt: settledAt, countsFrom: countsFrom(one, settledAt, calendar) }];
  });
  const [first] = counting.sort((one, other) => (one.countsFrom < other.countsFrom ? -1 : 1));
  return first ?? { stands: false, because: whyNone(told) };
}

function whyNone(told: readonly ToldOf[]): NoNotice {
  const is = (...statuses: readonly ToldOf['status'][]) => told.some(({ status }) => statuses.includes(status));
  if (is('queued', 'sending')) return 'not sent yet';
  if (is('to print')) return 'not posted yet';
  if (is('uncertain')) return 'not known';
  return told.length === 0 ? 'nobody wrote' : 'came back';
}

/** A text or an email is there at once. A letter is there when the day has ended on which the post brings it. */
function countsFrom({ channel, transport }: ToldOf, sentAt: Instant, calendar: Calendar): Instant {
  if (channel !== 'letter') return sentAt;
  const takenOn = dateInLondon(sentAt);
  // GOV.UK Notify posts a letter the working day after it took it.
  const due = dueFor({ rule: 'notices.by-post', from: transport === 'notify' ? addWorkingDays(takenOn, 1, calendar) : takenOn }, calendar);
  return startOfDay(addDays('dueOn' in due ? due.dueOn : takenOn, 1));
}
