import { countOf } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fewestJobs } from '../../statistics/survival/recurrence.ts';
import type { WorkFound } from '../model/work.ts';
import { jobsHref, type WorkPageView } from './work-view.ts';
import { shareInWords } from './work-words.ts';

/** Whether the first diagnosis was the second, and how often it was put on whoever lives there. */
export function diagnosisSection(view: WorkPageView, work: WorkFound): Html {
  return html`<h2 class="govuk-heading-m" id="diagnosis">Was the cause right?</h2>
${mismatchOf(view, work)}
${blameOf(work)}`;
}

function mismatchOf({ mayOpenRows }: WorkPageView, { backWithCauses, mismatch }: WorkFound): Html {
  if (mismatch === null) return html`<p class="govuk-body">Of the jobs that came back, ${countOf(backWithCauses, 'job')} ${backWithCauses === 1 ? 'has' : 'have'} a cause for both times: fewer than ${fewestJobs}, so no share is shown.</p>`;
  const count = mayOpenRows ? html`<a class="govuk-link" href="${jobsHref('another-cause')}">${mismatch.count}<span class="govuk-visually-hidden"> jobs that came back with another cause</span></a>` : html`${mismatch.count}`;
  return html`<p class="govuk-body">Of ${backWithCauses} jobs that came back and have a cause for both times, ${count} were put down to another cause the second time: <strong>${shareInWords(mismatch)}</strong>. Treated as one thing, and was another.</p>`;
}

function blameOf({ codedJobs, blamed }: WorkFound): Html {
  const ruled = 'The list of causes refuses words that put damp on how people live, for our own causes too.';
  if (blamed === null) return html`<p class="govuk-body">${ruled} Fewer than ${fewestJobs} jobs have a cause, so no share is shown.</p>`;
  return blamed.count === 0
    ? html`<p class="govuk-body">None of the ${codedJobs} jobs with a cause is put on the people who live there. ${ruled}</p>`
    : html`<p class="govuk-body">Of ${codedJobs} jobs with a cause, ${blamed.count} ${blamed.count === 1 ? 'is' : 'are'} put on the people who live there: <strong>${shareInWords(blamed)}</strong>. Look at each of them again. ${ruled}</p>`;
}
