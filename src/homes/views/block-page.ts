import { countOf } from '../../clock/index.ts';
import { stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { BlockView, CommunalAreaView, HomeOfBlock } from '../queries/index.ts';
import { communalAreaList } from './communal-areas.ts';

export interface BlockPageFacts {
  readonly block: BlockView;
  readonly homes: readonly HomeOfBlock[];
  readonly register: Html | undefined;
  readonly communalAreas: readonly CommunalAreaView[];
}

/** One block: its communal areas and its homes, in the order of their numbers. */
export function blockPage({ block, homes, register, communalAreas }: BlockPageFacts): Html {
  const storeys = block.storeys === null ? 'storeys not known' : countOf(block.storeys, 'storey');
  return html`<h1 class="govuk-heading-l">${block.name}</h1>
    <p class="govuk-body">${block.estate}, ${block.neighbourhood} · ${storeys} · ${countOf(homes.length, 'home')}</p>
    ${register}
    <h2 class="govuk-heading-m">Communal areas</h2>
    ${communalAreaList(communalAreas)}
    <h2 class="govuk-heading-m">Homes</h2>
    ${stackingTable({
      head: [{ text: 'Address' }, { text: 'Floor' }, { text: 'Tenure' }, { text: 'Open cases', format: 'numeric' }],
      rows: homes.map((home) => [
        { html: html`<a class="govuk-link" href="/homes/${home.id}">${home.addressLine}</a>` },
        { text: home.floor === 0 ? 'Ground' : (home.floor ?? 'Not known') },
        { text: home.tenure },
        { text: home.openCases, format: 'numeric' },
      ]),
    })}`;
}
