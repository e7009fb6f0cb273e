import { exampleDay } from './common-placeholders.ts';
import { compose, longestText, roomForLink } from './compose.ts';
import { placeholderPattern, placeholdersIn } from './fill.ts';
import { blame, emptyPromises, jargon, type Unwelcome } from './lint-lists.ts';
import { english, type MessageTemplate, type Wording } from './model.ts';
import { sameLanguage } from './templates.ts';

export type LintKind = 'blame' | 'empty promise' | 'jargon' | 'capitals' | 'unknown placeholder' | 'missing placeholder' | 'link' | 'english placeholder' | 'brackets' | 'too long';

/** Why words may not be saved. */
export interface LintProblem {
  readonly kind: LintKind;
  /** The field it is in. */
  readonly field: 'subject' | 'sentences' | 'more';
  /** What was found, as it was written. */
  readonly found: string;
  readonly instead: string;
}

type Field = LintProblem['field'];

/** Everything that is wrong with these words for this message. Lists of words are of English, and say nothing of other languages. */
export function lintWording(template: MessageTemplate, language: string, wording: Wording): readonly LintProblem[] {
  const isEnglish = sameLanguage(language, english);
  const fields: readonly (readonly [Field, string])[] = [
    ['subject', wording.subject], ...wording.sentences.map((text) => ['sentences', text] as const), ...wording.more.map((text) => ['more', text] as const),
  ];
  return [
    ...fields.flatMap(([field, text]) => [
      ...(isEnglish ? unwelcomeIn(template, field, text) : []),
      ...capitals(field, text),
      ...brackets(field, text),
      ...placeholderProblems(template, { field, text, isEnglish }),
    ]),
    ...missingPlaceholders(template, wording),
    ...tooLong(template, language, wording),
  ];
}

/** Blame, promises without a day, and the office's own words, in English. */
export function unwelcomeIn(template: Pick<MessageTemplate, 'placeholders'>, field: Field, text: string): LintProblem[] {
  const plain = plainText(text);
  const find = (kind: LintKind, list: readonly Unwelcome[]) => list.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(plain)?.[0];
    return found === undefined ? [] : [{ kind, field, found, instead }];
  });
  const sayings = sentencesOf(text).filter((sentence) => !saysADay(template, sentence)).map(plainText);
  const promises = sayings.flatMap((saying) => {
    const all = emptyPromises.flatMap(({ pattern, instead }) => (pattern.exec(saying) ?? []).slice(0, 1).map((found) => ({ kind: 'empty promise' as const, field, found, instead })));
    // "As soon as possible" is one fault, and not "soon" besides.
    return all.filter((one) => !all.some((other) => other.found.length > one.found.length && other.found.includes(one.found)));
  });
  return [...find('blame', blame), ...promises, ...find('jargon', jargon)];
}

/** Whether words put it on the people who live there. */
export const blameIn = (text: string): boolean => blame.some(({ pattern }) => pattern.test(plainText(text)));

/** However it is typed: curly quotes, double spaces, characters that cannot be seen, and other letters that look the same width. */
function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(placeholderPattern, ' … ').replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, ' ');
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/);

function saysADay({ placeholders }: Pick<MessageTemplate, 'placeholders'>, sentence: string): boolean {
  return placeholdersIn(sentence).some((name) => {
    const example = placeholders[name]?.example;
    return typeof example === 'object' && 'day' in example;
  });
}

/** Four capitals in a row shout, and screen readers spell them out. References are put in later. */
export function capitals(field: Field, text: string): LintProblem[] {
  const found = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})|(?<!\p{L})\p{Lu}{2,}(?:\s+\p{Lu}{2,})+(?!\p{L})/u.exec(text.replaceAll(placeholderPattern, ' '))?.[0];
  return found === undefined ? [] : [{ kind: 'capitals', field, found, instead: 'Write it in small letters.' }];
}

/** Brackets that are no placeholder. */
export function brackets(field: Field, text: string): LintProblem[] {
  const left = text.replaceAll(placeholderPattern, '');
  const found = /\(\(|\)\)|\{\w*\}/.exec(left)?.[0];
  return found === undefined ? [] : [{ kind: 'brackets', field, found, instead: 'Write a placeholder like ((reference)).' }];
}

function placeholderProblems({ placeholders }: MessageTemplate, { field, text, isEnglish }: { readonly field: Field; readonly text: string; readonly isEnglish: boolean }): LintProblem[] {
  return placeholdersIn(text).flatMap((name): LintProblem[] => {
    const known = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
    const found = `((${name}))`;
    if (known === undefined) return [{ kind: 'unknown placeholder', field, found, instead: `Use one of: ${Object.keys(placeholders).join(', ')}.` }];
    if (name === 'link' && field === 'subject') return [{ kind: 'link', field, found, instead: 'Put the link into the message.' }];
    if (known.isEnglish === true && !isEnglish) return [{ kind: 'english placeholder', field, found, instead: 'It would be in English here: leave it out.' }];
    return [];
  });
}

/** Without any words that people typed it must fit a text, or no text of it would. The line about languages stands alone. */
function tooLong(template: MessageTemplate, language: string, wording: Wording): LintProblem[] {
  const values = Object.fromEntries(Object.entries(template.placeholders).map(([name, { example, isTyped }]) => [name, isTyped === true ? 'eight on' : example]));
  const { body } = compose({ template, wording, language, line: null, values, channel: 'text', recipientName: '', today: exampleDay });
  const length = body.length + (body.includes('{link}') ? roomForLink - '{link}'.length : 0);
  return length <= longestText ? [] : [{ kind: 'too long', field: 'sentences', found: `${length} characters as a text`, instead: `Shorten it to ${longestText}, or move a sentence to what only emails and letters say.` }];
}

/** What a text leaves out is not said: what is needed stands in the sentences, and the link once. */
function missingPlaceholders({ placeholders }: MessageTemplate, wording: Wording): LintProblem[] {
  const said = wording.sentences.flatMap(placeholdersIn);
  const links = [...said, ...wording.more.flatMap(placeholdersIn)].filter((name) => name === 'link').length;
  const missing = Object.entries(placeholders).filter(([name, { isNeeded }]) => isNeeded === true && !said.includes(name));
  return [
    ...missing.map(([name, { means }]): LintProblem => ({ kind: 'missing placeholder', field: 'sentences', found: `((${name}))`, instead: `Say it somewhere in the message: ${means.toLowerCase()}.` })),
    ...(links > 1 ? [{ kind: 'link' as const, field: 'sentences' as const, found: '((link))', instead: 'Put the link in once.' }] : []),
  ];
}
