import { addCaseSection } from '../casefile/index.ts';
import { html } from '../platform/html/index.ts';
import { link, paragraph } from '../staff/index.ts';
import { maySeal } from './access.ts';

// Said once, when the slice is first imported: the way to it stands on the page of every case, for those who may.
addCaseSection(async (_visit, { header: { file }, actor, facts }) => {
  if (!maySeal(actor, facts)) return undefined;
  return html`<section aria-labelledby="sealed-heading"><h2 class="govuk-heading-m" id="sealed-heading">Outside the house</h2>
${paragraph(link(`/cases/${file.reference}/sealed-casefile`, 'Make a sealed casefile for the Ombudsman or the resident'))}</section>`;
});
