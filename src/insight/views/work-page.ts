import { countOf, longDateTime, longDateWithYear } from '../../clock/index.ts';
import { details, downloadLinks, insetText, scrollingTable, stackingTable, statTiles, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fewestJobs, horizons, type Recurrence } from '../../statistics/survival/recurrence.ts';
import type { WhichJobs } from '../forms/work.ts';
import { workViews, type WorkFound, type WorkView } from '../model/work.ts';
import type { WorkOfRun } from '../queries/work.ts';
import { yearsOfWork } from '../work-out/did-it-work.ts';
import { comparedSection } from './work-compared.ts';
import { comingBackChart } from './work-charts.ts';
import { diagnosisSection } from './work-diagnosis.ts';
import { percent } from './words.ts';
import { jobsHref, type WorkPageView } from './work-view.ts';
import { groupName, shareInWords, viewWords } from './work-words.ts';

/** Whether damp work held: how much came back, of which causes, kinds of work and contractors. */
export function workMain(view: WorkPageView): Html {
  return html`<h1 class="govuk-heading-l">Did it work?</h1>
<p class="govuk-body">How much damp, mould and water coming through came back after we had said that the work was done.</p>
${view.found === undefined ? insetText({ text: 'Nothing has been worked out yet. It is done each night, the first time as soon as every case is counted.' }) : foundMain(view, view.found)}`;
}

function foundMain(view: WorkPageView, { doneAt, work }: WorkOfRun): Html {
  return html`${whatItIsOf(work, longDateTime(doneAt))}
${work.jobs < fewestJobs
    ? insetText({ text: `Too little to say how much comes back: ${countOf(work.jobs, 'damp job')} ${work.jobs === 1 ? 'was' : 'were'} finished in these years, and it takes at least ${fewestJobs}. Fewer say more about chance, or about one household.` })
    : html`${tiles(view, work)}
${curveSection(work)}
${workViews.map((by) => groupsSection(view, work, by))}
${comparedSection(view, work)}
${diagnosisSection(view, work)}
${endingsSection(work)}
${downloadLinks('/damp/did-it-work', '')}`}`;
}

function whatItIsOf({ jobs, from, until }: WorkFound, doneAt: string): Html {
  return html`<p class="govuk-body"><strong>${countOf(jobs, 'damp job')}</strong> in homes that our organisation owns or manages, finished between ${longDateWithYear(from)} and ${longDateWithYear(until)}.</p>
<p class="govuk-body-s">Worked out at ${doneAt}. <a class="govuk-link" href="/damp/how-we-know#did-it-work">How we know</a></p>`;
}

const horizonWords: Readonly<Record<(typeof horizons)[number], string>> = { 90: '90 days', 180: '180 days', 365: 'a year' };

function tiles({ mayOpenRows }: WorkPageView, { overall }: WorkFound): Html | undefined {
  if (overall.kind === 'too few') return undefined;
  const said = overall.at.map(({ time, incidence }) => ({ horizon: horizons.find((each) => each === time) ?? 365, share: incidence === 0 ? 'None' : percent(incidence) }));
  if (!mayOpenRows) return html`<ul class="govuk-list">${said.map(({ horizon, share }) => html`<li><strong>${share}</strong> came back within ${horizonWords[horizon]}</li>`)}</ul>`;
  return statTiles([
    ...said.map(({ horizon, share }) => ({ count: share, label: `came back within ${horizonWords[horizon]}`, href: jobsHref(String(horizon) as WhichJobs) })),
    { count: overall.notFinishedFirstTime, label: 'not finished first time: back within a week', href: jobsHref('unfinished') },
  ]);
}

function curveSection({ curve }: WorkFound): Html {
  const number = (text: string): TableCell => ({ text, format: 'numeric' });
  return html`<h2 class="govuk-heading-m" id="how-soon">How soon it comes back</h2>
<p class="govuk-body">The line is the share that had come back by each day; with 95% certainty it lies within the band. Jobs of last month have had no time to come back, so this is never a count divided by all jobs.</p>
${comingBackChart(curve)}
${details({ summaryText: 'The same as a table', html: scrollingTable({
    label: 'How much came back, by days after the work', firstCellIsHeader: true,
    head: [{ text: 'Days after the work' }, { text: 'Came back', format: 'numeric' }, { text: 'From', format: 'numeric' }, { text: 'To', format: 'numeric' }],
    rows: curve.map(({ day, share, low, high }) => [{ text: String(day) }, ...[share, low, high].map((value) => number(`${(value * 100).toFixed(1)}%`))]),
  }) })}`;
}

const lead: Readonly<Record<WorkView, string>> = {
  cause: 'By why it happened, as first said: the family of causes.',
  work: 'By the trade that was set for the repair.',
  contractor: 'As it is, whatever each was asked to do: below, each is held against jobs of its own kind.',
};

function groupsSection(view: WorkPageView, { groups }: WorkFound, by: WorkView): Html {
  return html`<h2 class="govuk-heading-m" id="by-${by}">By ${viewWords[by].toLowerCase()}</h2>
<p class="govuk-body">${lead[by]}</p>
${stackingTable({
    caption: `How much came back, by ${viewWords[by].toLowerCase()}`, captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: viewWords[by] }, { text: 'Jobs' }, { text: 'Within 90 days' }, { text: 'Within 180 days' }, { text: 'Within a year' }, { text: 'Watched a year' }],
    rows: groups[by].map(({ group, jobs, figure }): TableCell[] => {
      const name = groupName(by, group, view.names);
      const counted = view.mayOpenRows ? html`<a class="govuk-link" href="${jobsHref('all', by, group)}">${jobs}<span class="govuk-visually-hidden"> jobs: ${name}</span></a>` : html`${jobs}`;
      return [{ text: name }, { html: counted }, ...figures(figure)];
    }),
  })}`;
}

function figures(figure: Recurrence): readonly TableCell[] {
  if (figure.kind === 'too few') return [...horizons.map(() => ({ text: `Not shown: fewer than ${fewestJobs} jobs` })), { text: '–' }];
  return [...figure.at.map(({ incidence, low, high }) => ({ text: shareInWords({ share: incidence, low, high }) })), { text: String(figure.at.at(-1)?.stillWatched ?? 0) }];
}

function endingsSection({ endedByTenancy, endedByPlannedWork, endedByHome = 0, cameBack, jobs }: WorkFound): Html {
  return html`<h2 class="govuk-heading-m" id="endings">What else ended the watch</h2>
<p class="govuk-body">Of ${jobs} jobs ${cameBack} came back. After ${endedByTenancy} the tenancy ended first, at ${endedByPlannedWork} planned work began first, and at ${endedByHome} the home was sold, pulled down or handed back first: from then on it could not come back as the same, so they are not counted as cured. Where nobody entered that a home is no longer ours, the end of its tenancy stands for it. Only the last ${yearsOfWork} years are counted, and reports up to last Sunday.</p>`;
}
