import type { PlainDate } from '../../clock/index.ts';
import type { Resident, ResidentContext, ResidentEvent } from '../model.ts';
import { actsOn, type Representative, type RepresentativeId } from '../model/representatives.ts';

export type AddRepresentative = Omit<Representative, 'id' | 'agreedOn' | 'endedOn'>;
export interface EndRepresentative {
  readonly representativeId: string;
  readonly because: string;
}

export type RepresentativeRefusal = 'representative-out-of-reach' | 'representative-until-past' | 'best-interests-without-why' | 'same-representative' | 'no-such-representative';
export type RepresentativeDecision = { readonly ok: true; readonly events: readonly ResidentEvent[] } | { readonly ok: false; readonly refusal: RepresentativeRefusal };

/** Writes down who acts for somebody from today, and on what that rests. */
export function addRepresentative({ representatives }: Pick<Resident, 'representatives'>, command: AddRepresentative, { today, newId }: ResidentContext): RepresentativeDecision {
  const refusal = whyNotAdd(representatives, command, today);
  if (refusal !== undefined) return { ok: false, refusal };
  return { ok: true, events: [{ type: 'RepresentativeAdded', representative: { ...command, id: newId() as RepresentativeId, agreedOn: today, endedOn: null } }] };
}

function whyNotAdd(known: readonly Representative[], { name, phone, email, until, agreedHow, agreedWords }: AddRepresentative, today: PlainDate): RepresentativeRefusal | undefined {
  if (phone === null && email === null) return 'representative-out-of-reach';
  if (until !== null && until < today) return 'representative-until-past';
  if (agreedHow === 'they cannot agree: it is in their best interests' && agreedWords === '') return 'best-interests-without-why';
  return known.some((one) => actsOn(one, today) && one.name.toLowerCase() === name.toLowerCase()) ? 'same-representative' : undefined;
}

/** They act for them no longer, from now on: consent may be taken back at any time. */
export function endRepresentative({ representatives }: Pick<Resident, 'representatives'>, { representativeId, because }: EndRepresentative, { today }: ResidentContext): RepresentativeDecision {
  const ends = representatives.find(({ id }) => id === representativeId);
  if (ends === undefined || !actsOn(ends, today)) return { ok: false, refusal: 'no-such-representative' };
  return { ok: true, events: [{ type: 'RepresentativeEnded', representativeId: ends.id, on: today, because }] };
}
