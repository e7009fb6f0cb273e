import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { details, downloadLinks, scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WeekFound } from '../model.ts';
import type { DoneRun } from '../queries/runs.ts';
import { seasonChart } from './season-chart.ts';
import type { DampView } from './view.ts';
import { rounded } from './words.ts';

/** How the weeks went beside the season. */
export function seasonSection({ mayOpenRows }: DampView, { id, summary: { chart, isSeasonFitted } }: DoneRun): Html | undefined {
  if (chart.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m" id="season">Week by week</h2>
<p class="govuk-body">Bars are new episodes; the line is what ${isSeasonFitted ? 'the season leads' : 'the homes lived in lead'} to expect.${!isSeasonFitted && ' There are too few weeks or episodes to tell a season.'} A red bar is a week in which the smoothed run of weeks was above its limits: something to look at, not an alarm.</p>
${seasonChart(chart)}
${details({ summaryText: 'The same weeks as a table', html: weeksTable(chart, mayOpenRows ? id : undefined) })}
${downloadLinks('/damp/weeks')}`;
}

/** With a run, each number opens its homes. */
function weeksTable(chart: readonly WeekFound[], runId: string | undefined): Html {
  const opened = (monday: PlainDate, cases: number): TableCell => (runId === undefined || cases === 0 ? number(String(cases))
    : { html: html`<a class="govuk-link" href="/damp/homes?run=${runId}&amp;since=${monday}&amp;until=${monday}">${cases}<span class="govuk-visually-hidden"> new episodes in the week of ${longDateWithYear(monday)}</span></a>`, format: 'numeric' });
  const number = (text: string): TableCell => ({ text, format: 'numeric' });
  return scrollingTable({
    label: 'New episodes week by week', firstCellIsHeader: true,
    head: [{ text: 'Week of' }, { text: 'New episodes', format: 'numeric' }, { text: 'Usual', format: 'numeric' }, { text: 'Smoothed, times the usual', format: 'numeric' }, { text: 'Limits', format: 'numeric' }, { text: 'Beyond them' }],
    rows: chart.toReversed().map(({ monday, cases, usual, smoothed, low, high, isOut }) => [
      { text: longDateWithYear(monday) }, opened(monday, cases), number(rounded(usual)), number(smoothed.toFixed(2)), number(`${low.toFixed(2)} to ${high.toFixed(2)}`), { text: isOut ?? '' },
    ]),
  });
}
