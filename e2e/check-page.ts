import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const narrow = { width: 360, height: 740 };

/**
 * Everything that must hold on any page of the product, whoever looks and whatever it shows. Where the page runs no
 * scripts, `lens` is a page that can: the check for barriers is itself a script, so it looks at a copy.
 */
export async function checkPage(page: Page, lens?: Page): Promise<void> {
  const where = `${new URL(page.url()).pathname}, “${await page.title()}”`;
  await checkHeading(page, where);
  await checkIds(page, where);
  await checkWidth(page, where);
  const structure = structureOf(await page.content());
  if (examined.has(structure)) return;
  assert.deepEqual(await violationsOn(lens === undefined ? page : await copyInto(lens, page)), [], `barriers on ${where}`);
  examined.add(structure);
}

/**
 * Pages already found free of barriers, by every kind of element on them under the same heading. A longer list of the same
 * rows needs no second look; each look takes most of a second.
 */
const examined = new Set<string>();

function structureOf(html: string): string {
  const kinds = html.match(/<[a-z][^>]*>/g) ?? [];
  const heading = /<h1[^>]*>/.exec(html)?.[0] ?? '';
  return [heading, ...new Set(kinds.map(withoutContents))].toSorted().join('');
}

function withoutContents(tag: string): string {
  return tag.replaceAll(/\s(value|href|action|formaction|src|datetime|content|id|for|alt|aria-label|aria-labelledby|aria-describedby|aria-controls)="[^"]*"/g, ' $1');
}

async function checkHeading(page: Page, where: string): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', `the language of ${where}`);
  const headings = await page.locator('h1').evaluateAll((all) =>
    // The caption over a heading says what the page belongs to, not what it is.
    all.map(({ childNodes }) => [...childNodes].filter(({ className }) => !String(className).includes('govuk-caption')).map(({ textContent }) => textContent).join('')),
  );
  assert.equal(headings.length, 1, `${where} has one h1, and it has: ${headings.join(' | ')}`);
  const title = tidy(await page.title()).replace(/^Error: /, '');
  const heading = tidy(headings[0] ?? '');
  assert.ok(title.startsWith(heading) && heading !== '', `the title of ${where} starts with its h1, “${heading}”`);
}

/** A label, an error and a link find what they are about by its id. */
async function checkIds(page: Page, where: string): Promise<void> {
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => String(id)));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], `ids that are on ${where} twice`);
}

/** Nothing may stick out to the right on a small phone. */
async function checkWidth(page: Page, where: string): Promise<void> {
  const usual = page.viewportSize();
  if (usual?.width !== narrow.width) await page.setViewportSize(narrow);
  const { content, screen, sticksOut } = await page.locator('html').evaluate((html) => ({
    content: html.scrollWidth,
    screen: html.clientWidth,
    sticksOut: [...html.querySelectorAll('body *')].findLast((element) => element.getBoundingClientRect().right > html.clientWidth)?.parentElement?.outerHTML.slice(0, 400),
  }));
  if (usual !== null && usual.width !== narrow.width) await page.setViewportSize(usual);
  assert.ok(content <= screen, `${where} is ${content} pixels wide on a screen of ${screen}: ${sticksOut}`);
}

/** The same address showing the same words, in a browser that runs the check's script and none of ours. */
async function copyInto(lens: Page, page: Page): Promise<Page> {
  const body = await page.content();
  await lens.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await lens.goto(page.url());
  await lens.unrouteAll();
  return lens;
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.filter(({ html }) => !isExempt(id, html)).map(({ target, html }) => `${id}: ${help}, at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

/**
 * The one exemption: a radio that reveals a question is marked aria-expanded by GOV.UK Frontend. They tried it with the
 * people it concerns and keep it; see docs/accessibility.md.
 */
function isExempt(rule: string, html: string): boolean {
  return rule === 'aria-allowed-attr' && html.includes('govuk-radios__input');
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
