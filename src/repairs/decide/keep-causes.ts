import type { PlainDate } from '../../clock/index.ts';
import { causeNotKnown, causesInOrder, causesWith, isCauseOffered, mostLevels, type RootCause } from '../model/causes.ts';

/** What may be done to the list of causes. None is ever taken away or worded anew: what was coded with it says what it said. */
export type CauseListCommand =
  | { readonly type: 'AddCause'; readonly words: string; readonly under: string | null; readonly from: PlainDate }
  | { readonly type: 'RetireCause'; readonly cause: string; readonly from: PlainDate }
  | { readonly type: 'OfferCauseAgain'; readonly cause: string };

/** A list that people choose from stays one they can read. */
const mostOwnCauses = 200;

export const causeListRefusals = {
  'cause-unsaid': 'Say why such a thing happens, in a few words.',
  'cause-is-listed': 'It is on the list already. If it was retired, offer it again.',
  'cause-blames': 'Name what was found in the building, never how people live.',
  'family-not-offered': 'Choose a family that is offered on that day.',
  'too-deep': 'A cause can stand two steps below its family and no deeper.',
  'date-has-passed': 'Enter today or a later day: what was chosen until now stays as it was.',
  'no-such-cause': 'Choose a cause from the list.',
  'never-retired': 'That it was looked for and not found can always be said.',
  'is-retired': 'It is retired already from an earlier day.',
  'not-retired': 'It is offered now.',
  'list-is-full': `You have ${mostOwnCauses} causes of your own, which is as many as one list holds.`,
} as const;
export type CauseListRefusal = keyof typeof causeListRefusals;

export type CauseListDecision = { readonly ok: true; readonly list: readonly RootCause[] } | { readonly ok: false; readonly refusal: CauseListRefusal };

export interface CauseListFacts {
  readonly own: readonly RootCause[];
  readonly today: PlainDate;
  readonly newId: string;
  /** The words of a new one put it on the people who live there. Left out: they do not. */
  readonly blames?: boolean;
}

const refuse = (refusal: CauseListRefusal): CauseListDecision => ({ ok: false, refusal });

/** The landlord's list after a change, or why it may not be changed so. */
export function decideCauseList(command: CauseListCommand, facts: CauseListFacts): CauseListDecision {
  if (command.type === 'AddCause') return addCause(command, facts);
  const cause = causesWith(facts.own).find(({ id }) => id === command.cause);
  if (cause === undefined) return refuse('no-such-cause');
  return command.type === 'RetireCause' ? retire(cause, command.from, facts) : offerAgain(cause, facts);
}

function addCause({ words, under, from }: Extract<CauseListCommand, { type: 'AddCause' }>, { own, today, newId, blames }: CauseListFacts): CauseListDecision {
  if (words === '') return refuse('cause-unsaid');
  if (blames === true) return refuse('cause-blames');
  if (from < today) return refuse('date-has-passed');
  if (own.length >= mostOwnCauses) return refuse('list-is-full');
  const beside = causesWith(own).filter((cause) => cause.under === under);
  if (beside.some((cause) => plain(cause.words) === plain(words))) return refuse('cause-is-listed');
  if (under !== null && !isCauseOffered(under, own, from)) return refuse('family-not-offered');
  if (levelBelow(under, own) >= mostLevels) return refuse('too-deep');
  return { ok: true, list: [...own, { id: newId, words, under, from }] };
}

function retire(cause: RootCause, from: PlainDate, { own, today }: CauseListFacts): CauseListDecision {
  if (cause.id === causeNotKnown) return refuse('never-retired');
  if (from < today) return refuse('date-has-passed');
  if (cause.retiredFrom !== undefined && cause.retiredFrom <= today) return refuse('is-retired');
  return { ok: true, list: withCause(own, { ...cause, retiredFrom: from }) };
}

function offerAgain({ retiredFrom, ...cause }: RootCause, { own }: CauseListFacts): CauseListDecision {
  return retiredFrom === undefined ? refuse('not-retired') : { ok: true, list: withCause(own, cause) };
}

const withCause = (own: readonly RootCause[], cause: RootCause): readonly RootCause[] => [...own.filter(({ id }) => id !== cause.id), cause];

const plain = (words: string): string => words.toLowerCase().replaceAll(/\s+/g, ' ').trim();

function levelBelow(under: string | null, own: readonly RootCause[]): number {
  return under === null ? 0 : (causesInOrder(own).find(({ cause }) => cause.id === under)?.level ?? mostLevels) + 1;
}
