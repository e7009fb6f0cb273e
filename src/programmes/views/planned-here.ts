import { longDate, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link } from '../../staff/index.ts';
import type { ProgrammeHere } from '../queries/covering.ts';

/** Work that is planned at a home, for its page. */
export function plannedHere(programmes: readonly ProgrammeHere[], today: PlainDate): Html {
  return html`<h2 class="govuk-heading-m">Planned work</h2>
    ${programmes.length === 0
      ? html`<p class="govuk-body">None is planned here.</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${programmes.map(({ id, name, work, startsOn, endsOn }) => html`<li>${link(`/programmes/${id}`, name)}: ${work}, ${longDate(startsOn, today)} to ${longDate(endsOn, today)}</li>`)}</ul>`}`;
}
