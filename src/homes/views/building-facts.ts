import { longDateWithYear } from '../../clock/index.ts';
import { summaryList, type Maybe } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Home } from '../model.ts';

type Row = readonly [name: string, value: Html | string | number | null];

/** What is known of the building and who is responsible for it, with the source and date of the facts. */
export function buildingFacts(home: Home): Html {
  const { facts } = home;
  const rows: readonly Maybe<Row>[] = [
    ['Form', facts.form],
    ['Built', builtWords(home)],
    ['Walls', facts.wall],
    ['Heating', facts.heating],
    ['Ventilation', facts.ventilation],
    ['Energy band (EPC)', facts.epcBand],
    ['Bedrooms', facts.bedrooms],
    home.block !== null && ['Floor', facts.floor === 0 ? 'Ground' : facts.floor],
    ['Tenure', home.tenure],
    ['Estate', `${home.estate.name}, ${home.neighbourhood.name}`],
    ['Ward', `${home.ward.name} (${home.ward.localAuthority})`],
    ['Owned by', home.owningOrganisation],
    home.owningOrganisationId !== home.managingOrganisationId && ['Managed by', home.managingOrganisation],
    ['UPRN', home.uprn],
  ];
  return html`${summaryList({ rows: rows.map((row) => row && rowOf(row)), classes: 'govuk-summary-list--no-border' })}
    <p class="govuk-hint">Facts of the building from: ${facts.source}, true on ${longDateWithYear(facts.on)}.</p>`;
}

function rowOf([name, value]: Row) {
  const shown = value === null ? html`<span class="govuk-hint">Not known</span>` : html`${value}`;
  return { key: { text: name }, value: { html: shown } };
}

function builtWords({ facts: { builtFrom, builtUntil } }: Home): string | null {
  if (builtFrom === null) return null;
  return builtFrom === builtUntil ? String(builtFrom) : `${builtFrom} to ${builtUntil}`;
}
