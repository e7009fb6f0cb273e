import { dateInLondon, longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import type { CaseToSeal, Gap } from '../model.ts';
import { dayOf, gap, type GapFound } from './gap-found.ts';
import { gapsInVisits } from './gaps-in-visits.ts';
import { gapsInWords, wordsFromUs } from './gaps-in-words.ts';

type FindGaps = (record: CaseToSeal, asOf: Instant) => readonly GapFound[];

/** What the record should say and does not, oldest first: whoever reads it for the Ombudsman will look for these. */
export function gapsOf(record: CaseToSeal, asOf: Instant): readonly Gap[] {
  const found = finders.flatMap((find) => find(record, asOf)).map((gap) => ({ ...gap, reference: record.file.reference }));
  return found.toSorted((one, other) => order(one.at, other.at) || order(one.kind, other.kind) || order(one.about, other.about));
}

const order = (one: string, other: string): number => Number(one > other) - Number(one < other);

function promisesLeftOpen({ promises, clocks, file }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const today = dateInLondon(asOf);
  // What came of a contractor's day may be written down some days after it: the promise's own clock says by when.
  const askedBy = new Map(clocks.map(({ promiseId, dueOn }) => [promiseId, dueOn]));
  return promises.filter(({ id, outcome, dueOn }) => outcome === null && ((askedBy.get(id) ?? dueOn) < today || file.closedAt !== null))
    .map(({ id, words, dueOn }) => gap('promise-without-outcome', id, dueOn, `Promised by ${longDateWithYear(dueOn)}: “${words}”. The record does not say what became of it.`));
}

function promisesBroken(record: CaseToSeal): readonly GapFound[] {
  const spoken = wordsFromUs(record);
  return record.promises.filter(({ outcome, outcomeAt }) => outcome === 'broken' && outcomeAt !== null && !spoken.some((at) => at >= outcomeAt))
    .map(({ id, words, dueOn }) => gap('promise-broken', id, dueOn, `Promised by ${longDateWithYear(dueOn)} and not kept: “${words}”. There is no word to the resident since.`));
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

const finders: readonly FindGaps[] = [promisesLeftOpen, promisesBroken, clocksMissed, gapsInWords, gapsInVisits];
