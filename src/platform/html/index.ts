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
  const fragment = honoHtml(strings, ...values);
  // The library also accepts promises and then answers with one; our types do not, so this is somebody's cast.
  if (fragment instanceof Promise) throw new TypeError('A template value was a promise. Await it before the template.');
  return fragment as unknown as Html;
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
