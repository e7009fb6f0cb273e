import type { ConfirmNeeds, ConsentBasis, ContactDetails, HouseholdNeed, NeedId, NeedsAnswer, NeedSource, NewNeed, Resident, ResidentContext, ResidentEvent } from './model.ts';

export type ResidentRefusal =
  | 'declared-without-a-need'
  | 'none-while-needs-remain'
  | 'no-such-need'
  | 'preferred-channel-without-an-address'
  | 'nothing-changed'
  | 'no-consent-to-withdraw';

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
 * footing stays. Without any need left it is as if nobody had asked.
 */
export function withdrawConsent({ needs, needsAnswer }: Resident, source: NeedSource, { today }: ResidentContext): ResidentDecision {
  const isAgreed = ({ consentBasis }: { readonly consentBasis: ConsentBasis }) => consentBasis === 'explicit consent';
  const [gone, [first]] = [needs.filter(isAgreed), needs.filter((need) => !isAgreed(need))];
  const answerGoes = needsAnswer.answer !== 'unknown' && isAgreed(needsAnswer);
  if (gone.length === 0 && !answerGoes) return refuse('no-consent-to-withdraw');
  const kept: NeedsAnswer = first === undefined ? { answer: 'unknown' } : { answer: 'declared', confirmedOn: first.lastConfirmedOn, source: first.source, consentBasis: first.consentBasis };
  const left = answerGoes || first === undefined ? kept : needsAnswer;
  return { ok: true, events: [{ type: 'ConsentWithdrawn', source, needIds: gone.map(({ id }) => id), left, on: today }] };
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
