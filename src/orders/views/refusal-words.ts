import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import type { OrderRefusal } from '../decide/index.ts';

type Facts = Readonly<Record<string, string>>;

/** Why it can't be done, and what mends it. */
const words = {
  'case-is-closed': 'The case is closed.',
  'home-has-ended': 'This home is no longer ours, so nobody is sent there: nothing new is ordered for it and no day is given. What was done is still recorded, and what is open is cancelled. Where it is ours after all, an administrator says so on the home’s page.',
  'not-decided': 'Nobody has decided how soon it must be done: set the priority and trade first.',
  'may-be-a-hazard': 'It may be a hazard. Order somebody to make it safe or to look at it, or open a hazard case of the repair: there two people decide whether it is one.',
  'said-done': 'We have said that all the work is done. If it is not, record the resident’s answer “not fixed” first.',
  'too-many-orders': 'This case has 100 orders: that is as many as one may have.',
  'unknown-contractor': 'Choose who does the work.',
  'contractor-has-ended': 'They do not work for us on this day.',
  'not-their-trade': 'This is not a trade of theirs. Choose another trade, or somebody else.',
  'unknown-contract': 'Choose one of their contracts.',
  'contract-not-in-force': 'The contract is not in force today.',
  'contract-missing': 'Choose the contract it is ordered under. Only a team of our own works without, and then without codes.',
  'nothing-ordered': 'Say what is ordered: at least one code, or words with a price.',
  'too-many-lines': 'An order has 50 lines at most.',
  'rate-unknown': 'Not in the schedule of rates of this contract',
  'rate-expired': 'No longer in force in the schedule of rates of this contract',
  'rate-twice': 'Write each code once, with its whole quantity',
  'quantity-missing': 'Give each code a quantity above nought, such as 2 or 2.5.',
  'price-missing': 'Give the words a price, such as 45.00.',
  'order-too-large': 'One order is £1,000,000 at most.',
  'words-missing': 'Write a few words: they go on the record.',
  'reason-missing': 'Give a reason: it goes on the record.',
  'date-has-passed': 'The date has passed: choose today or later.',
  'date-too-far': 'The date is too far off: check the year.',
  'slot-is-over': 'That time is over today. Choose a later one: the resident is told of it.',
  'only-for-emergencies': 'The evening and the night are for emergencies. Choose a time of the working day.',
  'after-their-last-day': 'Their contract, or their work for us, is over by that day. Choose an earlier day, or order it from somebody else.',
  'order-not-open': 'The order is completed or cancelled already.',
  'already-accepted': 'The order is accepted already.',
  'not-accepted': 'Whoever does it has not accepted the order yet.',
  'waits-for-authorisation': 'The order waits for authorisation: until then nobody may begin.',
  'variation-waits': 'A variation waits for authorisation. Wait for the answer, or withdraw it.',
  'nothing-changes': 'This is the scope that was agreed: nothing would change.',
  'nothing-waits': 'Nothing waits for authorisation.',
  'asked-it-yourself': 'You asked for it, so somebody else must say yes or no.',
  'above-your-limit': 'It is above the sum you may authorise.',
  'done-in-the-future': 'The date has not come.',
  'done-before-raised': 'The date is before the order was raised.',
  'visit-booked': 'A visit for this order is booked: record what came of it, or cancel it, first.',
  'no-slot-proposed': 'No day has been proposed.',
  'not-scheduled': 'The order has no day yet, so nobody was expected.',
  'tried-missing': 'Say what you tried at the door: it goes on the record.',
  'photos-missing': 'Choose at least one photo.',
  'no-contact-email': 'There is no email address of whoever does it: add one on the page of the contractor first.',
  'no-link': 'No link to this order works now.',
} satisfies Record<OrderRefusal, string>;

/** A refusal in words, with the facts it turned on. */
export function orderRefusalInWords(refusal: OrderRefusal, facts: Facts = {}): string {
  const { codes, since } = facts;
  if (refusal === 'home-has-ended' && since !== undefined) return words[refusal].replace('no longer ours', `no longer ours since ${longDateWithYear(since as PlainDate)}`);
  if (codes !== undefined) return `${words[refusal]}: ${codes}.`;
  return /[.?]$/.test(words[refusal]) ? words[refusal] : `${words[refusal]}.`;
}

/** The field of a form that a refusal speaks of; '' for the form as a whole. */
export const orderFieldOf = (refusal: OrderRefusal): string => fields[refusal] ?? '';

const fields: Readonly<Partial<Record<OrderRefusal, string>>> = {
  'may-be-a-hazard': 'purpose',
  'unknown-contractor': 'contractor',
  'contractor-has-ended': 'contractor',
  'not-their-trade': 'trade',
  'unknown-contract': 'contractor',
  'contract-not-in-force': 'contractor',
  'contract-missing': 'contractor',
  'nothing-ordered': 'codes',
  'too-many-lines': 'codes',
  'rate-unknown': 'codes',
  'rate-expired': 'codes',
  'rate-twice': 'codes',
  'quantity-missing': 'codes',
  'price-missing': 'codes',
  'order-too-large': 'codes',
  'nothing-changes': 'codes',
  'words-missing': 'words',
  'reason-missing': 'reason',
  'date-has-passed': 'on',
  'date-too-far': 'on',
  'slot-is-over': 'part',
  'only-for-emergencies': 'part',
  'after-their-last-day': 'on',
  'done-in-the-future': 'on',
  'done-before-raised': 'on',
  'tried-missing': 'words',
  'photos-missing': 'photos',
};
