import { longDate, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { RepairRefusal } from '../decide/index.ts';

/** Why nothing can be written to anybody about a repair. */
export const nowhereToWrite = 'We hold no address to write to.';

type Facts = Readonly<Record<string, string>>;

/** Why it can't be done, and what mends it. One sentence each. */
const words = {
  'case-is-closed': 'The repair is closed. If the problem is back, record the resident’s answer “not fixed”, which opens it again.',
  'unknown-problem': 'Choose a problem from the list.',
  'home-has-ended': 'This home is no longer ours, so no repair is reported, no visit is booked and no work begins again inside it. What is wrong in a shared place, such as stairs or a roof, is reported there; a repair that is open ends as not ours to repair, with what is still to be said. Where it is ours after all, an administrator says so on the home’s page.',
  'words-missing': 'Write a few words: they go on the record.',
  'reason-missing': 'Give a reason: it goes on the record.',
  'not-diagnosed': 'Nobody has decided how soon it must be done: set the priority and trade first.',
  'may-be-a-hazard': 'It may be a hazard. Book an inspection or a visit to make it safe, or open a hazard case: there two people decide whether it is one.',
  'has-own-hazard-case': 'A hazard case of its own looks after this danger already.',
  'right-to-repair-does-not-apply': 'The Right to Repair covers secure and introductory tenants of councils only. Choose none.',
  'date-has-passed': 'The date has passed: choose today or later.',
  'slot-is-over': 'That time is over today. Choose a later one: the resident is told of it.',
  'date-too-far': 'The date is more than a year away: check the year.',
  'not-a-working-day': 'That is a weekend or a bank holiday. Only an emergency can be visited then.',
  'visit-already-booked': 'A visit is booked already. Move that one, or record what came of it.',
  'may-not-be-sent': 'Choose an operative or surveyor of your own organisation.',
  'operative-is-away': 'They are away that day. Choose another person or another day',
  'operative-is-full': 'They have all the visits they can keep then. Choose another person, day or time. An emergency can still be booked: tick the box that says so',
  'does-not-work-then': 'They do not work then. Choose another person, day or time',
  'nobody-is-free': 'Nobody suitable is free then. Choose another day or time',
  'slot-not-offered': 'We do not offer that time. Choose one from the list.',
  'residents-may-not-choose': 'This visit is arranged with us. Tell us which days and times suit you, or call us.',
  'too-soon-to-choose': 'That is too soon to choose by yourself. Call us.',
  'visit-not-open': 'There is no booked visit.',
  'visit-not-reached': 'The day of the visit has not come.',
  'visit-not-over': 'The time of the visit is not over.',
  'no-reminder-due': 'There is nobody to remind of it now.',
  'remedy-not-open': 'It has been decided already, or withdrawn.',
  'sum-missing': 'Enter the sum in pounds, such as 15 or 15.50.',
  'say-what-was-tried': 'Tick everything that was tried to get in.',
  'follow-on-open': 'A follow-on is open',
  'promise-open': 'A promise to the resident is open',
  'visit-open': 'A visit is booked: record what came of it, or cancel it, first.',
  'order-open': 'An order is open',
  'order-not-open': 'That order is not open on this repair.',
  'order-waits': 'The order waits for authorisation',
  'after-their-last-day': 'The contract of that order, or the contractor’s work for us, is over by that day. Choose an earlier day, or order it from somebody else.',
  'nothing-done-yet': 'No work has been done yet.',
  'only-no-access': 'We have only been to a door that nobody opened. Book another visit: no access does not close a repair.',
  'no-answer-yet': 'The resident has not said whether it is fixed',
  'already-said-fixed': 'We have said that it is fixed already: the next step is the resident’s answer.',
  'not-said-fixed': 'Nobody has said that the work is done: record the visit first.',
  'resident-not-told': 'We hold no address to write to, so say how the resident was told.',
  'cancel-needs-more': 'Work has been done, so it cannot be cancelled. Ask the resident whether it is fixed and close it.',
  'did-the-work': 'They did work on this repair, so somebody else must check it.',
  'record-the-inspection': 'This visit checks finished work: record the inspection, and what failed is raised by itself.',
  'cancellation-proposed': 'Somebody has proposed that already: somebody else now agrees or says no.',
  'no-cancellation-proposed': 'Nobody has proposed to cancel it.',
  'second-person-needed': 'You proposed it, so somebody else must decide.',
  'not-cancelled': 'It is not cancelled.',
  'access-tried-too-little': 'There have been too few attempts to get in',
  'access-reviewed': 'It has been looked at since the last attempt. The next visit or step comes first.',
  'access-not-reviewed': 'A supervisor must first look at what was tried and ask for a step.',
  'access-not-noticed': 'A step needs attempts that count: told of in writing long enough before, with a card or a photo left',
  'access-same-time': 'Every attempt was at the same time of day. Try another time first.',
  'notice-not-relied-on': 'No attempt to get in stands on that message.',
  'needs-not-considered': 'Say what you considered about the household: their needs, and what could explain that nobody opened.',
  'permanent-fix-owed': 'It is only mended for now',
  'permanent-fix-unsaid': 'Say what the permanent repair is: the resident reads this.',
  'cause-missing': 'Nobody has said why it happened: record the cause first. Leaks, damp and what came back need one.',
  'cause-is-coded': 'That is the cause on record already.',
  'unknown-cause': 'Choose a cause from the list.',
  'cannot-wait-for-programme': 'An emergency, or a repair with a Right to Repair clock, cannot wait for a programme.',
  'programme-not-open': 'Choose a programme that covers this place and has a date to come.',
  'waits-for-programme': 'It waits for a programme: take it out of that first.',
  'not-in-programme': 'It does not wait for a programme.',
  'no-recall-to-rule-out': 'It is not marked as an earlier job come back.',
} satisfies Record<RepairRefusal, string>;

/** A refusal in words, with the facts it turned on. */
export function refusalInWords(refusal: RepairRefusal, facts: Facts = {}): string {
  if (facts['next'] !== undefined && facts['next'] !== '') return `${words[refusal]}. Free next: ${facts['next']}.`;
  return whatMendsIt(refusal, facts) ?? (/[.?]$/.test(words[refusal]) ? words[refusal] : `${words[refusal]}.`);
}

/** What stands in the way, by name. */
function whatMendsIt(refusal: RepairRefusal, facts: Facts): string | undefined {
  const { references, promises, made, needed, orders } = facts;
  if (refusal === 'follow-on-open' && references !== undefined) return `${words[refusal]}: finish ${references} first.`;
  if (refusal === 'order-open' && orders !== undefined) return `${words[refusal]}: complete or cancel ${orders} first.`;
  if (refusal === 'promise-open' && promises !== undefined) return `${words[refusal]}: keep, move or withdraw it first. ${promises}.`;
  if (refusal === 'no-answer-yet' && made !== undefined && needed !== undefined) return `${words[refusal]}. Try to reach them: ${made} of ${needed} attempts are recorded.`;
  return owedOrTried(refusal, facts);
}

function owedOrTried(refusal: RepairRefusal, { made, needed, permanent, by, since }: Facts): string | undefined {
  if (refusal === 'home-has-ended' && since !== undefined) return words[refusal].replace('no longer ours', `no longer ours since ${longDateWithYear(since as PlainDate)}`);
  if (refusal === 'permanent-fix-owed' && permanent !== undefined && by !== undefined) return `${words[refusal]}. Still to do, by ${longDateWithYear(by as PlainDate)}: ${permanent}.`;
  return refusal.startsWith('access-') && made !== undefined && needed !== undefined ? `${words[refusal]}: ${made} of ${needed}.` : undefined;
}

/** The same, for an action on a visit that is still to come. */
export function visitRefusalInWords(refusal: RepairRefusal, facts: Facts, visitOn: PlainDate | undefined, today: PlainDate): string {
  if (refusal === 'visit-not-reached' && visitOn !== undefined) return `The visit is on ${longDate(visitOn, today)}: record what came of it on the day.`;
  return refusalInWords(refusal, facts);
}

/** The same under the field of the visit's form that it speaks of. */
export function outcomeRefusalInWords({ refusal, facts }: { readonly refusal: RepairRefusal; readonly facts: Facts }, visitOn: PlainDate, today: PlainDate): FieldErrors {
  return { [outcomeField(refusal)]: visitRefusalInWords(refusal, facts, visitOn, today) };
}

const outcomeField = (refusal: RepairRefusal): string => (refusal === 'date-has-passed' ? 'dueOn' : refusal === 'say-what-was-tried' ? 'tried' : fieldOf(refusal) === '' ? '' : 'outcome');

/** The field of a form that a refusal speaks of; '' for the form as a whole. */
export function fieldOf(refusal: RepairRefusal): string {
  return fields[refusal] ?? '';
}

const fields: Readonly<Partial<Record<RepairRefusal, string>>> = {
  'words-missing': 'words',
  'reason-missing': 'reason',
  'sum-missing': 'pounds',
  'date-has-passed': 'day',
  'slot-is-over': 'partOfDay',
  'date-too-far': 'day',
  'not-a-working-day': 'day',
  'operative-is-away': 'operative',
  'may-not-be-sent': 'operative',
  'did-the-work': 'operative',
  'operative-is-full': 'operative',
  'does-not-work-then': 'operative',
  'nobody-is-free': 'day',
  'slot-not-offered': 'partOfDay',
  'too-soon-to-choose': 'day',
  'may-be-a-hazard': 'purpose',
  'right-to-repair-does-not-apply': 'rightToRepairDefect',
  'resident-not-told': 'toldHow',
  'order-open': 'orderIds',
  'order-not-open': 'orderId',
  'order-waits': 'orderId',
  'after-their-last-day': 'day',
  'needs-not-considered': 'needs',
  'access-not-noticed': 'decision',
  'access-same-time': 'decision',
  'permanent-fix-unsaid': 'permanent',
  'unknown-cause': 'cause',
  'cause-is-coded': 'cause',
  'programme-not-open': 'programme',
};
