import type { HazardRefusal } from '../decide/context.ts';

const theirs: Readonly<Partial<Record<HazardRefusal, string>>> = {
  'offer-changed': 'That offer has changed since you opened the page. See below how it stands now, or call us on',
  'nothing-offered': 'That offer has changed since you opened the page. See below how it stands now, or call us on',
  'already-done': 'We have an answer to that already. If it is wrong, call us on',
  'not-put-right-yet': 'Not all the work is done yet. See below what happens next, or call us on',
  'case-is-closed': 'This was closed just now. If it is not right, tell us once more, or call us on',
  'is-watched': 'This has changed since you opened the page. See below how it stands now, or call us on',
  'home-has-ended': 'Our records say that this home is no longer ours. If that is wrong, call us on',
};

/** Why it was not taken, for whoever lives there: what mends it is a call. Undefined: nobody here could be given it. */
export function refusalForResident(refusal: HazardRefusal | undefined, phone: string): string {
  const words = refusal === undefined ? undefined : theirs[refusal];
  return `${words ?? 'We could not take that. Call us on'} ${phone}`;
}
