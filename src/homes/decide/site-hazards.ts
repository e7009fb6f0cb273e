import type { PlainDate } from '../../clock/index.ts';
import type { SiteHazard, SiteHazardFacts } from '../model.ts';

export type HazardRefusal = 'location-missing' | 'source-missing' | 'surveyed-in-the-future' | 'expires-before-survey' | 'says-nothing-to-do' | 'on-the-register-already' | 'reason-missing';

export type HazardVerdict = { readonly ok: true } | { readonly ok: false; readonly refusal: HazardRefusal };

const refuse = (refusal: HazardRefusal): HazardVerdict => ({ ok: false, refusal });

/** The same danger at the same spot: one entry of it stands at a time. */
export const sameSpot = (one: Pick<SiteHazardFacts, 'kind' | 'location'>, other: Pick<SiteHazardFacts, 'kind' | 'location'>): boolean =>
  one.kind === other.kind && one.location.trim().toLowerCase() === other.location.trim().toLowerCase();

/** Whether an entry may stand on the register of a place. What is dangerous says what to do about it. */
export function decideHazard(facts: SiteHazardFacts, { standing, today }: { readonly standing: readonly SiteHazard[]; readonly today: PlainDate }): HazardVerdict {
  if (facts.location === '') return refuse('location-missing');
  if (facts.source === '') return refuse('source-missing');
  if (facts.surveyedOn > today) return refuse('surveyed-in-the-future');
  if (facts.expiresOn !== null && facts.expiresOn < facts.surveyedOn) return refuse('expires-before-survey');
  if (facts.finding !== 'none found' && facts.whatToDo === '') return refuse('says-nothing-to-do');
  return standing.some((one) => sameSpot(one, facts)) ? refuse('on-the-register-already') : { ok: true };
}

/** An entry ends with a reason, and is kept: what was told when stays readable. */
export const decideEnding = (reason: string): HazardVerdict => (reason === '' ? refuse('reason-missing') : { ok: true });
