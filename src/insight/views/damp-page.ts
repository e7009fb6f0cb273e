import { countOf, dateInLondon, longDate, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, errorSummaryFor, hiddenFields, insetText, statTiles } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { areaQuery } from '../forms.ts';
import { enoughToSay, levels, type Summary } from '../model.ts';
import type { DoneRun, NewestRun } from '../queries/runs.ts';
import { alarmsSection } from './alarms-section.ts';
import { areasSection } from './areas-section.ts';
import { clustersSection } from './clusters-section.ts';
import { seasonSection } from './season-section.ts';
import { typesSection } from './types-section.ts';
import type { DampView } from './view.ts';
import { askingRefusals, levelName, rounded, yearInWords } from './words.ts';

/** Damp and mould: where, beside what, how sure, and since when. From what was stored: nothing is counted for the page. */
export function dampMain(view: DampView): Html {
  const { run, refusal } = view;
  return html`${refusal !== undefined && errorSummaryFor({ '': askingRefusals[refusal] })}<h1 class="govuk-heading-l">Damp and mould</h1>
${run === undefined ? nothingYet(view.newest) : html`${whatItIsOf(run, view.today)}${run.summary.state === 'too few' ? tooFew(run.summary) : found(view, run)}`}
<div class="house-no-print">${working(view)}</div>`;
}

function nothingYet(newest: NewestRun | undefined): Html {
  if (newest?.status === 'failed') return insetText({ text: 'It could not be worked out. It is tried again tonight; if that fails too, tell whoever runs Putright for you.' });
  if (newest?.status === 'done') return insetText({ text: 'There are no whole weeks of cases yet. It is worked out again each night.' });
  return insetText({ text: 'Nothing has been worked out yet. It is done each night, the first time as soon as every case is counted.' });
}

const at = (moment: Instant, today: PlainDate): string => `${timeInLondon(moment)} on ${longDate(dateInLondon(moment), today)}`;

function whatItIsOf({ doneAt, lastWeek, summary }: DoneRun, today: PlainDate): Html {
  const { cases, homesLivedIn, yearlyRate } = summary;
  return html`<p class="govuk-body">Homes that our organisation owns or manages, in ${yearInWords(lastWeek, Math.min(52, summary.weeks))}: <strong>${countOf(cases, 'home')} of ${homesLivedIn} lived in</strong> reported damp, mould or water coming through${yearlyRate !== null && `, ${rounded(yearlyRate)} in 100 a year`}.</p>
<p class="govuk-body-s">Worked out at ${at(doneAt, today)}. <a class="govuk-link" href="/damp/map">Map</a> · <a class="govuk-link" href="/damp/did-it-work">Did it work?</a> · <a class="govuk-link" href="/damp/silent">Silent homes</a> · <a class="govuk-link" href="/damp/money">Where money should go</a> · <a class="govuk-link" href="/damp/how-we-know">How we know</a></p>`;
}

function tooFew({ cases, homesLivedIn, homesWithoutTenancy, weeks }: Summary): Html {
  const { homes, cases: fewestCases, weeks: fewestWeeks } = enoughToSay;
  return html`${insetText({ text: `Too little to tell areas apart: there are ${homesLivedIn} homes lived in, ${cases} that reported and ${weeks} weeks of cases. It takes at least ${homes} homes, ${fewestCases} that reported and ${fewestWeeks} weeks.` })}
${homesWithoutTenancy > 0 && html`<p class="govuk-body">${countOf(homesWithoutTenancy, 'home')} without a tenancy on record ${homesWithoutTenancy === 1 ? 'counts' : 'count'} as empty until somebody reports from there. Import the people who live in your homes to put that right.</p>`}`;
}

function found(view: DampView, run: DoneRun): Html {
  return html`${tiles(view, run.summary)}
<nav aria-label="Areas by size"><ul class="govuk-list house-actions">${levels.map((level) => html`<li>${level === view.level ? html`<strong aria-current="true">By ${levelName(level, 1)}</strong>` : html`<a class="govuk-link" href="/damp?level=${level}">By ${levelName(level, 1)}</a>`}</li>`)}</ul></nav>
${areasSection(view, run, 'unadjusted')}
${areasSection(view, run, 'adjusted')}
${clustersSection(view, run)}
${alarmsSection(view, run)}
${seasonSection(view, run)}
${typesSection(view, run)}`;
}

function tiles({ level, mayOpenRows }: DampView, { doubts, cases, scan }: Summary): Html {
  const here = doubts.find((doubt) => doubt.level === level && doubt.lens === 'unadjusted');
  if (here === undefined) return html``;
  const list = (which: 'marked' | 'no-evidence') => `/damp/areas${areaQuery({ lens: 'unadjusted', level, which })}`;
  return statTiles([
    { count: here.hotspots, label: 'Hotspots', href: list('marked'), isAlert: here.hotspots > 0 },
    { count: here.watched, label: 'On watch', href: list('marked') },
    { count: here.noEvidence, label: `No evidence: nobody reported, nobody looked`, href: list('no-evidence') },
    ...(scan === null ? [] : [{ count: scan.clusters, label: 'Clusters of the last weeks', href: '#clusters', isAlert: scan.clusters > 0 }]),
    ...(mayOpenRows ? [{ count: cases, label: 'Homes that reported', href: '/damp/homes' }] : []),
  ]);
}

/** How far the run is that goes on now, or the button that asks for one. */
function working({ newest, run, csrfToken, mayOpenRows }: DampView): Html | undefined {
  if (newest?.status === 'waiting' || newest?.status === 'working') {
    const step = newest.status === 'waiting' ? 'It waits for its turn' : `${newest.step ?? 'Reading homes'}: ${newest.share ?? 0} of 100`;
    return html`<div role="status">${insetText({ html: html`It is being worked out. ${step}. <a class="govuk-link" href="/damp">Look again</a>` })}</div>`;
  }
  if (!mayOpenRows) return undefined;
  return html`<form method="post" action="/damp/work-out" novalidate>${hiddenFields({ _csrf: csrfToken })}${button({ text: run === undefined ? 'Work it out now' : 'Work it out again now', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
