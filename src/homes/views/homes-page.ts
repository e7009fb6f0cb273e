import { button, downloadLinks, pagination, selectField, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { endInShort } from './end-words.ts';
import type { HomeFilter, HomePage, PlaceChoices } from '../queries/index.ts';

export interface HomesPageFacts {
  readonly page: HomePage;
  readonly filter: HomeFilter;
  readonly choices: PlaceChoices;
}

/** The homes to browse, narrowed by neighbourhood, then estate, then block. The choices stay in the address. */
export function homesPage({ page, filter, choices }: HomesPageFacts): Html {
  return html`<h1 class="govuk-heading-l">Homes</h1>
    <form method="get" action="/homes" novalidate>
      ${selectField({ name: 'neighbourhood', label: 'Neighbourhood', unchosen: 'All', value: filter.neighbourhoodId, choices: asChoices(choices.neighbourhoods) })}
      ${choices.estates.length > 0 && selectField({ name: 'estate', label: 'Estate', unchosen: 'All', value: filter.estateId, choices: asChoices(choices.estates) })}
      ${choices.blocks.length > 0 && selectField({ name: 'block', label: 'Block', unchosen: 'All', value: filter.blockId, choices: asChoices(choices.blocks) })}
      ${button({ text: 'Show homes' })}
    </form>
    ${homesTable(page, filter)}
    ${page.homes.length > 0 && downloadLinks('/homes', placeQuery(filter))}
    ${page.next !== null && pagination({ next: { href: `/homes${placeQuery(filter, page.next)}`, text: 'More homes' } })}`;
}

const asChoices = (places: PlaceChoices['blocks']) => places.map(({ id, name }) => ({ value: id, text: name }));

function homesTable({ homes }: HomePage, filter: HomeFilter): Html {
  if (homes.length === 0 && placeQuery(filter) === '') return html`<p class="govuk-body">No homes here that your organisation owns or manages. An administrator brings homes in, under Imports.</p>`;
  if (homes.length === 0) {
    return html`<p class="govuk-body">No homes here that your organisation owns or manages. Choose another place, or
      <a class="govuk-link" href="/homes">show all homes</a>.</p>`;
  }
  return stackingTable({
    caption: 'Homes by postcode',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Address' }, { text: 'Postcode' }, { text: 'Estate' }, { text: 'Tenure' }, { text: 'Open cases', format: 'numeric' }],
    rows: homes.map((home) => [
      { html: html`<a class="govuk-link" href="/homes/${home.id}">${home.addressLine}, ${home.town}</a>${home.endedOn !== null && html`<br>${endInShort(home.endedOn)}`}` },
      { text: home.postcode }, { text: home.estate }, { text: home.tenure }, { text: home.openCases, format: 'numeric' },
    ]),
  });
}

function placeQuery(filter: HomeFilter, after?: string): string {
  const words = { neighbourhood: filter.neighbourhoodId, estate: filter.estateId, block: filter.blockId, after };
  const given = Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
