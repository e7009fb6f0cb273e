import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { button, errorSummaryFor, hiddenFields, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { mostSeen } from '../forms/search-words.ts';

export interface FoundHome {
  readonly id: string;
  readonly addressLine: string;
  readonly town: string;
  readonly postcode: string;
  /** The day from which it is no longer ours. */
  readonly endedOn: PlainDate | null;
}

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
}

export interface FoundCase {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly address: string;
  readonly isClosed: boolean;
  readonly href: string;
}

/** What was found; undefined where the reader's work does not reach. */
export interface SearchView {
  readonly typed: string;
  readonly error: string | undefined;
  readonly homes: readonly FoundHome[] | undefined;
  readonly people: readonly FoundPerson[] | undefined;
  readonly cases: readonly FoundCase[] | undefined;
  /** Cases were looked through back to this day; undefined when all were, or enough was found. */
  readonly before?: PlainDate | undefined;
  /** More cases have the words: the next are looked for from before this day on. */
  readonly moreCasesBefore?: PlainDate | undefined;
  /** Only what is older than this was asked for. */
  readonly after?: PlainDate | undefined;
  /** The references of cases that were shown on the pages before. */
  readonly seen?: readonly string[] | undefined;
  /** This goes on with one list. */
  readonly isMore?: boolean | undefined;
  /** How many of each are shown; one more was looked for. */
  readonly most: number;
  readonly token: Html;
}

/** What the search box found, by kind. */
export function searchMain(view: SearchView): Html {
  const { typed, error, token } = view;
  return html`${errorSummaryFor(error === undefined ? {} : { q: error })}<h1 class="govuk-heading-l">Search</h1>
<form method="post" action="/search" novalidate>${token}
${textField({ name: 'q', label: 'Home, person, reference or words of a case', hint: 'Words, or beginnings of words: 14 Larch House, Okafor, REP-2026-00412, or what a note says', value: typed, error, type: 'search', autocomplete: 'off' })}
${button({ text: 'Search' })}</form>
${error === undefined && typed !== '' && html`${results(view)}${furtherBack(view)}`}`;
}

/** Common words are looked for in the newest cases first, and never through all of them at once. */
function furtherBack({ before, typed, token }: SearchView): Html | undefined {
  if (before === undefined) return undefined;
  return html`<p class="govuk-body">Many cases have these words. We looked at those with something said since ${longDateWithYear(before)}. Another word narrows your search.</p>
<form method="post" action="/search" novalidate>${token}<input type="hidden" name="q" value="${typed}"><input type="hidden" name="before" value="${before}">
${button({ text: `Look further back than ${longDateWithYear(before)}`, classes: 'govuk-button--secondary' })}</form>`;
}

function results(view: SearchView): Html {
  const { homes, people, cases, after } = view;
  const lists = [homes, people, cases].filter((list) => list !== undefined);
  if (lists.length === 0) return html`<p class="govuk-body">Your role does not look through the records of homes and people. What is yours to read is in the menu.</p>`;
  if (lists.every((list) => list.length === 0)) {
    if (view.before !== undefined) return html`<p class="govuk-body">Nothing was found so far.</p>`;
    if (after !== undefined) return html`<p class="govuk-body">Nothing was found from before ${longDateWithYear(after)}.</p>`;
    return html`<p class="govuk-body">Nothing was found. Check the spelling, or search for less: a word of the address, one name, or how a word begins.</p>`;
  }
  return html`${listsFound(view)}${view.isMore !== true && (view.seen ?? []).length === 0 && downloadForm(view)}`;
}

/** What was typed is about people: it is sent, and stands in no address. */
function downloadForm({ typed, after, most, token }: SearchView): Html {
  return html`<form method="post" action="/search.csv" novalidate class="house-no-print">${token}${hiddenFields({ q: typed, ...(after === undefined ? {} : { before: after }) })}
<p class="govuk-body">Download what is shown here, at most ${most} of each. Downloads are recorded.</p>
<div class="house-actions">${button({ text: 'Download as CSV', classes: 'govuk-button--secondary' })} <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" formaction="/search.xlsx">Download as Excel</button></div></form>`;
}

function listsFound(view: SearchView): Html {
  const { homes = [], people = [], cases = [], most, seen = [], moreCasesBefore } = view;
  const titled = (title: string) => (view.isMore === true ? `${title}, further` : title);
  const nextCases = moreCasesBefore === undefined ? undefined : { before: moreCasesBefore, seen: [...seen, ...cases.slice(0, most).map(({ reference }) => reference)].join(' ') };
  return html`${group(view, { title: titled('Homes'), items: homes.map(homeItem), next: { afterHome: homes[most - 1]?.id ?? '' } })}
${group(view, { title: titled('People'), items: people.map(personItem), next: { afterPerson: people[most - 1]?.id ?? '' } })}
${group(view, { title: titleOfCases(view), items: cases.map(caseItem), next: nextCases })}`;
}

function titleOfCases({ after, seen = [] }: SearchView): string {
  if (seen.length > 0) return 'Cases, further';
  return after === undefined ? 'Cases' : `Cases before ${longDateWithYear(after)}`;
}

interface Group {
  readonly title: string;
  readonly items: readonly Html[];
  /** What the next page is asked for by, where it can be. */
  readonly next: Readonly<Record<string, string>> | undefined;
}

function group({ most, typed, token, seen = [] }: SearchView, { title, items, next }: Group): Html | undefined {
  if (items.length === 0) return undefined;
  const isMore = items.length > most;
  const canGoOn = next !== undefined && seen.length < mostSeen - most;
  return html`<h2 class="govuk-heading-m">${title} (${isMore ? `more than ${most}` : items.length})</h2>
<ul class="govuk-list govuk-list--spaced">${items.slice(0, most)}</ul>
${isMore && canGoOn && html`<form method="post" action="/search" novalidate>${token}${hiddenFields({ q: typed, ...next })}
${button({ html: html`Show the next ${most}<span class="govuk-visually-hidden">: ${title.toLowerCase()}</span>`, classes: 'govuk-button--secondary' })}</form>`}
${isMore && html`<p class="govuk-body">${canGoOn ? 'There are more. Another word narrows your search.' : 'There are more. Narrow your search with another word.'}</p>`}`;
}

const homeItem = ({ id, addressLine, town, postcode, endedOn }: FoundHome): Html =>
  html`<li><a class="govuk-link" href="/homes/${id}">${addressLine}</a>, ${town}, ${postcode}${endedOn !== null && html`<br>No longer ours since ${longDateWithYear(endedOn)}`}</li>`;

const personItem = ({ id, name, address }: FoundPerson): Html =>
  html`<li><a class="govuk-link" href="/residents/${id}">${name}</a>${address !== null && `, ${address}`}</li>`;

const caseItem = ({ reference, title, address, isClosed, href }: FoundCase): Html =>
  html`<li><a class="govuk-link" href="${href}">${reference}</a> ${title}, ${address}${isClosed && ' (closed)'}</li>`;
