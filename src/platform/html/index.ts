import { html as honoHtml, raw as honoRaw } from 'hono/html';

declare const htmlBrand: unique symbol;

/**
 * A finished piece of HTML. Deliberately not a string: a string can never be passed where this is wanted,
 * and this can never be glued into a string by mistake.
 */
export interface Html {
  readonly [htmlBrand]: 'Html';
}

/** What may stand in a template's `${…}`: text and numbers are escaped, Html and lists of it are placed as they are. */
export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[];

/** Writes a page fragment: html`<p>${name}</p>`. False, true, null and undefined show nothing. Quote every attribute. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  if (!checkedTemplates.has(strings)) checkTemplate(strings);
  const fragment = honoHtml(strings, ...values);
  // The library also accepts promises and then answers with one; our types do not, so this is somebody's cast.
  if (fragment instanceof Promise) throw new TypeError('A template value was a promise. Await it before the template.');
  return fragment as unknown as Html;
}

const checkedTemplates = new WeakSet<TemplateStringsArray>();

// Escaping cannot make a value safe in these two places, so a template that puts one there is refused when first used.
const UNQUOTED_VALUE = /<[a-z](?:[^<>"]|"[^"]*")*\s[\w:.-]+=$/i;
const SCRIPT_OR_STYLE = /<(script|style)\b[^>]*>(?!\s*<\/\1>)/i;

function checkTemplate(strings: TemplateStringsArray): void {
  let before = '';
  for (const text of strings.slice(0, -1)) {
    before += text;
    if (UNQUOTED_VALUE.test(before)) throw new TypeError(`Put quotes round the value after ${before.slice(-40)}`);
    before += '?';
  }
  if (SCRIPT_OR_STYLE.test(strings.join('?'))) throw new TypeError('Script and style stand in files of their own, not in a page.');
  checkedTemplates.add(strings);
}

const special = /[&<>'"]/;
const written: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' };

/** Text as it stands in a page or a quoted attribute: what a template does to a value, where a template for each would be slow. */
export function escaped(text: string): string {
  return special.test(text) ? text.replaceAll(/[&<>'"]/g, (character) => written[character] ?? character) : text;
}

/** Takes text as HTML without escaping. Only for text this program made itself: never for anything a person typed. */
export function raw(trustedMarkup: string): Html {
  return honoRaw(trustedMarkup) as unknown as Html;
}

/** The text to send to the browser. */
export function render(fragment: Html): string {
  return String(fragment);
}

/** A fragment that shows nothing. */
export const nothing: Html = raw('');
