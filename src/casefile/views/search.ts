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
  /** How many of each are shown; one more was looked for. */
  readonly most: number;
  readonly token: Html;
}

/** What the search box found, by kind. */
export function searchMain(view: SearchView): Html {
  const { typed, error, token } = view;
  return html`${errorSummaryFor(error === undefined ? {} : { q: error })}<h1 class="govuk-heading-l">Search</h1>
<form method="post" action="/search" novalidate>${token}
${textField({ name: 'q', label: 'Home, person or reference', hint: 'Like 14 Larch House, Okafor or REP-2026-00412', value: typed, error, type: 'search', autocomplete: 'off' })}
${button({ text: 'Search' })}</form>
${error === undefined && typed !== '' && results(view)}`;
}

function results({ homes, people, cases, most }: SearchView): Html {
  const lists = [homes, people, cases].filter((list) => list !== undefined);
  if (lists.length === 0) return html`<p class="govuk-body">Your role reads figures, not the records of homes and people.</p>`;
  if (lists.every((list) => list.length === 0)) {
    return html`<p class="govuk-body">Nothing was found. Check the spelling, or search for less: part of the address or one name.</p>`;
  }
  return html`${homes !== undefined && group('Homes', homes.map(homeItem), most)}
${people !== undefined && group('People', people.map(personItem), most)}
${cases !== undefined && group('Cases', cases.map(caseItem), most)}`;
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
