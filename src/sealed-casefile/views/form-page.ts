import { longDateTime, type Instant } from '../../clock/index.ts';
import { button, insetText, radioField, textAreaField, warningText, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, link, paragraph, postForm } from '../../staff/index.ts';
import { mostReason } from '../forms.ts';
import type { Gap } from '../model.ts';
import type { MadeBefore } from '../queries/makings.ts';
import { forWhom } from './words.ts';

export const formTitle = 'Make a sealed casefile';

export interface SealingPage {
  readonly reference: string;
  readonly title: string;
  readonly gaps: readonly Gap[];
  readonly before: readonly MadeBefore[];
}

export interface SealingForm {
  readonly csrfToken: string;
  readonly audience: string;
  readonly reason: string;
  readonly errors: FieldErrors;
}

/** What is missing from the record, for whom the file is and why: in this order, since whoever sends it should know first. */
export function formPage({ reference, title, gaps, before }: SealingPage, form: SealingForm): Html {
  const { errors } = form;
  const fields = html`${radioField({
    name: 'audience', label: 'Whom is it for?', value: form.audience, error: errors['audience'], labelSize: 'm',
    choices: [
      { value: 'ombudsman', text: 'The Ombudsman', hint: 'Everything on the record, with the photos as they were sent.' },
      { value: 'resident', text: 'The resident', hint: 'Without notes between staff and what is about other people. The file lists what was left out.' },
    ],
  })}${textAreaField({ name: 'reason', label: 'Why does it leave the house?', hint: 'For example: the Ombudsman asked for the record on 3 November.', value: form.reason, rows: 3, maxlength: mostReason, error: errors['reason'], labelSize: 'm' })}`;
  return column(html`${heading(formTitle, errors)}${paragraph(`${reference}: ${title}`)}
${paragraph('One file with the whole record of this case and the cases linked with it: a PDF to read, every entry with its seal, clocks, promises, contacts, messages and evidence. Anybody can check that nothing in it was changed.')}
${gapsSection(gaps)}
${warningText({ text: 'It holds personal data and leaves the house. Your name and your reason go on the timeline of each case in it.' })}
${postForm(form, { action: `/cases/${reference}/sealed-casefile`, verb: 'Make it', fields })}
${madeBeforeSection(before)}`);
}

/** The gaps, so that they are known before somebody else finds them. */
function gapsSection(gaps: readonly Gap[]): Html {
  return html`<h2 class="govuk-heading-m" id="gaps">Gaps in the record</h2>
${gaps.length === 0 ? paragraph('None found on this case.') : html`<p class="govuk-body">They stand on the first page of the file. What is only not written down yet can still be added as a note or contact, under today’s date.</p>
<ul class="govuk-list govuk-list--bullet">${gaps.map(({ words }) => html`<li>${words}</li>`)}</ul>`}`;
}

function madeBeforeSection(before: readonly MadeBefore[]): Html | undefined {
  if (before.length === 0) return undefined;
  const lines = before.map(({ at, actorName, audience, reason, of }) => html`<li>${longDateTime(at as Instant)}, by ${actorName}, for ${forWhom[audience]} (of ${of}): ${reason}</li>`);
  return html`<h2 class="govuk-heading-m">Made before</h2><ul class="govuk-list govuk-list--bullet">${lines}</ul>`;
}

export interface MadePage {
  readonly reference: string;
  readonly title: string;
  readonly making: MadeBefore;
  readonly canFetch: boolean;
  readonly hours: number;
}

/** It is made: where to fetch it, and how whoever receives it checks it. */
export function madePage({ reference, title, making, canFetch, hours }: MadePage): Html {
  const others = making.linked.length === 0 ? 'No other case is in it.' : `Linked cases in it: ${making.linked.join(', ')}.`;
  return column(html`${heading('The sealed casefile is ready')}${paragraph(`${reference}: ${title}`)}
${paragraph(`Made for ${forWhom[making.audience]} by ${making.actorName} at ${longDateTime(making.at as Instant)}. Why: ${making.reason}`)}
${paragraph(others)}
${canFetch ? html`${button({ text: 'Download the file', href: `/cases/${reference}/sealed-casefile/${making.sequence}/file` })}${paragraph(`You can download it for ${hours} hours. Long records with many photos take some seconds.`)}` : paragraph('Only whoever made it could download it, within a day.')}
${insetText({ html: html`<h2 class="govuk-heading-s">To check it</h2><p class="govuk-body">Whoever receives it runs <code class="house-code">putright verify FILE.zip</code>, with nothing but the file. How to do it without our program stands in its README.txt.</p>` })}
${paragraph(link(`/cases/${reference}/sealed-casefile`, 'Make another'))}`);
}
