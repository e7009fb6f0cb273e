import { dateInLondon, daysBetween, longDateWithYear, countOf, type Instant, type PlainDate } from '../../clock/index.ts';
import type { CaseToSeal, Gap, GapKind } from '../model.ts';
import { gapsInVisits, type GapFound } from './gaps-in-visits.ts';

type FindGaps = (record: CaseToSeal, asOf: Instant) => readonly GapFound[];

/** What the record should say and does not, oldest first: whoever reads it for the Ombudsman will look for these. */
export function gapsOf(record: CaseToSeal, asOf: Instant): readonly Gap[] {
  const found = finders.flatMap((find) => find(record, asOf)).map((gap) => ({ ...gap, reference: record.file.reference }));
  return found.toSorted((one, other) => order(one.at, other.at) || order(one.kind, other.kind) || order(one.about, other.about));
}

const order = (one: string, other: string): number => Number(one > other) - Number(one < other);
const dayOf = (at: string): string => longDateWithYear(dateInLondon(at as Instant));
const gap = (kind: GapKind, about: string, at: string, words: string): GapFound => ({ kind, about, at, words });


function promisesLeftOpen({ promises, file }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const today = dateInLondon(asOf);
  return promises.filter(({ outcome, dueOn }) => outcome === null && (dueOn < today || file.closedAt !== null))
    .map(({ id, words, dueOn }) => gap('promise-without-outcome', id, dueOn, `Promised by ${longDateWithYear(dueOn)}: “${words}”. The record does not say what became of it.`));
}

function promisesBroken(record: CaseToSeal): readonly GapFound[] {
  const spoken = wordsFromUs(record);
  return record.promises.filter(({ outcome, outcomeAt }) => outcome === 'broken' && outcomeAt !== null && !spoken.some((at) => at >= outcomeAt))
    .map(({ id, words, dueOn }) => gap('promise-broken', id, dueOn, `Promised by ${longDateWithYear(dueOn)} and not kept: “${words}”. There is no word to the resident since.`));
}

/** When we spoke to the resident: by a contact, or by a message that was not lost. */
function wordsFromUs({ contacts, messages }: CaseToSeal): readonly string[] {
  return [...contacts.filter(({ direction }) => direction === 'out').map(({ at }) => at), ...messages.filter(({ status }) => status === 'sent').map(({ queuedAt }) => queuedAt)];
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

function clocksMissed(record: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return record.clocks.filter(({ kind }) => kind !== 'rhythm' && kind !== 'promise').flatMap((clock) => {
    const until = clock.settledAt ?? asOf;
    if (clock.endsAt >= until || saysWhy(record, clock, until)) return [];
    const how = clock.status === 'open' ? 'It is still not done' : clock.status === 'met' ? `It was done on ${dayOf(until)}` : 'It was taken away after that';
    return [gap('clock-missed-without-reason', clock.id, clock.endsAt, `“${clock.duty}” ran out on ${dayOf(lastMoment(clock))} (${clock.citation}). ${how}, and nothing on the record says why.`)];
  });
}

/** The day that was still in time: a clock of days ends where the next begins. */
function lastMoment({ dueOn, endsAt }: { readonly dueOn: PlainDate | null; readonly endsAt: string }): string {
  return dueOn === null ? endsAt : `${dueOn}T12:00:00.000Z`;
}

/** A reason that somebody gave while it ran, or a note once it had run out. */
function saysWhy({ events }: CaseToSeal, { setAt, endsAt }: { readonly setAt: string; readonly endsAt: string }, until: string): boolean {
  return events.some(({ type, at, actorKind, data }) => {
    if (actorKind === 'system' || at > until) return false;
    if (type === 'NoteAdded') return at >= endsAt;
    const reason = data['reason'];
    return type !== 'CasefileSealed' && at >= setAt && typeof reason === 'string' && reason.trim() !== '';
  });
}

const notGone: Readonly<Record<string, string>> = { failed: 'could not be delivered', uncertain: 'may not have left', 'to print': 'was not printed and posted', queued: 'did not leave', sending: 'did not leave' };

function messagesNotSent({ messages }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const followed = new Set(messages.map(({ followsId }) => followsId));
  const today = dateInLondon(asOf);
  return messages.filter(({ id, status, queuedAt }) => status in notGone && !followed.has(id) && dateInLondon(queuedAt as Instant) < today)
    .map(({ id, subject, channel, status, queuedAt, failure }) => gap('message-not-sent', id, queuedAt, `The ${channel} “${subject}” of ${dayOf(queuedAt)} ${notGone[status] ?? ''}${failure === null ? '' : ` (${failure})`}, and nothing went in its place.`));
}

function contactsWithoutWords({ contacts }: CaseToSeal): readonly GapFound[] {
  return contacts.filter(({ words }) => words.trim() === '')
    .map(({ id, at, direction, channel }) => gap('contact-without-words', id, at, `A contact ${direction === 'in' ? 'from' : 'to'} the resident (${channel}) on ${dayOf(at)}, with no record of what was said.`));
}

const finders: readonly FindGaps[] = [promisesLeftOpen, promisesBroken, silences, clocksMissed, messagesNotSent, contactsWithoutWords, gapsInVisits];
