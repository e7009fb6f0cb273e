import { walk, type AnswersGiven, type QuestionSet, type Walked } from './questions.ts';

/**
 * The answers given so far as a form carries them from page to page: the problem, the version of its questions and the number
 * of each answer, such as `leak.3.2.1`. Answers to another problem or version are none.
 */
export const pathText = ({ problem, version }: QuestionSet, given: AnswersGiven): string => [problem, version, ...given].join('.');

/** The answers in such a text that are answers to these questions; none where they are not. */
export function givenIn(set: QuestionSet, text: string): AnswersGiven {
  const [problem, version, ...numbers] = text.split('.');
  if (problem !== set.problem || version !== String(set.version) || !numbers.every((number) => /^\d{1,2}$/.test(number))) return [];
  const given = numbers.map(Number);
  return walk(set.questions, given) === undefined ? [] : given;
}

/** Where the answers of such a text lead. */
export function walkOf(set: QuestionSet, text: string): Walked {
  return walk(set.questions, givenIn(set, text)) ?? { asked: [], numbers: [], open: null, code: null };
}
