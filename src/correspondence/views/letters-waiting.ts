import { dateInLondon, englandAndWales, instant, longDate, workingDaysBetween, type PlainDate } from '../../clock/index.ts';
import { tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** A letter that lies longer than this is late: no source gives a figure, and the post takes days of its own. */
const lateAfterWorkingDays = 1;
const mostCounted = 100;

/** On the first page of whoever posts letters: how many wait, since when, and that the oldest has waited too long. */
export function lettersWaiting({ count, oldest }: { readonly count: number; readonly oldest: string }, today: PlainDate): Html {
  const since = dateInLondon(instant(oldest));
  const isLate = workingDaysBetween(since, today, englandAndWales) > lateAfterWorkingDays;
  const letters = count >= mostCounted ? `${mostCounted} letters or more wait` : count === 1 ? '1 letter waits' : `${count} letters wait`;
  return html`<h2 class="govuk-heading-m">Letters to post</h2>
    <p class="govuk-body"><a class="govuk-link" href="/letters">${letters} to be posted</a>, the oldest since ${longDate(since, today)} ${isLate && tag({ text: 'Late', classes: 'govuk-tag--red' })}</p>
    ${isLate && html`<p class="govuk-body">Their residents have not heard from us: a letter counts when it is posted.</p>`}`;
}
