import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { lintWording, type LintProblem } from '../words/lint.ts';
import { english, type MessageTemplate, type Wording } from '../words/model.ts';
import { sameLanguage } from '../words/templates.ts';

export type ParsedWording =
  | { readonly ok: true; readonly wording: Wording; readonly language: string }
  | { readonly ok: false; readonly errors: FieldErrors; readonly problems: readonly LintProblem[] };

const mostLines = 20;
const mostLetters = 400;

/** Words as typed, one sentence or paragraph on a line, held to the lint: what it refuses is saved by nobody, page or API. */
export function parseWording(template: MessageTemplate, body: FormBody): ParsedWording {
  const language = readLanguage(formText(body, 'language'));
  const wording = wordingAsTyped(body);
  const errors = { ...(language === undefined ? { language: 'Enter the name of a language, such as Polish' } : {}), ...sizeErrors(wording) };
  const problems = Object.keys(errors).length > 0 ? [] : lintWording(template, language ?? english, wording);
  const found = Object.fromEntries(problems.toReversed().map((problem) => [problem.field, problemInWords(problem)]));
  const all: FieldErrors = { ...found, ...errors };
  return Object.keys(all).length > 0 || language === undefined ? { ok: false, errors: all, problems } : { ok: true, wording, language };
}

export function wordingAsTyped(body: FormBody): Wording {
  return { subject: formText(body, 'subject').replaceAll(/\s+/g, ' '), sentences: linesOf(formText(body, 'sentences')), more: linesOf(formText(body, 'more')) };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.replaceAll(/\s+/g, ' ').trim()).filter((line) => line !== '');

/** "polish" and "Polish" are one language. */
export function readLanguage(typed: string): string | undefined {
  const name = typed.replaceAll(/\s+/g, ' ').trim();
  if (name === '') return english;
  if (!/^[\p{L}][\p{L}\p{M} ()'’-]{1,59}$/u.test(name)) return undefined;
  if (sameLanguage(name, english)) return english;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function sizeErrors({ subject, sentences, more }: Wording): Record<string, string> {
  const tooMany = (lines: readonly string[]) => lines.length > mostLines || lines.some((line) => line.length > mostLetters);
  const size = `Write at most ${mostLines} lines of ${mostLetters} characters`;
  return {
    ...(subject === '' ? { subject: 'Enter a subject' } : {}), ...(subject.length > 120 ? { subject: 'The subject must be 120 characters or fewer' } : {}),
    ...(sentences.length === 0 ? { sentences: 'Enter what the message says' } : {}), ...(tooMany(sentences) ? { sentences: size } : {}), ...(tooMany(more) ? { more: size } : {}),
  };
}

const kinds = {
  blame: 'reads as blame', 'empty promise': 'promises without a day', jargon: 'is jargon', capitals: 'is in capitals', 'unknown placeholder': 'is no placeholder of this message',
  'missing placeholder': 'is missing', link: 'is not there once', 'english placeholder': 'is in English', brackets: 'is not a whole placeholder', 'too long': 'is too long',
} as const satisfies Record<LintProblem['kind'], string>;

/** "“as soon as possible” promises without a day. Say by which day." */
export const problemInWords = ({ kind, found, instead }: LintProblem): string => `“${found}” ${kinds[kind]}. ${instead}`;
