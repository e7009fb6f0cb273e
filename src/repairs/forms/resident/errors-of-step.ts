import { parseWishes } from '../../../appointments/index.ts';
import { walkOf, type QuestionSet } from '../../../diagnosis/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { extents, problemOf, sinces } from '../../problems.ts';
import { rooms } from '../../model/rooms.ts';
import { dangers, joinings, notListed, placeChosen, risks, type Answers, type ReportFacts } from './answers.ts';
import { askedOfResidents, dangerAnswersIn } from '../danger-answers.ts';
import { mendOfEmail, mendOfPhone, phoneFigures } from './contact-details.ts';
import type { Step } from './step-names.ts';

export const longestWords = 2000;
/** Of a name, and of the times at which somebody can be reached. */
export const longestName = 100;
const postcodeShape = /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/;

type Check = (answers: Answers, facts: ReportFacts) => Readonly<Record<string, string | undefined>>;

const chosen = (choices: readonly string[], value: string, mend: string) => (choices.includes(value) ? undefined : mend);
const within = (text: string, longest: number, what: string) =>
  text.length > longest ? `Shorten ${what} to ${longest} characters. It has ${text.length}` : undefined;

const checks: Readonly<Record<Step, Check>> = {
  danger: ({ danger }) => ({ danger: chosen(dangers, danger, 'Choose whether anyone is in danger') }),
  diversion: () => ({}),
  postcode: ({ postcode }, { places }) => ({ postcode: mendOfPostcode(postcode, places.length) }),
  place: (answers, facts) => ({
    place: answers.place === notListed || placeChosen(answers, facts) !== undefined ? undefined : 'Choose the address, or “My address is not here”',
  }),
  'not-listed': () => ({ place: 'Choose an address of ours' }),
  problem: ({ problem }) => ({ problem: problemOf(problem) === undefined ? 'Choose the problem that is closest' : undefined }),
  room: ({ room }) => ({ room: chosen(rooms, room, 'Choose where in your home it is') }),
  extent: ({ extent, since }) => ({
    extent: chosen(extents, extent, 'Choose how much of it is affected'),
    since: chosen(sinces, since, 'Choose when it started'),
  }),
  safety: (answers) => dangerAnswersIn(answers, askedOfResidents(answers.problem), false).wrong,
  detail: ({ detail }, { questions }) => ({ detail: questions === undefined || isAnsweredWhole(questions, detail) ? undefined : 'Choose an answer, or that you are not sure' }),
  words: ({ words }) => ({
    words: words === '' ? 'Tell us in a few words what is wrong' : within(words, longestWords, 'what you wrote'),
  }),
  risk: ({ risk }) => ({ risk: chosen(risks, risk, 'Choose yes, no, or that you would rather not say') }),
  contact: mendOfContact,
  when: mendOfWishes,
  repeat: ({ joining }) => ({ joining: chosen(joinings, joining, 'Choose whether to add yours to it') }),
  check: () => ({}),
};

function isAnsweredWhole(questions: QuestionSet, detail: string): boolean {
  const { asked, open } = walkOf(questions, detail);
  return asked.length > 0 && open === null;
}

/** What is wrong with the answers of one page, in words that say what to do. */
export function errorsOfStep(step: Step, answers: Answers, facts: ReportFacts): FieldErrors {
  const found = Object.entries(checks[step](answers, facts));
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function mendOfPostcode(postcode: string, placesFound: number): string | undefined {
  if (postcode === '') return 'Enter the postcode';
  if (!postcodeShape.test(postcode.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))) return 'Enter a full postcode, such as SK1 3XA';
  return placesFound === 0 ? 'We have no homes at this postcode. Check it, or call us' : undefined;
}

function mendOfContact({ name, mobile, email, phone, times }: Answers): Readonly<Record<string, string | undefined>> {
  const none = mobile === '' && email === '' && phone === '';
  return {
    name: name === '' ? 'Enter your name' : within(name, longestName, 'your name'),
    mobile: none ? 'Enter a mobile number, an email address or another phone number' : mendOfMobile(mobile),
    email: mendOfEmail(email),
    phone: mendOfPhone(phone),
    times: within(times, longestName, 'the times'),
  };
}

function mendOfWishes(answers: Answers): Readonly<Record<string, string | undefined>> {
  const parsed = parseWishes(answers);
  return parsed.ok ? {} : parsed.errors;
}

function mendOfMobile(mobile: string): string | undefined {
  const mend = mendOfPhone(mobile);
  if (mend !== undefined || mobile === '') return mend;
  return phoneFigures(mobile).startsWith('07') ? undefined : 'Enter a mobile number that starts with 07, or put this number under “Another phone number”';
}
