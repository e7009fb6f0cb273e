import type { RepairRefusal } from '../../decide/index.ts';

const theirs: Readonly<Partial<Record<RepairRefusal, string>>> = {
  'not-said-fixed': 'This has changed since you opened it. See below where your repair stands now',
  'visit-not-open': 'That visit is over or was changed. See below when we come next',
  'visit-already-booked': 'A visit is booked already. See below when we come',
  'nobody-is-free': 'That time has just been taken. Choose another',
  'slot-not-offered': 'We do not offer that time. Choose one from the list',
  'slot-is-over': 'That time is over today. Choose a later one',
  'not-a-working-day': 'We do not come on that day. Choose another',
  'date-too-far': 'That day is too far off. Choose another',
};

/** Those where what mends it is a call. */
const withCall: Readonly<Partial<Record<RepairRefusal, string>>> = {
  'case-is-closed': 'This repair is closed. If the problem is back, tell us that it is not fixed, or call',
  'home-has-ended': 'Our records say that this home is no longer ours, so we do not visit or begin work there. If that is wrong, or we still owe you something, call us on',
  'residents-may-not-choose': 'This visit is arranged with us. Call us on',
  'too-soon-to-choose': 'That is too soon to choose by yourself. Call us on',
  'not-diagnosed': 'We have not decided yet who comes, so there is no time to choose. See below what happens next, or call us on',
  'may-be-a-hazard': 'Somebody has to look at this first, and we arrange that with you. See below what happens next, or call us on',
  'waits-for-programme': 'This is done with other work that is planned, so there is no visit to choose. See below by when, or call us on',
};

/** A refusal for the resident, who has no use for what staff would do about it. */
export function refusalForResident(refusal: RepairRefusal, phone: string): string {
  return theirs[refusal] ?? `${withCall[refusal] ?? 'We could not do that. Call us on'} ${phone}`;
}
