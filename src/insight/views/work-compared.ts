import { stackingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fewestJobs } from '../../statistics/survival/recurrence.ts';
import type { Comparing, WorkFound } from '../model/work.ts';
import { rangesChart } from './work-charts.ts';
import { jobsHref, type WorkPageView } from './work-view.ts';
import { groupName, markTags } from './work-words.ts';
import { percent, rounded } from './words.ts';

/** Contractors beside what jobs like theirs lead to expect. */
export function comparedSection({ names, mayOpenRows }: WorkPageView, { compared }: WorkFound): Html {
  const known = compared.filter((each) => each.kind === 'known');
  const left = compared.length - known.length;
  const marked = known.filter(({ mark }) => mark !== 'not marked').length;
  const shown = known.map((each) => ({ ...each, name: groupName('contractor', each.group, names) }));
  return html`<h2 class="govuk-heading-m" id="contractors">Contractors beside jobs like theirs</h2>
<p class="govuk-body">Each job is expected to come back as often as all jobs of its kind of work and type of home that ended in the same half of the year (October to March, or April to September), by the days it could be watched. What was seen is then drawn towards that of all, the more so the fewer jobs there are. It says nothing of why: the best may be sent to the worst homes, and only what we record of a home can be allowed for.</p>
${known.length < 2
    ? html`<p class="govuk-body">There are fewer than two with at least ${fewestJobs} jobs, so there is nothing to compare.</p>`
    : html`<p class="govuk-body"><strong>${marked === 0 ? 'None is marked: no difference is large and sure enough.' : `${marked} of ${known.length} ${marked === 1 ? 'is' : 'are'} marked.`}</strong> “Comes back more” is more than 80% sure to be above one and a quarter times what is expected, “watch” more than 50%. Whoever does much of the work is much of what is expected, so a ratio of their own is never large.</p>
${rangesChart(shown.map(({ name, times, lower, upper, mark }) => ({ name, times, lower, upper, isMarked: mark !== 'not marked' })))}
${table(shown, mayOpenRows)}`}
${left > 0 && html`<p class="govuk-body">${left} with fewer than ${fewestJobs} jobs, or none that could be expected back, ${left === 1 ? 'is' : 'are'} not shown here.</p>`}`;
}

type Shown = Extract<Comparing, { kind: 'known' }> & { readonly name: string };

function table(rows: readonly Shown[], mayOpenRows: boolean): Html {
  return stackingTable({
    caption: 'Contractors beside jobs like theirs', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Contractor' }, { text: 'Mark' }, { text: 'Jobs' }, { text: 'Came back within a year' }, { text: 'Expected' }, { text: 'We believe, times what is expected' }, { text: 'Chance of over 1.25 times' }],
    rows: rows.map(({ name, group, mark, jobs, observed, expected, times, lower, upper, probability }): TableCell[] => [
      { text: name }, { html: markTags[mark] }, { text: String(jobs) },
      { html: mayOpenRows && observed > 0 ? html`<a class="govuk-link" href="${jobsHref('365', 'contractor', group)}">${observed}<span class="govuk-visually-hidden"> jobs of ${name} that came back</span></a>` : html`${observed}` },
      { text: rounded(expected) }, { text: lower === upper ? 'No difference can be shown' : `${rounded(times)} times (${rounded(lower)} to ${rounded(upper)})` }, { text: percent(probability) },
    ]),
  });
}
