import { downloadLinks, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { AlarmFound } from '../model.ts';
import type { AlarmListed } from '../queries/findings.ts';
import type { DoneRun } from '../queries/runs.ts';
import type { DampView } from './view.ts';
import { rounded } from './words.ts';

const tags: Readonly<Record<AlarmFound['state'], Html>> = {
  alarm: tag({ text: 'More than usual', classes: 'govuk-tag--red' }), usual: tag({ text: 'As usual', classes: 'govuk-tag--blue' }),
  'too few': tag({ text: 'Too few to judge', classes: 'govuk-tag--grey' }), 'too short': tag({ text: 'Too few years', classes: 'govuk-tag--grey' }),
};

/** The last whole week of each neighbourhood beside the same weeks of earlier years. */
export function alarmsSection({ alarms, mayOpenRows }: DampView, { id, lastWeek }: DoneRun): Html {
  const alarmed = alarms.filter(({ state }) => state === 'alarm').length;
  const all = alarms.length;
  return html`<h2 class="govuk-heading-m" id="last-week">Last week, beside the same weeks of earlier years</h2>
${alarms.every(({ state }) => state === 'too short')
    ? html`<p class="govuk-body">There are too few years of cases to say what is usual for a week: it takes a little more than two.</p>`
    : html`<p class="govuk-body">${alarmed === 0 ? 'No area had more new episodes than usual.' : `${alarmed} of ${all} had more new episodes than usual.`}</p>${table(alarms, mayOpenRows ? { id, lastWeek } : undefined)}`}
${downloadLinks('/damp/alarms')}`;
}

type Opens = Pick<DoneRun, 'id' | 'lastWeek'>;

/** The episodes of the week; a number of none opens nothing. */
function opened({ neighbourhoodId, cases }: AlarmListed, run: Opens | undefined): TableCell {
  if (run === undefined || cases === 0) return { text: String(cases) };
  const query = new URLSearchParams({ run: run.id, since: run.lastWeek, until: run.lastWeek, ...(neighbourhoodId === null ? {} : { neighbourhood: neighbourhoodId }) });
  return { html: html`<a class="govuk-link" href="/damp/homes?${query.toString()}">${cases}<span class="govuk-visually-hidden"> new episodes of the week</span></a>` };
}

function table(alarms: readonly AlarmListed[], run: Opens | undefined): Html {
  return stackingTable({
    caption: 'The last week by neighbourhood', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Neighbourhood' }, { text: 'Last week' }, { text: 'New episodes' }, { text: 'Usual' }, { text: 'Most that would be usual' }],
    rows: alarms.map((alarm) => {
      const { neighbourhoodId, name, state, expected, upper } = alarm;
      return [{ text: neighbourhoodId === null ? 'All together' : (name ?? 'One that is no more') }, { html: tags[state] }, opened(alarm, run), { text: expected === null ? '–' : rounded(expected) }, { text: upper === null ? '–' : String(upper) }];
    }),
  });
}
