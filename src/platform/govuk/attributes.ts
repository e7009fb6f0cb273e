import { escaped, nothing, raw } from '../html/index.ts';
import type { Html } from '../html/index.ts';

/** HTML attributes by name; `true` writes the bare name, and undefined, null or false write nothing. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const SAFE_NAME = /^[a-zA-Z][\w:.-]*$/;

/** Writes ` name="value"` for each attribute, in the order given, each with its own leading space. */
export function attributes(all: Attributes | undefined): Html {
  return all === undefined ? nothing : raw(attributesText(all));
}

/** The same as text, for a list of hundreds of elements that is written as one piece. */
export function attributesText(all: Attributes = {}): string {
  let text = '';
  for (const name of Object.keys(all)) text += attribute(name, all[name]);
  return text;
}

// Every element of every page comes through here, a list of hundreds of people an attribute at a time: plain text, escaped.
function attribute(name: string, value: Attributes[string]): string {
  if (!SAFE_NAME.test(name)) throw new Error(`Not a name for an HTML attribute: ${JSON.stringify(name)}`);
  if (value === undefined || value === null || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}

/** Class names in order, without the absent ones. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** The ids for `aria-describedby`, or undefined when there are none, so that the attribute is left out. */
export function idList(...ids: readonly (string | false | null | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}

/** Words a component's script will use instead of its English ones, one per plural rule where it has them. */
export type PluralWords = Readonly<Record<string, string>>;

/** The `data-i18n.…` attributes that carry other words to a component's script. */
export function wordsForScript(words: Readonly<Record<string, string | PluralWords | undefined>>): Attributes {
  const pairs = Object.entries(words).flatMap(([key, word]): [string, string][] => {
    if (!word) return [];
    if (typeof word === 'string') return [[`data-i18n.${key}`, word]];
    return Object.entries(word).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]);
  });
  return Object.fromEntries(pairs);
}
