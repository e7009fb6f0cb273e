import { needsTag } from '../../homes/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { DoorInstructions, HouseholdPerson } from '../../residents/index.ts';
import { link, paragraph } from './form-page.ts';

/** Who lives there, and what is known of how to reach them: what it is that somebody has lies on their own page, where looking is written down. */
export interface HouseholdKnown {
  readonly people: readonly HouseholdPerson[];
  readonly door: DoorInstructions;
}

/** For whoever weighs why nobody opened. */
export function householdKnown({ people, door }: HouseholdKnown): Html {
  if (people.length === 0) return paragraph('Nobody is on record as living here.');
  return html`<h2 class="govuk-heading-m">What we know of the household</h2>
    <ul class="govuk-list govuk-list--spaced">${people.map(({ residentId, name, needsAnswer, needsConfirmedOn }) => html`<li>${link(`/residents/${residentId}`, name)} ${needsTag(needsAnswer, needsConfirmedOn)}</li>`)}</ul>
    ${door.instructions.length > 0 && html`<p class="govuk-body">At the door:</p><ul class="govuk-list govuk-list--bullet">${door.instructions.map((words) => html`<li>${words}</li>`)}</ul>`}`;
}
