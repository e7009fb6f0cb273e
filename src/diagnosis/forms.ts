import type { PlainDate } from '../clock/index.ts';
import { readForm, type Parsed } from '../platform/forms/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { mostAnswers, mostQuestions, mostWhyWords, type KeepQuestions } from './decide.ts';
import type { DiagnosisAnswer, DiagnosisQuestion } from './model/questions.ts';

/** One more than may be kept, so that too many are told of and not left out in silence. */
const read = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, index) => index + 1);

/** The questions as the form has them. Lines left empty are none; where an answer leads keeps its question when numbers move up. */
export function questionsIn(body: FormBody): readonly DiagnosisQuestion[] {
  const typed = read(mostQuestions).map((number) => ({ number, words: formText(body, `q${number}`), answers: answersIn(body, number) }));
  const kept = typed.filter(({ words, answers }) => words !== '' || answers.length > 0);
  // An answer may lead to the question that is about to be written: the empty one after the last.
  const numberNow = (before: number): number => kept.findIndex(({ number }) => number === before) + 1 || kept.length + 1;
  return kept.map(({ words, answers }) => ({ words, answers: answers.map(({ next, ...answer }) => ({ ...answer, next: next === null ? null : numberNow(next) })) }));
}

function answersIn(body: FormBody, question: number): readonly DiagnosisAnswer[] {
  const lines = read(mostAnswers).map((number) => {
    const field = `q${question}a${number}`;
    const [words, next, code] = [formText(body, field), formText(body, `${field}next`), formText(body, `${field}code`)];
    return { words, next: /^[1-9]\d?$/.test(next) ? Number(next) : null, code: code === '' ? null : code };
  });
  return lines.filter(({ words, next, code }) => words !== '' || next !== null || code !== null);
}

/** The form that holds these questions: what `questionsIn` reads. */
export function fieldsOfQuestions(questions: readonly DiagnosisQuestion[]): Readonly<Record<string, string>> {
  return Object.fromEntries(questions.flatMap(({ words, answers }, index) => [
    [`q${index + 1}`, words],
    ...answers.flatMap((answer, at) => {
      const field = `q${index + 1}a${at + 1}`;
      return [[field, answer.words], [`${field}next`, answer.next === null ? '' : String(answer.next)], [`${field}code`, answer.code ?? '']];
    }),
  ]));
}

/** Question `number` and the one above it, changed about. Where answers lead goes along. */
export function movedUp(questions: readonly DiagnosisQuestion[], number: number): readonly DiagnosisQuestion[] {
  const [above, moved] = [questions[number - 2], questions[number - 1]];
  if (above === undefined || moved === undefined) return questions;
  return leadingTo(questions.toSpliced(number - 2, 2, moved, above), (next) => (next === number ? number - 1 : next === number - 1 ? number : next));
}

/** The others, without question `number`: what led there leads nowhere. */
export function withoutQuestion(questions: readonly DiagnosisQuestion[], number: number): readonly DiagnosisQuestion[] {
  return leadingTo(questions.toSpliced(number - 1, 1), (next) => (next === number ? null : next > number ? next - 1 : next));
}

const leadingTo = (questions: readonly DiagnosisQuestion[], where: (next: number) => number | null): readonly DiagnosisQuestion[] =>
  questions.map(({ words, answers }) => ({ words, answers: answers.map((answer) => ({ ...answer, next: answer.next === null ? null : where(answer.next) })) }));

/** What is to be kept; what is wrong with the questions themselves is for `decideQuestions`. */
export function parseQuestions(body: FormBody): Parsed<KeepQuestions> {
  const reading = readForm(body);
  const from = reading.date('from', 'Enter the day, like 27 3 2027');
  const why = reading.text('why', mostWhyWords);
  return reading.result(() => (from === undefined ? undefined : { questions: questionsIn(body), from, why }));
}

/** What the pressed button asks for. */
export type Pressed = { readonly kind: 'save' } | { readonly kind: 'try' } | { readonly kind: 'up' | 'remove'; readonly question: number };

export function pressedIn(body: FormBody): Pressed {
  const go = formText(body, 'go');
  const [, kind, number = ''] = /^(up|remove)-([1-9])$/.exec(go) ?? [];
  if (kind === 'up' || kind === 'remove') return { kind, question: Number(number) };
  return { kind: go === 'try' ? 'try' : 'save' };
}

/** Today in the three boxes, where no day was typed. */
export function dayTyped(body: FormBody, today: PlainDate): { readonly day: string; readonly month: string; readonly year: string } {
  if (!('from-day' in body)) {
    const [year = '', month = '', day = ''] = today.split('-').map((part) => String(Number(part)));
    return { day, month, year };
  }
  return { day: formText(body, 'from-day'), month: formText(body, 'from-month'), year: formText(body, 'from-year') };
}

/** Where in the body of a program each field of the form comes from. */
export function pointerOf(field: string): string {
  const [, question = '', answer, what = 'words'] = /^q(\d)(?:a(\d)(next|code)?)?$/.exec(field) ?? [];
  if (question === '') return field;
  const at = `questions/${Number(question) - 1}`;
  return answer === undefined ? `${at}/words` : `${at}/answers/${Number(answer) - 1}/${what}`;
}
