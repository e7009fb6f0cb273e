import assert from 'node:assert/strict';
import type { FormBody } from '../../src/platform/http/visit.ts';

/** What an error summary says, and where each part of it leads; undefined where there is none. */
export function summaryOf(page: string): { readonly words: string; readonly leadsTo: readonly string[]; readonly lines: number } | undefined {
  const start = page.indexOf('govuk-error-summary__list');
  if (start < 0) return undefined;
  const list = page.slice(page.indexOf('<li', start), page.indexOf('</ul>', start));
  const leadsTo = [...list.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
  return { words: plain(list), leadsTo, lines: list.split('<li').length - 1 };
}

/** The page has this id once at least: a link of the summary that leads nowhere helps nobody. */
export const hasId = (page: string, id: string): boolean => page.includes(` id="${id}"`);

/** Without markup, entities as the letters they stand for. */
export function plain(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replaceAll('&#39;', '’').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll(/\s+/g, ' ').trim();
}

/** The control of this name has this value typed, ticked or chosen. */
export function keeps(page: string, name: string, value: string): boolean {
  const safe = escape(value);
  const named = [...page.matchAll(new RegExp(`<(input|textarea|select)\\b[^>]*\\bname="${name}"[^>]*>`, 'g'))];
  return named.some(([tag, kind], at) => {
    if (kind === 'input' && isChoice(tag)) return tag.includes(`value="${safe}"`) && /\bchecked\b/.test(tag);
    if (kind === 'input') return tag.includes(`value="${safe}"`);
    const from = (named[at]?.index ?? 0) + tag.length;
    const inside = page.slice(from, page.indexOf(`</${kind}>`, from));
    return kind === 'textarea' ? inside.trim() === safe : new RegExp(`<option[^>]*value="${safe.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)}"[^>]*\\bselected\\b`).test(inside);
  });
}

const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const isChoice = (tag: string): boolean => /type="(radio|checkbox)"/.test(tag);

/** The page has a field of this name; where it offers choices, this one is among them: nobody can have chosen another. */
export function canHold(page: string, name: string, value: string): boolean {
  const found = [...page.matchAll(new RegExp(`<(input|textarea|select)\\b[^>]*\\bname="${name}"[^>]*>`, 'g'))];
  if (found.some(([tag, kind]) => kind === 'textarea' || (kind === 'input' && !isChoice(tag)))) return true;
  return found.length > 0 && page.includes(`value="${escape(value)}"`);
}

/** A page that says no: a summary that leads to fields there are, and what was typed still in them. */
export function assertSaysNo(page: { readonly status: number; readonly text: string }, typed: FormBody): string {
  const { status, text } = page;
  assert.equal(status, 422, plain(text).slice(0, 400));
  const summary = summaryOf(text);
  assert.ok(summary, `there is no error summary: ${plain(text).slice(0, 400)}`);
  assert.deepEqual(summary.leadsTo.filter((id) => !hasId(text, id)), [], 'the summary leads to a field that is not on the page');
  const lost = Object.entries(typed).filter(([name, value]) => [value].flat().some((one) => one !== undefined && one !== '' && canHold(text, name, one) && !keeps(text, name, one)));
  assert.deepEqual(lost, [], 'what was typed is gone');
  return summary.words;
}
