import type { PlainDate } from '../clock/index.ts';
import type { RepresentativeRefusal } from './decide/representatives.ts';
import type { ConfirmNeeds, ConsentBasis, ContactDetails, HouseholdNeed, NeedId, NeedsAnswer, NeedSource, NewNeed, PersonToAdd, Resident, ResidentContext, ResidentEvent } from './model.ts';

export type ResidentRefusal =
  | 'declared-without-a-need'
  | 'none-while-needs-remain'
  | 'no-such-need'
  | 'preferred-channel-without-an-address'
  | 'nothing-changed'
  | 'no-consent-to-withdraw'
  | RepresentativeRefusal;

export type ResidentDecision =
  | { readonly ok: true; readonly events: readonly ResidentEvent[] }
  | { readonly ok: false; readonly refusal: ResidentRefusal };

const refuse = (refusal: ResidentRefusal): ResidentDecision => ({ ok: false, refusal });

/**
 * Writes down today's answer about needs. Needs that are neither ended nor new are confirmed with it, so that every need
 * says when somebody last stood by it.
 */
export function confirmNeeds(resident: Resident, command: ConfirmNeeds, context: ResidentContext): ResidentDecision {
  const current = new Set(resident.needs.map((need) => need.id));
  if (command.end.some((id) => !current.has(id))) return refuse('no-such-need');
  const kept = resident.needs.filter((need) => !command.end.includes(need.id));
  const remaining = kept.length + command.add.length;
  if (command.answer === 'declared' && remaining === 0) return refuse('declared-without-a-need');
  if (command.answer === 'none' && remaining > 0) return refuse('none-while-needs-remain');
  const { answer, source, consentBasis } = command;
  const on = context.today;
  return {
    ok: true,
    events: [
      { type: 'NeedsConfirmed', answer, source, consentBasis, confirmedOn: on },
      ...kept.map((need): ResidentEvent => ({ type: 'NeedConfirmed', needId: need.id, on })),
      ...command.end.map((needId): ResidentEvent => ({ type: 'NeedEnded', needId, on })),
      ...command.add.map((need): ResidentEvent => ({ type: 'NeedAdded', need: newNeed(need, command, context) })),
    ],
  };
}

/**
 * Whoever agreed may take it back at any time. What we held because they agreed goes, words and all; what we hold on another
 * footing stays. What was said of needs that have ended goes with it. Without any need left it is as if nobody had asked.
 */
export function withdrawConsent({ needs, endedByConsent, needsAnswer }: Resident, source: NeedSource, { today }: ResidentContext): ResidentDecision {
  const isAgreed = ({ consentBasis }: { readonly consentBasis: ConsentBasis }) => consentBasis === 'explicit consent';
  const [gone, [first]] = [needs.filter(isAgreed), needs.filter((need) => !isAgreed(need))];
  const needIds = [...gone.map(({ id }) => id), ...endedByConsent];
  const answerGoes = needsAnswer.answer !== 'unknown' && isAgreed(needsAnswer);
  if (needIds.length === 0 && !answerGoes) return refuse('no-consent-to-withdraw');
  const kept: NeedsAnswer = first === undefined ? { answer: 'unknown' } : { answer: 'declared', confirmedOn: first.lastConfirmedOn, source: first.source, consentBasis: first.consentBasis };
  const saysOfNone = needsAnswer.answer === 'declared' && first === undefined;
  const left = answerGoes || saysOfNone ? kept : needsAnswer;
  return { ok: true, events: [{ type: 'ConsentWithdrawn', source, needIds, left, on: today }] };
}

const newNeed = (need: NewNeed, grounds: Pick<HouseholdNeed, 'source' | 'consentBasis'>, context: ResidentContext): HouseholdNeed => ({
  ...need,
  id: context.newId() as NeedId,
  source: grounds.source,
  consentBasis: grounds.consentBasis,
  declaredOn: context.today,
  lastConfirmedOn: context.today,
});

/** Changes how to reach somebody. A preferred channel needs somewhere to reach; a letter goes to their home. */
export function changeContactDetails(resident: Resident, details: ContactDetails): ResidentDecision {
  const fields = (Object.keys(details) as (keyof ContactDetails)[]).filter((field) => details[field] !== resident[field]);
  if (fields.length === 0) return refuse('nothing-changed');
  if (addressFor(details) === null) return refuse('preferred-channel-without-an-address');
  return { ok: true, events: [{ type: 'ContactDetailsChanged', fields, details }] };
}

/** Where the preferred channel reaches somebody; null when nowhere. '' for a letter, which goes to the home. */
export function addressFor(details: Pick<ContactDetails, 'mobile' | 'phone' | 'email' | 'preferredChannel'>): string | null {
  switch (details.preferredChannel) {
    case 'text': return details.mobile;
    case 'email': return details.email;
    case 'phone': return details.phone ?? details.mobile;
    case 'letter': return '';
  }
}


export const newPersonRefusals = {
  'key-is-taken': { field: 'key', words: 'Somebody has this number already. Search for them, or check it' },
  'tenancy-key-is-taken': { field: 'tenancyKey', words: 'A tenancy has this number already. Choose it above, or check the number' },
  'no-such-tenancy': { field: 'tenancy', words: 'Choose a tenancy of this home that goes on' },
  'born-in-the-future': { field: 'born', words: 'The date of birth must be in the past' },
  'starts-in-the-future': { field: 'started', words: 'The tenancy must have begun. Add them on the day it does' },
  'address-missing': { field: 'preferredChannel', words: 'Give the number or address for the way they want to be reached' },
  'same-name-here': { field: 'isAnother', words: 'Somebody of this name lives here already. Tick the box if this is another person' },
} as const;
export type NewPersonRefusal = keyof typeof newPersonRefusals;

export interface NewPersonFacts {
  readonly today: PlainDate;
  readonly tenancyIds: readonly string[];
  readonly keyIsTaken: boolean;
  readonly tenancyKeyIsTaken: boolean;
  /** The names of those who live here. */
  readonly sameHere: readonly string[];
}

/** Whether somebody may be added so. */
export function decideNewPerson(wanted: PersonToAdd, facts: NewPersonFacts): { readonly ok: true } | { readonly ok: false; readonly refusal: NewPersonRefusal } {
  const refusal = whyNotAdd(wanted, facts);
  return refusal === undefined ? { ok: true } : { ok: false, refusal };
}

function whyNotAdd({ name, dateOfBirth, contact, tenancy, isAnother }: PersonToAdd, { today, tenancyIds, keyIsTaken, tenancyKeyIsTaken, sameHere }: NewPersonFacts): NewPersonRefusal | undefined {
  if (keyIsTaken) return 'key-is-taken';
  if ('tenancyId' in tenancy ? !tenancyIds.includes(tenancy.tenancyId) : false) return 'no-such-tenancy';
  if ('kind' in tenancy && tenancyKeyIsTaken) return 'tenancy-key-is-taken';
  if ('kind' in tenancy && tenancy.startedOn > today) return 'starts-in-the-future';
  if (dateOfBirth !== null && dateOfBirth > today) return 'born-in-the-future';
  if (addressFor(contact) === null) return 'address-missing';
  return !isAnother && sameHere.some((one) => plain(one) === plain(name)) ? 'same-name-here' : undefined;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
