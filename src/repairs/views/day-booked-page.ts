import { countOf, longDate, type PlainDate } from '../../clock/index.ts';
import { panel } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { BookedDay } from '../model/planned-day.ts';
import { link, paragraph } from './form-page.ts';
import { planPath } from './plan-day-page.ts';

export const dayBookedTitle = ({ booked }: Pick<BookedDay, 'booked'>): string => (booked.length === 0 ? 'No visit was booked' : `${countOf(booked.length, 'visit')} booked`);

/** What became of each visit that was accepted, and why not where it was not booked. */
export function dayBookedPage({ booked, refused }: BookedDay, on: PlainDate, today: PlainDate): Html {
  const title = dayBookedTitle({ booked });
  const repair = (reference: string) => link(`/repairs/${reference}`, reference);
  return html`${booked.length > 0 ? panel({ titleText: title, headingLevel: 1, text: refused.length === 0 ? longDate(on, today) : `${longDate(on, today)}. ${refused.length} not booked` }) : html`<h1 class="govuk-heading-l">${title}</h1>`}
    ${refused.length > 0 && html`<h2 class="govuk-heading-m">Not booked</h2><ul class="govuk-list govuk-list--bullet">${refused.map(({ reference, why }) => html`<li>${repair(reference)}: ${why}</li>`)}</ul>`}
    ${booked.length > 0 && html`<h2 class="govuk-heading-m">Booked</h2><ul class="govuk-list">${booked.map(({ reference }) => html`<li>${repair(reference)}</li>`)}</ul>`}
    ${paragraph(link(`${planPath}?on=${on}`, 'Plan the rest of the day'))}
    ${paragraph(link(`/visits?on=${on}`, 'All visits of the day'))}`;
}
