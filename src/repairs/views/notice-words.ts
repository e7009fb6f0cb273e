import { dateInLondon, longDate, timeInLondon } from '../../clock/index.ts';
import type { AccessAttemptMade } from '../model/access-ladder.ts';

type Noticed = Pick<AccessAttemptMade, 'noticedAt' | 'isNoticed' | 'notice'>;

const whyNone = {
  'nobody wrote': 'The resident was not told of it in writing.',
  'not sent yet': 'The message that told of it had not left yet.',
  'not posted yet': 'The letter that told of it had not been posted yet.',
  'came back': 'What told the resident of it came back, so it is no notice.',
  'not known': 'Nobody knows whether what told the resident of it arrived, so it is no notice.',
} as const;

/** Which notice stands: "Told in writing by text on Monday 23 November at 9:30am." */
export function noticeInWords({ noticedAt, isNoticed, notice }: Noticed): string {
  if (notice?.stands === false) return whyNone[notice.because];
  if (noticedAt === null) return whyNone['nobody wrote'];
  const told = `Told in writing${byWhat(notice)} on ${dayOf(noticedAt)} at ${timeInLondon(noticedAt)}${fromWhen(notice)}`;
  return isNoticed ? `${told}.` : `${told}: too short before.`;
}

const dayOf = (at: Parameters<typeof dateInLondon>[0]): string => longDate(dateInLondon(at), dateInLondon(at));

function byWhat(notice: Noticed['notice']): string {
  if (notice?.stands !== true) return '';
  return notice.transport === 'mailbox' ? ` by ${notice.channel} (kept in the mailbox: nobody carries it)` : ` by ${notice.channel}`;
}

function fromWhen(notice: Noticed['notice']): string {
  return notice?.stands === true && notice.channel === 'letter' ? `, which counts from ${dayOf(notice.countsFrom)}` : '';
}

/** "What was tried: phoned, left a card." */
export const triedInWords = ({ tried }: Pick<AccessAttemptMade, 'tried'>): string => (tried.length === 0 ? '' : `What was tried: ${tried.join(', ')}. `);
