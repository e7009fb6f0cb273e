import { countOf, dateInLondon, daysBetween, type Instant } from '../../clock/index.ts';
import type { CaseToSeal } from '../model.ts';
import { dayOf, gap, type GapFound } from './gap-found.ts';

/** What was not said between us and the resident: silences, words that got lost, questions nobody answered. */
export function gapsInWords(record: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return [...silences(record, asOf), ...messagesNotSent(record, asOf), ...contactsWithoutAnswer(record, asOf), ...contactsWithoutWords(record)];
}

/** When we spoke to the resident: by a contact, or by a message that was not lost. */
export function wordsFromUs({ contacts, messages }: CaseToSeal): readonly string[] {
  return [...contacts.filter(({ direction }) => direction === 'out').map(({ at }) => at), ...messages.filter(({ status, isToContractor }) => status === 'sent' && !isToContractor).map(({ queuedAt }) => queuedAt)];
}

/** The update rhythm has a clock from each word of ours to the next: one that ran out first is a silence. */
function silences({ clocks, file }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return clocks.filter(({ kind }) => kind === 'rhythm').flatMap(({ id, endsAt, settledAt }) => {
    const until = settledAt ?? file.closedAt ?? asOf;
    if (endsAt >= until) return [];
    const days = Math.max(1, daysBetween(dateInLondon(endsAt), dateInLondon(until)));
    return [gap('silence', id, endsAt, `No word to the resident from ${dayOf(endsAt)}, when one was due, to ${dayOf(until)}: ${countOf(days, 'day')}.`)];
  });
}

const notGone: Readonly<Record<string, string>> = { failed: 'could not be delivered', uncertain: 'may not have left', 'to print': 'was not printed and posted', queued: 'did not leave', sending: 'did not leave' };

function messagesNotSent({ messages }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const followed = new Set(messages.map(({ followsId }) => followsId));
  const today = dateInLondon(asOf);
  return messages.filter(({ id, status, queuedAt }) => status in notGone && !followed.has(id) && dateInLondon(queuedAt as Instant) < today)
    .map(({ id, subject, channel, status, queuedAt, failure }) => gap('message-not-sent', id, queuedAt, `The ${channel} “${subject}” of ${dayOf(queuedAt)} ${notGone[status] ?? ''}${failure === null ? '' : ` (${failure})`}, and nothing went in its place.`));
}

/** On the phone or face to face somebody was there to answer. */
const answeredAtOnce: ReadonlySet<string> = new Set(['phone', 'visit', 'in person']);

/** Something they wrote and nobody answered, for longer than they should wait for any word from us. */
function contactsWithoutAnswer(record: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const spoken = wordsFromUs(record);
  return record.contacts.filter(({ direction, channel, at }) => direction === 'in' && !answeredAtOnce.has(channel) && !spoken.some((said) => said >= at)).flatMap(({ id, at, channel }) => {
    const days = daysBetween(dateInLondon(at as Instant), dateInLondon(asOf));
    return days <= record.file.updateEvery ? [] : [gap('contact-without-answer', id, at, `The resident wrote to us (${channel}) on ${dayOf(at)}. The record holds no word to them since.`)];
  });
}

function contactsWithoutWords({ contacts }: CaseToSeal): readonly GapFound[] {
  return contacts.filter(({ words }) => words.trim() === '')
    .map(({ id, at, direction, channel }) => gap('contact-without-words', id, at, `A contact ${direction === 'in' ? 'from' : 'to'} the resident (${channel}) on ${dayOf(at)}, with no record of what was said.`));
}
