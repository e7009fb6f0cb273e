import type { Measure } from '../../casefile/index.ts';
import { downloadLinks, scrollingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { figureQuery, newestMonthFirst, type FigureFilters } from '../forms/filters.ts';
import type { Counted } from '../model.ts';
import { beingCounted } from './being-counted.ts';
import { filterForm, filtersInWords } from './filter-form.ts';
import { freshness } from './freshness.ts';
import { measureSection } from './measure-section.ts';
import { monthInWords, shortMonth } from './month-words.ts';
import { inFull, isSmall, ofMonth, shortly, together } from './numbers.ts';
import { nowSection } from './now-section.ts';
import { rowsHref, type PerformanceView } from './view.ts';
import { repairsWithinTargetSection } from './within-target.ts';

/** The managers' page: how things stand now, every measure month by month, one of them in full, and the regulator's. */
export function performanceMain(view: PerformanceView): Html {
  const { fresh, today, mayOpenRows } = view;
  return html`<h1 class="govuk-heading-l">Performance</h1>
<p class="govuk-body">Cases of the homes our organisation owns or manages, and of communal areas, as the record says now.${!mayOpenRows && ' The cases themselves are open to the staff who work on them.'} <span class="house-no-print"><a class="govuk-link" href="/manage">Today, by team</a></span></p>
${fresh.soFar === null ? html`${freshness(fresh, today)}${figures(view)}` : beingCounted(fresh.soFar)}`;
}

function figures(view: PerformanceView): Html {
  const { filters, parts, kinds } = view;
  return html`<div class="house-no-print">${filterForm(view)}</div>
<p class="govuk-body house-only-print">${filtersInWords(filters, parts, kinds).map(([what, words]) => `${what}: ${words}`).join(' · ')}</p>
${nowSection(view)}
${allMeasures(view)}
${measureSection(view)}
${repairsWithinTargetSection(view)}
<p class="govuk-body house-no-print">To print this page use your browser’s print: menus and filters are left out.</p>`;
}

function allMeasures(view: PerformanceView): Html {
  const { filters, measures, byMonth, mayOpenRows } = view;
  const months = newestMonthFirst(filters);
  const cell = (measure: Measure, counted: Counted, within: Pick<FigureFilters, 'from' | 'until'>, when: string) => {
    if (counted.total === 0) return { text: shortly(measure, counted), format: 'numeric' as const };
    const mark = isSmall(measure, counted) && html`<br><span class="govuk-body-s">${counted.hits} of ${counted.total}</span>`;
    const said = html`<span class="govuk-visually-hidden"> ${measure.label}, ${when}: ${inFull(measure, counted)}</span>`;
    const words = mayOpenRows ? html`<a class="govuk-link" href="${rowsHref({ ...filters, ...within }, measure.key, 'all')}">${shortly(measure, counted)}${said}</a>` : html`${shortly(measure, counted)}`;
    return { html: html`${words}${mark}`, format: 'numeric' as const };
  };
  return html`<h2 class="govuk-heading-m">Every measure, month by month</h2>
${scrollingTable({
    label: 'Every measure, month by month',
    firstCellIsHeader: true,
    head: [{ text: 'Measure' }, ...months.map((month) => ({ text: shortMonth(month), format: 'numeric' as const })), { text: 'All', format: 'numeric' as const }],
    rows: measures.map((measure) => {
      const rows = byMonth.filter((row) => row.measure === measure.key);
      const name = html`<a class="govuk-link" href="/manage/performance${figureQuery({ ...filters, measure: measure.key })}#measure">${measure.label}</a>`;
      return [{ html: name }, ...months.map((month) => cell(measure, ofMonth(rows, month), { from: month, until: month }, monthInWords(month))), cell(measure, together(rows), filters, 'all these months')];
    }),
  })}
<p class="govuk-body-s">A share of fewer than 20 is shown with its numbers: one more or less changes it much. A dash means that there was nothing to take a share of. The newest month stands first.</p>
${downloadLinks('/manage/performance', figureQuery(filters))}`;
}
