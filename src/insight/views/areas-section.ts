import { downloadLinks, stackingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt } from '../../outreach/index.ts';
import { areaQuery } from '../forms.ts';
import type { Lens } from '../model.ts';
import type { AreaListed } from '../queries/areas.ts';
import type { DoneRun } from '../queries/runs.ts';
import type { DampView } from './view.ts';
import { areaName, believed, doubtInWords, lensMeans, lensWords, levelName, liesIn, markTag, percent, rounded } from './words.ts';

/** The areas marked through one lens, with how many of them are expected to be wrong. */
export function areasSection(view: DampView, run: DoneRun, lens: Lens): Html {
  const { level, mayOpenRows } = view;
  const doubt = run.summary.doubts.find((each) => each.lens === lens && each.level === level);
  const filters = { lens, level, which: 'all' } as const;
  return html`<h2 class="govuk-heading-m" id="${lens}">${lensWords[lens]}</h2>
<p class="govuk-body">${lensMeans[lens]}</p>
${doubt !== undefined && html`<p class="govuk-body"><strong>${doubtInWords(doubt)}</strong></p>`}
${view[lens].length > 0 && areasTable(view[lens], { lens, run, mayOpenRows })}
<p class="govuk-body"><a class="govuk-link" href="/damp/areas${areaQuery(filters)}">All ${levelName(level)}<span class="govuk-visually-hidden">: ${lensWords[lens]}</span></a>, the surest first.</p>
${downloadLinks('/damp/areas', areaQuery(filters))}`;
}

export interface AreasShown {
  readonly lens: Lens;
  readonly run: DoneRun;
  readonly mayOpenRows: boolean;
}

/** Areas in rows; a phone has them as cards. */
export function areasTable(areas: readonly AreaListed[], { lens, run, mayOpenRows }: AreasShown): Html {
  const isAdjusted = lens === 'adjusted';
  return stackingTable({
    caption: lensWords[lens], captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Area' }, { text: 'Mark' }, { text: 'Homes that reported' }, { text: isAdjusted ? 'Expected of its type' : 'Usual for as many homes' }, { text: isAdjusted ? 'We believe, times what is expected' : 'We believe, homes a year' }, { text: 'Chance of over 1.5 times' }],
    rows: areas.map((area): TableCell[] => [
      { html: html`${areaName(area)}<br><span class="govuk-body-s">${liesIn(area)}${mayOpenRows && area.level !== 'ward' && html`<br><a class="govuk-link house-no-print" href="${askHomesAt('damp-areas', [['run', run.id], ['area', String(area.number)]])}">Ask its homes<span class="govuk-visually-hidden">: ${areaName(area)}</span></a>`}</span>` },
      { html: markTag(area.mark) },
      { html: html`${casesOf(area, run, mayOpenRows)} of ${area.homes}` },
      { text: rounded(area.expected) },
      { text: believed(lens, area, run.summary.yearlyRate) },
      { text: percent(area.probability) },
    ]),
  });
}

function casesOf(area: AreaListed, run: DoneRun, mayOpenRows: boolean): Html {
  if (!mayOpenRows || area.cases === 0) return html`${area.cases}`;
  return html`<a class="govuk-link" href="/damp/homes?run=${run.id}&amp;area=${area.number}">${area.cases}<span class="govuk-visually-hidden"> homes that reported in ${areaName(area)}</span></a>`;
}
