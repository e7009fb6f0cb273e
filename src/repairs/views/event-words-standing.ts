import { sentence, wordsOf, type EventTelling } from '../../casefile/index.ts';
import { longDate } from '../../clock/index.ts';
import { sealedPhotoRow } from '../../evidence/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { FollowOnWishes, StandingEvent } from '../model/standing.ts';
import { noticeInWords, triedInWords } from './notice-words.ts';
import { telling } from './telling.ts';

/** What a follow-on brings along: materials, and who was asked to come back. */
export function broughtAlong({ materials, askedOperative }: Partial<FollowOnWishes>): Html {
  return html`${materials !== undefined && materials !== null && sentence(`Materials: ${materials}`)}
    ${askedOperative !== undefined && askedOperative !== null && sentence(`${askedOperative.name} is asked to come back.`)}`;
}

const whyReopened = { moved: 'its date moved', passed: 'its date passed', dropped: 'it was dropped', 'left-out': 'this place was left out', decided: 'somebody decided so' } as const;

/** How the timeline tells what stands on a repair beside its course. */
export const standingEvents = {
  AccessReviewed: telling<'AccessReviewed'>('visits', ({ needs, decision, reason }) => ({
    title: `Access looked at: ${decision}`, body: html`${wordsOf(reason)}${sentence(`About the household: ${needs}`)}`,
  })),
  AccessStepDecided: telling<'AccessStepDecided'>('visits', ({ step, reason, nextOn }, today) => ({
    title: `How we get in: ${step}`, body: html`${wordsOf(reason)}${sentence(`Next on ${longDate(nextOn, today)}.`)}`,
  })),
  ContractorNotLetIn: telling<'ContractorNotLetIn'>('visits', ({ number, attempt }, today) => ({
    title: `An attempt to get in, by the contractor of order ${number}: ${longDate(attempt.on, today)}`, body: sentence(`${triedInWords(attempt)}${noticeInWords(attempt)}`),
  })),
  ContractorLetIn: telling<'ContractorLetIn'>('visits', ({ number }) => ({ title: `The contractor of order ${number} was let in: nobody has to decide how we get in` })),
  NoticeWithdrawn: telling<'NoticeWithdrawn'>('visits', ({ channel, why, attempt, looksAgain }, today) => ({
    title: `The ${channel} that told of the visit on ${longDate(attempt.on, today)} came back`,
    body: html`${wordsOf(why)}${sentence(attempt.isNoticed ? `Another message stands as its notice. ${noticeInWords(attempt)}` : 'That attempt to get in counts as one without written notice.')}${looksAgain && sentence('A supervisor looks again at what was tried.')}`,
  })),
  TemporaryFixMade: telling<'TemporaryFixMade'>('visits', ({ words, permanent, permanentBy, photos }, today) => ({
    title: 'Visited: mended for now',
    body: html`${wordsOf(words)}${sentence(`Still to do, by ${longDate(permanentBy, today)}: ${permanent}`)}${photos.length === 0 ? nothing : sealedPhotoRow(photos, '/photos')}`,
  })),
  CauseCoded: telling<'CauseCoded'>(undefined, ({ words, how }) => ({ title: `Cause: ${words}`, body: wordsOf(how) })),
  CauseCorrected: telling<'CauseCorrected'>(undefined, ({ wasWords, words, reason }) => ({ title: `Cause corrected: ${words}`, body: html`${wordsOf(reason)}${sentence(`Before: ${wasWords}`)}` })),
  PutInProgramme: telling<'PutInProgramme'>(undefined, ({ name, promisedOn, words }, today) => ({ title: `Waits for ${name}, by ${longDate(promisedOn, today)}`, body: wordsOf(words) })),
  ReopenedFromProgramme: telling<'ReopenedFromProgramme'>(undefined, ({ name, because, words }) => ({ title: `Waits no longer for ${name}: ${whyReopened[because]}`, body: wordsOf(words) })),
  ProgrammeWorkDone: telling<'ProgrammeWorkDone'>('visits', ({ name, doneOn }, today) => ({ title: `${name} was done here on ${longDate(doneOn, today)}` })),
  CancellationProposed: telling<'CancellationProposed'>(undefined, ({ reason, words }) => ({ title: `Proposed to cancel it: ${reason}`, body: html`${wordsOf(words)}${sentence('Somebody else decides.')}` })),
  CancellationDeclined: telling<'CancellationDeclined'>(undefined, ({ reason }) => ({ title: 'Not cancelled: it goes on', body: wordsOf(reason) })),
  CancellationObjected: telling<'CancellationObjected'>('contacts', ({ words, how }) => ({ title: `The resident does not agree that it was cancelled (${how}): opened again`, body: wordsOf(words) })),
} satisfies Record<StandingEvent['type'] | 'TemporaryFixMade', EventTelling>;
