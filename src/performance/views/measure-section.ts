import type { Measure } from '../../casefile/index.ts';
import { scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { monthsBetween, newestMonthFirst, noneOfThem, type FigureFilters } from '../forms/filters.ts';
import type { Counted, Month } from '../model.ts';
import { dimensionWords, noneWords, partName } from './filter-form.ts';
import { monthChart } from './month-chart.ts';
import { monthInWords, shortMonth } from './month-words.ts';
import { inFull, isSmall, ofMonth, shareInWords, shortly, together } from './numbers.ts';
import { rowsHref, type PerformanceView } from './view.ts';

/** One measure in full: what it counts, a chart by month, and a table by team, trade, neighbourhood or contractor. */
export function measureSection(view: PerformanceView): Html | undefined {
  const { filters, measures, byPart } = view;
  const measure = measures.find(({ key }) => key === filters.measure);
  if (measure === undefined) return undefined;
  const all = together(byPart);
  return html`<h2 class="govuk-heading-m" id="measure">${measure.label}</h2>
<p class="govuk-body">${measure.counts}</p>
<p class="govuk-body"><strong>${inFull(measure, all)}</strong>${measure.all !== undefined && all.total > 0 && ` ${measure.all}`}${isSmall(measure, all) && '. So few that one more or less changes it much'}.</p>
${amendedWords(measure, all, view)}
${all.total === 0
    ? html`<p class="govuk-body">Nothing was counted from ${monthInWords(filters.from)} to ${monthInWords(filters.until)} that matches these filters.</p>`
    : html`${chartOf(measure, byPart, monthsBetween(filters))}${partsTable(measure, view, newestMonthFirst(filters))}`}`;
}

/** A figure that went down says so, and why. */
function amendedWords(measure: Measure, { amended, hits, total }: Counted, { filters, mayOpenRows }: PerformanceView): Html | undefined {
  if (amended === 0 || measure.amended === undefined) return undefined;
  const count = mayOpenRows ? html`<a class="govuk-link" href="${rowsHref(filters, measure.key, 'amended')}">${amended}</a>` : html`${amended}`;
  return html`<p class="govuk-body">This has gone down since: ${count} ${measure.amended}. With ${amended === 1 ? 'it' : 'them'} it was ${shareInWords({ total, hits: hits + amended, amended: 0, amount: 0 })}.</p>`;
}

function chartOf(measure: Measure, rows: PerformanceView['byPart'], months: readonly Month[]): Html {
  const isShare = measure.all !== undefined;
  const points = months.map((month) => {
    const counted = ofMonth(rows, month);
    const share = counted.total === 0 ? null : counted.hits / counted.total;
    return { label: shortMonth(month), value: isShare ? share : counted.total, words: shortly(measure, counted), isSmall: isSmall(measure, counted) };
  });
  return monthChart({ title: `${measure.label}, month by month`, points, isShare });
}

function partsTable(measure: Measure, view: PerformanceView, months: readonly Month[]): Html {
  const { filters, byPart, parts } = view;
  const known = parts.filter(({ dimension }) => dimension === filters.by);
  const rows = [...Map.groupBy(byPart, ({ part }) => part)].map(([part, ofPart]) => {
    const name = part === null ? noneWords[filters.by] : partName(filters.by, known.find(({ value }) => value === part)?.name ?? part);
    return { part, name, ofPart };
  }).toSorted((one, other) => Number(one.part === null) - Number(other.part === null) || one.name.localeCompare(other.name, 'en'));
  return scrollingTable({
    label: `${measure.label}, by ${filters.by} and month`,
    firstCellIsHeader: true,
    head: [{ text: dimensionWords[filters.by] }, ...months.map((month): TableCell => ({ text: shortMonth(month), format: 'numeric' })), { text: 'All', format: 'numeric' }],
    rows: [
      ...rows.map(({ part, name, ofPart }) => {
        const narrowed = narrowedTo(filters, part);
        return [{ text: name }, ...months.map((month) => cellOf(view, measure, { counted: ofMonth(ofPart, month), filters: narrowed && { ...narrowed, from: month, until: month }, said: `${name}, ${monthInWords(month)}` })),
          cellOf(view, measure, { counted: together(ofPart), filters: narrowed, said: `${name}, all these months` })];
      }),
      [{ text: 'All' }, ...months.map((month) => cellOf(view, measure, { counted: ofMonth(byPart, month), filters: { ...filters, from: month, until: month }, said: `all, ${monthInWords(month)}` })), cellOf(view, measure, { counted: together(byPart), filters, said: 'all, all these months' })],
    ],
  });
}

/** The filters that leave only this part; undefined where no filter says that. */
function narrowedTo(filters: FigureFilters, part: string | null): FigureFilters | undefined {
  if (part !== null) return { ...filters, [filters.by]: part };
  return { ...filters, [filters.by]: noneOfThem };
}

interface Shown {
  readonly counted: Counted;
  readonly filters: FigureFilters | undefined;
  readonly said: string;
}

function cellOf({ mayOpenRows }: PerformanceView, measure: Measure, { counted, filters, said }: Shown): TableCell {
  const words = measure.all === undefined || counted.total === 0 ? shortly(measure, counted) : html`${shareInWords(counted)}<br><span class="govuk-body-s">${counted.hits} of ${counted.total}</span>`;
  if (!mayOpenRows || counted.total === 0 || filters === undefined) return typeof words === 'string' ? { text: words, format: 'numeric' } : { html: words, format: 'numeric' };
  return { html: html`<a class="govuk-link" href="${rowsHref(filters, measure.key, 'all')}">${words}<span class="govuk-visually-hidden"> ${measure.label}, ${said}</span></a>`, format: 'numeric' };
}
