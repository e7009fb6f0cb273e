import type { PlainDate } from '../../clock/index.ts';

/** One answer to choose, and where it leads: to a later question, to a code of the schedule, or to nothing more. */
export interface DiagnosisAnswer {
  readonly words: string;
  /** The number of a later question, from 1. */
  readonly next: number | null;
  /** A code of the landlord's own schedule of rates. */
  readonly code: string | null;
}

export interface DiagnosisQuestion {
  readonly words: string;
  readonly answers: readonly DiagnosisAnswer[];
}

/** The questions of one problem as they stand from a day on. A version is never changed. */
export interface QuestionSet {
  readonly problem: string;
  readonly version: number;
  readonly questions: readonly DiagnosisQuestion[];
  readonly from: PlainDate;
}

/** Numbers of answers in the order they were given, from 1; `notSure` where somebody was not. */
export type AnswersGiven = readonly number[];

/** Nobody is made to guess. It ends the questions, and leads to no code. */
export const notSure = 0;
export const notSureWords = 'I am not sure';

/** What was asked and answered, in the words of the day. */
export interface AskedAndAnswered {
  readonly question: string;
  readonly answer: string;
}

/** What the record of a report keeps of it. */
export interface Diagnosis {
  readonly version: number;
  readonly asked: readonly AskedAndAnswered[];
  readonly code: string | null;
}

export interface Walked {
  readonly asked: readonly AskedAndAnswered[];
  /** The numbers of the questions that were answered. */
  readonly numbers: readonly number[];
  /** The number of the question to be asked now; null at an end. */
  readonly open: number | null;
  readonly code: string | null;
}

/** Where these answers lead; undefined where one of them is not among those of its question, or nothing was asked any more. */
export function walk(questions: readonly DiagnosisQuestion[], given: AnswersGiven): Walked | undefined {
  let walked: Walked = { asked: [], numbers: [], open: questions.length === 0 ? null : 1, code: null };
  for (const number of given) {
    const after = stepFrom(questions, walked, number);
    if (after === undefined) return undefined;
    walked = after;
  }
  return walked;
}

function stepFrom(questions: readonly DiagnosisQuestion[], { asked, numbers, open }: Walked, number: number): Walked | undefined {
  const question = open === null ? undefined : questions[open - 1];
  if (question === undefined || open === null) return undefined;
  const answer = number === notSure ? { words: notSureWords, next: null, code: null } : question.answers[number - 1];
  if (answer === undefined) return undefined;
  // Only later questions follow, so that nobody is asked in circles, whatever the record says.
  const next = answer.next !== null && answer.next > open && answer.next <= questions.length ? answer.next : null;
  return { asked: [...asked, { question: question.words, answer: answer.words }], numbers: [...numbers, open], open: next, code: next === null ? answer.code : null };
}

/** What the record keeps of these answers, also of those that were broken off; undefined where nothing was answered. */
export function diagnosisOf({ version, questions }: QuestionSet, given: AnswersGiven): Diagnosis | undefined {
  const walked = walk(questions, given);
  return walked === undefined || walked.asked.length === 0 ? undefined : { version, asked: walked.asked, code: walked.code };
}

/** One way through the questions, from the first to an end. */
export interface WayThrough {
  readonly steps: readonly AskedAndAnswered[];
  readonly code: string | null;
}

/** Every way through, but for those that end because somebody is not sure; the first `most` of them. */
export function waysThrough(questions: readonly DiagnosisQuestion[], most: number): readonly WayThrough[] {
  const found: WayThrough[] = [];
  const from = (given: AnswersGiven): void => {
    const walked = walk(questions, given);
    if (walked === undefined || found.length >= most) return;
    const { open, asked, code } = walked;
    if (open === null) found.push({ steps: asked, code });
    else for (const [index] of (questions[open - 1]?.answers ?? []).entries()) from([...given, index + 1]);
  };
  if (questions.length > 0) from([]);
  return found;
}

/** Every code that the questions lead to, once. */
export const codesOf = (questions: readonly DiagnosisQuestion[]): readonly string[] => [...new Set(questions.flatMap(({ answers }) => answers.flatMap(({ code }) => (code === null ? [] : [code]))))];
