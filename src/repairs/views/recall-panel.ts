import { dateInLondon, longDate, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { insetText, tag, warningText } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { EarlierFix, Recall } from '../model/first-fix.ts';
import type { RecallLine } from '../queries/first-fix.ts';
import { link, paragraph } from './form-page.ts';

const grounds = { problem: 'the same problem', cause: 'the same cause' } as const;

/** Told before a report is taken: a job of this problem closed here, so the report will be its recall. */
export function earlierFixWarning(earlier: EarlierFix | undefined, mayGoOn: boolean): Html {
  if (earlier === undefined) return nothing;
  const { reference, closedAt } = earlier;
  return insetText({ html: html`<strong>This has been here before.</strong> ${link(`/repairs/${reference}`, reference)}, the same problem, was closed on ${longDateWithYear(dateInLondon(closedAt))}.
    If it was not fixed, ${mayGoOn ? link(`/repairs/${reference}/answer`, `record that on ${reference}`) : `the office can record that on ${reference}`}: it opens again with its whole record. Reported here, it is a new repair, marked as ${reference} come back.` });
}

/** Told after: what it was found to be. */
export function recallWarning(recall: Recall | null): Html {
  if (recall === null || recall.ruledOut !== null) return nothing;
  return warningText({ text: `It is a recall: ${recall.firstReference}, ${grounds[recall.because]} at this place, was closed on ${longDateWithYear(dateInLondon(recall.firstClosedAt))}.` });
}

/** On the page of the report itself. */
export function recallOnCase(recall: Recall | null, today: PlainDate): Html {
  if (recall === null) return nothing;
  const { firstReference, firstClosedAt, because, ruledOut } = recall;
  const first = link(`/repairs/${firstReference}`, firstReference);
  if (ruledOut !== null) {
    return paragraph(html`Not ${first} come back: ${ruledOut.reason} (${ruledOut.by}, ${longDate(dateInLondon(ruledOut.at), today)}).`);
  }
  return paragraph(html`${tag({ text: 'Recall', classes: 'govuk-tag--red' })} ${first} has come back: ${grounds[because]}, closed on ${longDateWithYear(dateInLondon(firstClosedAt))}.`);
}

/** On the page of the first job: what came back of it. */
export function cameBack(lines: readonly RecallLine[], today: PlainDate): Html {
  if (lines.length === 0) return nothing;
  return html`<section class="house-panel" aria-labelledby="came-back-heading"><h2 class="govuk-heading-m" id="came-back-heading">It came back</h2>
    <ul class="govuk-list govuk-list--spaced">${lines.map(({ reference, title, foundAt, ruledOutAt }) => html`<li>${link(`/repairs/${reference}`, reference)} ${title}<br>
      ${longDate(dateInLondon(foundAt), today)} ${ruledOutAt === null ? tag({ text: 'Recall', classes: 'govuk-tag--red' }) : tag({ text: 'Found not to be', classes: 'govuk-tag--grey' })}</li>`)}</ul></section>`;
}
