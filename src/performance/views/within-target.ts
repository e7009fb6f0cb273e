import type { Measure } from '../../casefile/index.ts';
import { longDateWithYear } from '../../clock/index.ts';
import { details, scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { confidenceWords, repairsWithinTarget } from '../../law/index.ts';
import type { FigureFilters } from '../forms/filters.ts';
import type { Counted } from '../model.ts';
import { rowsHref, type PerformanceView, type YearOfRepairs } from './view.ts';
import { isSmall, shareInWords, together } from './numbers.ts';

/** RP02 (1) and (2) by the regulator's definition, with numerator, denominator and what is left out. */
export function repairsWithinTargetSection({ withinTarget, filters, mayOpenRows, today }: PerformanceView): Html {
  const { code, title, numerator, denominator, readings, source, url, confidence, inForce, since } = repairsWithinTarget;
  return html`<h2 class="govuk-heading-m" id="within-target">${code}: ${title}</h2>
<p class="govuk-body">The regulator’s measure, by its year from April to March${isNarrowed(filters) && ', narrowed by the filters above: what is reported to the regulator is all homes'}.</p>
${withinTarget.map((year) => yearTable(year, { filters, mayOpenRows }))}
${today > inForce.until && html`<p class="govuk-body">${since}</p>`}
${details({
    summaryText: 'How this is counted',
    html: html`<p class="govuk-body">Numerator: ${numerator}</p><p class="govuk-body">Denominator: ${denominator}</p>
<ul class="govuk-list govuk-list--bullet">${readings.map((reading) => html`<li>${reading.words} (${confidenceWords[reading.confidence]})</li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" rel="noreferrer" href="${url}">${source}</a>: the formula ${confidenceWords[confidence]}; in force from ${longDateWithYear(inForce.from)} to ${longDateWithYear(inForce.until)} as far as we know it.</p>`,
  })}`;
}

const isNarrowed = ({ team, trade, neighbourhood, contractor, kind }: FigureFilters): boolean => [team, trade, neighbourhood, contractor, kind].some((chosen) => chosen !== '');

function yearTable({ from, until, isOver, counted, measures }: YearOfRepairs, { filters, mayOpenRows }: Pick<PerformanceView, 'filters' | 'mayOpenRows'>): Html {
  const name = `${from.slice(0, 4)} to ${Number(from.slice(0, 4)) + 1}`;
  const of = ({ key }: Measure) => together(counted.filter((row) => row.measure === key));
  const linked = (measure: Measure, count: number, which: string): TableCell => {
    if (!mayOpenRows || count === 0) return { text: count, format: 'numeric' };
    const said = html`<span class="govuk-visually-hidden"> ${measure.label}, ${which === 'hits' ? 'within target' : 'all'}, ${name}</span>`;
    return { html: html`<a class="govuk-link" href="${rowsHref({ ...filters, from, until }, measure.key, which)}">${count}${said}</a>`, format: 'numeric' };
  };
  const parts = measures.filter(({ all }) => all !== undefined);
  const leftOut = measures.filter(({ all }) => all === undefined);
  return html`${scrollingTable({
    label: `${repairsWithinTarget.code}, ${name}`,
    caption: `Year ${name}${isOver ? '' : ', so far'}`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Measure' }, { text: 'Within target', format: 'numeric' }, { text: 'Completed', format: 'numeric' }, { text: 'Share', format: 'numeric' }],
    rows: parts.map((measure) => {
      const sum = of(measure);
      return [{ text: measure.label }, linked(measure, sum.hits, 'hits'), linked(measure, sum.total, 'all'), { text: `${sharePrecisely(sum)}${isSmall(measure, sum) ? ' (a small count)' : ''}`, format: 'numeric' }];
    }),
  })}
${scrollingTable({
    label: `Left out of ${repairsWithinTarget.code}, ${name}`,
    caption: 'Left out',
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Why' }, { text: 'Which' }, { text: 'Repairs', format: 'numeric' }],
    rows: leftOut.map((measure) => [{ text: measure.label }, { text: measure.counts }, linked(measure, of(measure).total, 'all')]),
  })}`;
}

/** As it is reported: to one decimal. */
function sharePrecisely(counted: Counted): string {
  return counted.total === 0 ? shareInWords(counted) : `${((counted.hits / counted.total) * 100).toFixed(1)}%`;
}
