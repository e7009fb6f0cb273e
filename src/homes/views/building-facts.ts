import { longDateWithYear } from '../../clock/index.ts';
import { table, type Maybe, type TableCell } from '../../platform/govuk/index.ts';
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
  return html`${table({ caption: 'Facts of the building', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true, rows: rows.map((row) => row && cellsOf(row)) })}
    <p class="govuk-hint">Facts of the building from: ${facts.source}, true on ${longDateWithYear(facts.on)}.</p>`;
}

function cellsOf([name, value]: Row): readonly TableCell[] {
  const shown = value === null ? html`<span class="govuk-hint">Not known</span>` : html`${value}`;
  return [{ text: name }, { html: shown }];
}

function builtWords({ facts: { builtFrom, builtUntil } }: Home): string | null {
  if (builtFrom === null) return null;
  return builtFrom === builtUntil ? String(builtFrom) : `${builtFrom} to ${builtUntil}`;
}
