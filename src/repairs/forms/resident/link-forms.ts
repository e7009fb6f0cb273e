import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { formText } from '../../../platform/http/form-values.ts';
import type { FormBody } from '../../../platform/http/visit.ts';
import type { AnswerWhetherFixed } from '../../decide/answer.ts';
import { longestWords } from './errors-of-step.ts';

export type ParsedWords = { readonly ok: true; readonly words: string } | { readonly ok: false; readonly errors: FieldErrors; readonly words: string };

/** What somebody wrote to us from their page; `whenEmpty` is what to ask for when they wrote nothing, '' if they need not. */
export function wordsFrom(body: FormBody, whenEmpty: string): ParsedWords {
  const words = formText(body, 'words').replaceAll('\r\n', '\n');
  if (words === '' && whenEmpty !== '') return { ok: false, errors: { words: whenEmpty }, words };
  if (words.length > longestWords) {
    return { ok: false, errors: { words: `Shorten what you wrote to ${longestWords} characters. It has ${words.length}` }, words };
  }
  return { ok: true, words };
}

const answers: readonly AnswerWhetherFixed['answer'][] = ['fixed', 'not-fixed', 'not-sure'];

/** Which of the three buttons was pressed. */
export function answerFrom(body: FormBody): AnswerWhetherFixed['answer'] | undefined {
  return answers.find((answer) => answer === formText(body, 'answer'));
}
