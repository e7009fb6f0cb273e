import { countOf, longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { jobsQuery, whichJobs, type JobsWanted } from '../forms/work.ts';
import { askHomesAt } from '../../outreach/index.ts';
import type { JobFound } from '../model/work.ts';
import type { JobListed } from '../queries/work.ts';
import { causeName, groupName, viewWords, whichJobWords, type GroupNames } from './work-words.ts';
import { ownTeams } from '../work-out/damp-job.ts';

/** A job with where its cases lead. */
export interface ShownJob extends JobListed {
  readonly href: string;
  readonly backHref: string | null;
}

export interface JobsView {
  readonly wanted: JobsWanted;
  readonly jobs: readonly ShownJob[];
  readonly names: GroupNames;
  readonly next: string | null;
  readonly isFirstPage: boolean;
}

const path = '/damp/did-it-work/jobs';

/** What the list is of, in words. */
export const jobsHeading = ({ by, group, which }: JobsWanted, names: GroupNames): string =>
  `Damp jobs${which === 'all' ? '' : `: ${whichJobWords[which].toLowerCase()}`}${by === undefined || group === undefined ? '' : ` (${viewWords[by].toLowerCase()}: ${groupName(by, group, names)})`}`;

/** The finished jobs behind a number, the newest first. */
export function jobsMain({ wanted, jobs, names, next, isFirstPage }: JobsView): Html {
  return html`<h1 class="govuk-heading-l">${jobsHeading(wanted, names)}</h1>
<p class="govuk-body">Jobs of damp, mould or water coming through that were said to be done, as they were worked out last. A job came back when damp was reported or found there again from the eighth day on.</p>
<nav class="house-no-print" aria-label="Which jobs"><ul class="govuk-list house-actions">${whichJobs.map((which) => html`<li>${which === wanted.which ? html`<strong aria-current="true">${whichJobWords[which]}</strong>` : html`<a class="govuk-link" href="${path}${jobsQuery({ ...wanted, which })}">${whichJobWords[which]}</a>`}</li>`)}</ul></nav>
${jobs.length > 0 && html`<p class="govuk-body house-no-print"><a class="govuk-link" href="${askHomesAt('damp-jobs', [...new URLSearchParams(jobsQuery(wanted))])}">Ask these homes whether it stayed dry</a></p>`}
${jobs.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'There is no such job.' : 'There are no more.'}</p>` : table(jobs, names)}
${(next !== null || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: `${path}${jobsQuery(wanted)}`, text: 'First page' }, next: next === null ? undefined : { href: `${path}${jobsQuery(wanted, { after: next })}` } })}
${jobs.length > 0 && downloadLinks(path, jobsQuery(wanted))}`;
}

const otherEndingInWords = { tenancy: 'Tenancy ended', 'planned work': 'Planned work began', home: 'Home no longer ours' } as const;

/** What became of a job, in words. */
export function becameInWords({ became, days, endedHow }: Pick<JobFound, 'became' | 'days' | 'endedHow'>): string {
  if (became === 'came back') return `Came back after ${countOf(days, 'day')}`;
  if (became === 'still watched') return `Not back in ${countOf(days, 'day')}`;
  return `${endedHow === null ? 'It ended otherwise' : otherEndingInWords[endedHow]} after ${countOf(days, 'day')}`;
}

function table(jobs: readonly ShownJob[], names: GroupNames): Html {
  return stackingTable({
    caption: 'Jobs, the newest first', captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Finished' }, { text: 'Home' }, { text: 'Case' }, { text: 'Cause' }, { text: 'Done by' }, { text: 'What became of it' }],
    rows: jobs.map((job) => [
      { text: longDateWithYear(job.finishedOn) },
      { html: html`<a class="govuk-link" href="/homes/${job.homeId}">${job.address}</a>` },
      { html: html`<a class="govuk-link" href="${job.href}">${job.reference}</a>` },
      { text: causeName(job.cause, names) },
      { text: `${groupName('work', job.work, names)}: ${groupName('contractor', job.contractorId ?? ownTeams, names)}` },
      { html: html`${becameInWords(job)}${job.notFinishedFirstTime && '; not finished first time'}${job.backReference !== null && job.backHref !== null && job.backReference !== job.reference && html`: <a class="govuk-link" href="${job.backHref}">${job.backReference}</a>`}${job.backCause !== null && html`<br><span class="govuk-body-s">${causeName(job.backCause, names)}</span>`}` },
    ]),
  });
}
