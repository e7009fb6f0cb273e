import type { PlainDate } from '../clock/index.ts';
import type { DiagnosisQuestion } from './model/questions.ts';

export const mostQuestions = 8;
export const mostAnswers = 8;
export const mostQuestionWords = 120;
export const mostAnswerWords = 80;
export const mostWhyWords = 500;

/** What becomes the next version of a problem's questions. */
export interface KeepQuestions {
  readonly questions: readonly DiagnosisQuestion[];
  readonly from: PlainDate;
  readonly why: string;
}

export interface QuestionsFacts {
  readonly today: PlainDate;
  /** The codes among them that can be ordered on the day they count from. */
  readonly codesInForce: ReadonlySet<string>;
  /** Whether words put a thing on the people who live there. */
  readonly blames: (words: string) => boolean;
}

/** What is wrong, by field: `q2` is the second question, `q2a1` its first answer, `q2a1next` and `q2a1code` where that leads. */
export type QuestionProblems = Readonly<Record<string, string>>;

/** Everything that is wrong with these questions; nothing where they may be asked. */
export function decideQuestions({ questions, from, why }: KeepQuestions, facts: QuestionsFacts): QuestionProblems {
  const wrong: [field: string, words: string | undefined][] = [
    ['why', textProblem(why, mostWhyWords, 'Say why they change: it goes on the record')],
    ['from', from < facts.today ? 'Enter today or a later day: what was asked until now stays as it was' : undefined],
    ['q1', questions.length > mostQuestions ? `Ask at most ${mostQuestions} questions` : undefined],
    ...questions.flatMap((question, index) => problemsOfQuestion(question, index + 1, questions, facts)),
  ];
  const found: Record<string, string> = {};
  for (const [field, words] of wrong) if (words !== undefined) found[field] ??= words;
  return found;
}

type Problems = [field: string, words: string | undefined][];

function problemsOfQuestion({ words, answers }: DiagnosisQuestion, number: number, all: readonly DiagnosisQuestion[], facts: QuestionsFacts): Problems {
  const field = `q${number}`;
  const isAsked = number === 1 || all.some((question, index) => index < number - 1 && question.answers.some(({ next }) => next === number));
  return [
    [field, textProblem(words, mostQuestionWords, 'Write what is asked') ?? blameProblem(words, facts)],
    [field, isAsked ? undefined : 'No answer before it leads here: let one, or remove this question'],
    [`${field}a1`, answers.length < 2 ? 'Give at least two answers to choose from' : undefined],
    [`${field}a${mostAnswers}`, answers.length > mostAnswers ? `Give at most ${mostAnswers} answers` : undefined],
    ...answers.flatMap((_, index) => problemsOfAnswer(answers, index, { number, last: all.length }, facts)),
  ];
}

function problemsOfAnswer(answers: DiagnosisQuestion['answers'], index: number, { number, last }: { readonly number: number; readonly last: number }, facts: QuestionsFacts): Problems {
  const { words = '', next = null, code = null } = answers[index] ?? {};
  const field = `q${number}a${index + 1}`;
  const isTwice = answers.slice(0, index).some((earlier) => plain(earlier.words) === plain(words));
  return [
    [field, textProblem(words, mostAnswerWords, 'Write the answer, or empty its line') ?? (isTwice ? 'This answer is there already' : blameProblem(words, facts))],
    [`${field}next`, next !== null && (next <= number || next > last) ? 'Choose a question further down: then nobody is asked in circles' : undefined],
    [`${field}code`, codeProblem(code, next, facts)],
  ];
}

function codeProblem(code: string | null, next: number | null, { codesInForce }: QuestionsFacts): string | undefined {
  if (code === null) return undefined;
  if (next !== null) return 'Choose one: another question, or a code';
  return codesInForce.has(code) ? undefined : `“${code.slice(0, 40)}” cannot be ordered on that day: check it in the schedule of rates`;
}

function textProblem(words: string, most: number, ifEmpty: string): string | undefined {
  if (words === '') return ifEmpty;
  return words.length > most ? `Shorten this to ${most} characters: it has ${words.length}` : undefined;
}

const blameProblem = (words: string, { blames }: QuestionsFacts): string | undefined => (blames(words) ? 'Ask what is seen in the building, never how people live' : undefined);
const plain = (words: string): string => words.toLowerCase().replaceAll(/\s+/g, ' ').trim();
