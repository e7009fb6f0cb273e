import { pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { askHomesAt } from '../../outreach/index.ts';
import { lenses, type Level } from '../model.ts';
import type { AreaBothWays, AreaListed } from '../queries/areas.ts';
import type { DoneRun } from '../queries/runs.ts';
import { areasTable } from './areas-section.ts';
import { areaAddress, mapAddress, shownMarks } from './map/asked.ts';
import type { Place } from './map/projection.ts';
import { areaName, believed, lensMeans, lensWords, levelName, liesIn, markTag, markWords, percent, rounded, yearInWords } from './words.ts';

export interface AreaView {
  readonly run: DoneRun;
  readonly number: number;
  readonly area: AreaBothWays;
  /** Of which size the areas are that lie in it; undefined of a block. */
  readonly inner: Exclude<Level, 'ward'> | undefined;
  readonly within: readonly AreaListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
  /** The middle of its blocks on the map; undefined where none has a position. */
  readonly at: Place | undefined;
  readonly mayOpenRows: boolean;
}

export const areaHeading = ({ unadjusted }: AreaBothWays): string => `${areaName(unadjusted)}: damp and mould`;

/** One area both ways, with what it lies in, what lies in it and the homes behind it. */
export function areaMain(view: AreaView): Html {
  const { run, number, area, at, mayOpenRows } = view;
  const { unadjusted, level } = area;
  const within = liesIn(unadjusted);
  return html`<h1 class="govuk-heading-l">${areaHeading(area)}</h1>
<p class="govuk-body">One ${levelName(level, 1)}${within !== '' && ` in ${within}`}, in ${yearInWords(run.lastWeek, Math.min(52, run.summary.weeks))}: <strong>${unadjusted.cases} of ${unadjusted.homes} homes lived in</strong> reported damp, mould or water coming through. ${unadjusted.isInspected ? 'Somebody looked at a home here by appointment in the last 24 months.' : 'Nobody looked at a home here by appointment in the last 24 months.'}</p>
<ul class="govuk-list house-actions house-no-print">${mayOpenRows && html`<li><a class="govuk-link" href="/damp/homes?run=${run.id}&amp;area=${number}">The homes that reported</a></li><li><a class="govuk-link" href="${askHomesAt('damp-areas', [['run', run.id], ['area', String(number)]])}">Ask every home here</a></li>`}
${at !== undefined && html`<li><a class="govuk-link" href="${mapAddress({ lens: 'unadjusted', outline: 'estate', marks: shownMarks, zoom: level === 'ward' ? 2 : 3, at })}#map">On the map</a></li>`}
<li><a class="govuk-link" href="/damp/how-we-know">How we know</a></li></ul>
${bothWays(view)}
${inner(view)}`;
}

function bothWays({ area, run }: AreaView): Html {
  return stackingTable({
    caption: 'Both ways to look', captionClasses: 'govuk-table__caption--m', firstCellIsHeader: true,
    head: [{ text: 'Which way' }, { text: 'Mark' }, { text: 'Homes that reported' }, { text: 'Expected' }, { text: 'We believe' }, { text: 'Chance of over 1.5 times' }],
    rows: lenses.map((lens) => {
      const { mark, cases, expected, probability } = area[lens];
      return [{ html: html`${lensWords[lens]}<br><span class="govuk-body-s">${lensMeans[lens]}</span>` }, { html: markTag(mark) }, { text: String(cases) }, { text: rounded(expected) }, { text: believed(lens, area[lens], run.summary.yearlyRate) }, { text: mark === 'no evidence' ? `${percent(probability)}; ${markWords[mark].toLowerCase()}` : percent(probability) }];
    }),
  });
}

function inner({ inner: level, within, next, isFirstPage, run, number, mayOpenRows }: AreaView): Html | undefined {
  if (level === undefined) return undefined;
  const address = areaAddress(run.id, number);
  return html`<h2 class="govuk-heading-m" id="within">${levelName(level).replace(/^./, (letter) => letter.toUpperCase())} in it, the surest to be damp first</h2>
${within.length === 0 ? html`<p class="govuk-body">There are no more.</p>` : areasTable(within, { lens: 'unadjusted', run, mayOpenRows })}
${(next !== null || !isFirstPage) && pagination({ previous: isFirstPage ? undefined : { href: address, text: 'First page' }, next: next === null ? undefined : { href: `${address}&after=${next}#within` } })}`;
}
