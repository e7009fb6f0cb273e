import { html, type Html } from '../../platform/html/index.ts';
import type { CommunalAreaView } from '../queries/index.ts';

/** The shared parts of a building and what is open in each. */
export function communalAreaList(areas: readonly CommunalAreaView[]): Html {
  if (areas.length === 0) return html`<p class="govuk-body">No communal areas are recorded here.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${areas.map((area) => html`<li>${area.name}${area.openCases.map(
    (open) => html`<br><a class="govuk-link" href="/cases/${open.reference}">${open.reference}</a> ${open.title}`,
  )}</li>`)}</ul>`;
}
