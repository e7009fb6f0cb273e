import { pagination } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** One way to see a list: its words, where it is, and whether it is the one shown. */
export type Choice = readonly [words: string, href: string, isThis: boolean];

/** Ways to see a list, in one row of links. */
export const choices = (label: string, items: readonly Choice[]): Html =>
  html`<nav aria-label="${label}"><ul class="govuk-list house-actions">${items.map(([words, href, isThis]) => html`<li>${isThis ? html`<strong aria-current="true">${words}</strong>` : html`<a class="govuk-link" href="${href}">${words}</a>`}</li>`)}</ul></nav>`;

/** Links to the first page and the next one of a list that has more than one; nothing else. */
export function pagesOf({ isFirstPage, first, next }: { readonly isFirstPage: boolean; readonly first: string; readonly next: string | null }): Html | undefined {
  if (next === null && isFirstPage) return undefined;
  return pagination({ previous: isFirstPage ? undefined : { href: first, text: 'First page' }, next: next === null ? undefined : { href: next } });
}
