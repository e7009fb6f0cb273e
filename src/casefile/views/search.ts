import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { button, errorSummaryFor, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

export interface FoundHome {
  readonly id: string;
  readonly addressLine: string;
  readonly town: string;
  readonly postcode: string;
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
  /** Only what is older than this was asked for. */
  readonly after?: PlainDate | undefined;
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
  const { homes, people, cases, most, after } = view;
  const lists = [homes, people, cases].filter((list) => list !== undefined);
  if (lists.length === 0) return html`<p class="govuk-body">Your role reads figures, not the records of homes and people.</p>`;
  if (lists.every((list) => list.length === 0)) {
    if (view.before !== undefined) return html`<p class="govuk-body">Nothing was found so far.</p>`;
    if (after !== undefined) return html`<p class="govuk-body">Nothing was found from before ${longDateWithYear(after)}.</p>`;
    return html`<p class="govuk-body">Nothing was found. Check the spelling, or search for less: a word of the address, one name, or how a word begins.</p>`;
  }
  return html`${homes !== undefined && group('Homes', homes.map(homeItem), most)}
${people !== undefined && group('People', people.map(personItem), most)}
${cases !== undefined && group(after === undefined ? 'Cases' : `Cases before ${longDateWithYear(after)}`, cases.map(caseItem), most)}`;
}

function group(title: string, items: readonly Html[], most: number): Html | undefined {
  if (items.length === 0) return undefined;
  const isMore = items.length > most;
  return html`<h2 class="govuk-heading-m">${title} (${isMore ? `more than ${most}` : items.length})</h2>
<ul class="govuk-list govuk-list--spaced">${items.slice(0, most)}</ul>
${isMore && html`<p class="govuk-body">There are more. Narrow your search with another word.</p>`}`;
}

const homeItem = ({ id, addressLine, town, postcode }: FoundHome): Html =>
  html`<li><a class="govuk-link" href="/homes/${id}">${addressLine}</a>, ${town}, ${postcode}</li>`;

const personItem = ({ id, name, address }: FoundPerson): Html =>
  html`<li><a class="govuk-link" href="/residents/${id}">${name}</a>${address !== null && `, ${address}`}</li>`;

const caseItem = ({ reference, title, address, isClosed, href }: FoundCase): Html =>
  html`<li><a class="govuk-link" href="${href}">${reference}</a> ${title}, ${address}${isClosed && ' (closed)'}</li>`;
