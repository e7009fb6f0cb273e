import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { dangerAnswers, dangerQuestionsOf, type DangerAnswers, type DangerQuestion } from '../model/danger-questions.ts';

/** The field of a question about danger. */
export const dangerField = <Question extends DangerQuestion>(question: Question): `safety-${Question}` => `safety-${question}`;

/** What a program's form says where nobody asked: it stays unasked on the record. */
export const notAsked = 'not-asked';

export interface AnsweredDanger {
  readonly answers: DangerAnswers;
  /** What is wrong, by field. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** What was answered of danger, of what is asked of a problem. In an emergency nobody has to ask: it is marked anyway. */
export function dangerAnswersIn(body: FormBody, questions: readonly DangerQuestion[], isEmergency: boolean): AnsweredDanger {
  const said = questions.map((question) => [question, formText(body, dangerField(question))] as const);
  const isAnswer = (text: string) => dangerAnswers.some((answer) => answer === text);
  const missing = said.filter(([, text]) => !isAnswer(text) && text !== notAsked && !isEmergency);
  return {
    answers: Object.fromEntries(said.filter(([, text]) => isAnswer(text))),
    wrong: Object.fromEntries(missing.map(([question]) => [dangerField(question), 'Choose yes, no, or not sure'])),
  };
}

/** What the page of residents asks: whether somebody is more at risk has a page of its own. */
export const askedOfResidents = (problem: string): readonly DangerQuestion[] => dangerQuestionsOf(problem).filter((question) => question !== 'more-at-risk');
