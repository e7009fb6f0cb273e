import type { Measure } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { button, details, downloadLinks, scrollingTable, selectField, summaryList, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { newestMonthFirst, spanQuery, type Span } from '../forms/filters.ts';
import type { Counted, HowFresh, Month } from '../model.ts';
import type { MeasureInMonth } from '../queries/figures.ts';
import { beingCounted } from './being-counted.ts';
import { freshness } from './freshness.ts';
import { middleStep, stepInWords } from './median.ts';
import { monthInWords, shortMonth } from './month-words.ts';
import { inFull, isSmall, ofMonth, poundsInWords, shortly, together } from './numbers.ts';

/** What is counted of one contractor, for the landlord's people or for their own. */
export interface ContractorFigures {
  /** Where these figures are: their rows are below it. */
  readonly path: string;
  /** What else the address says: which of several teams. */
  readonly more: Readonly<Record<string, string>>;
  readonly span: Span;
  readonly measures: readonly Measure[];
  readonly byMonth: readonly MeasureInMonth[];
  readonly fresh: HowFresh;
}

export interface ContractorPageView extends ContractorFigures {
  readonly title: string;
  readonly about: string;
  readonly months: readonly Month[];
  readonly today: PlainDate;
}

/** Every measure of one contractor by month and in all, each opening its rows. */
export function contractorFiguresMain(view: ContractorPageView): Html {
  const { title, about, fresh, today } = view;
  return html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${about}</p>
${fresh.soFar === null ? html`${freshness(fresh, today)}${figures(view)}` : beingCounted(fresh.soFar)}`;
}

function figures(view: ContractorPageView): Html {
  const { span, months, path, more } = view;
  const choices = months.map((month) => ({ value: month.slice(0, 7), text: monthInWords(month) }));
  return html`<form method="get" action="${path}" class="house-panel house-no-print" aria-label="Choose the months"><div class="house-actions">
${selectField({ name: 'from', label: 'From', value: span.from.slice(0, 7), choices })}
${selectField({ name: 'until', label: 'Until', value: span.until.slice(0, 7), choices })}
</div>${Object.entries(more).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
${byMonthTable(view)}
${whatIsCounted(view)}
${stepsTable(view)}
<p class="govuk-body-s">A share of fewer than 20 is shown with its numbers: one more or less changes it much. A dash means that there was nothing to take a share of.</p>
${downloadLinks(path, spanQuery(span, more))}`;
}

/** The same in all, a line for each measure, for the page of the contractor. */
export function contractorFiguresSection(view: ContractorFigures): Html {
  const { path, span, byMonth, fresh } = view;
  const rows = [...steps(view).map(({ what, listed }) => ({ key: { text: what }, value: { html: middleOf(view, { listed, within: span, when: 'all these months', said: what }) } })), ...view.measures.filter(isListed).map((measure) => {
    const counted = together(byMonth.filter((row) => row.measure === measure.key));
    const words = html`${inFull(measure, counted)}${measure.sum !== undefined && counted.total > 0 && `, ${poundsInWords(counted.amount)} ${measure.sum}`}`;
    return { key: { text: measure.label }, value: { html: counted.total === 0 ? words : rowsLink(view, { measure: measure.key, within: span }, html`${words}<span class="govuk-visually-hidden"> ${measure.label}</span>`) } };
  })];
  return html`<h2 class="govuk-heading-m" id="figures">How they do</h2>
<p class="govuk-body">${monthInWords(span.from)} to ${monthInWords(span.until)}, at homes of your organisation. <a class="govuk-link" href="${path}">By month, and for other months</a></p>
${fresh.soFar === null ? summaryList({ rows }) : beingCounted(fresh.soFar)}`;
}

const isListed = ({ took }: Measure): boolean => took === undefined;

interface Steps {
  readonly what: string;
  readonly listed: readonly Measure[];
}

/** What is counted by how long it took. */
function steps({ measures }: ContractorFigures): readonly Steps[] {
  return [...Map.groupBy(measures.filter((measure) => !isListed(measure)), ({ took }) => took?.what ?? '')].map(([what, listed]) => ({ what, listed }));
}

interface RowsOf {
  readonly measure: string;
  readonly within: Span;
}

function rowsLink({ path, more }: ContractorFigures, { measure, within }: RowsOf, words: Html): Html {
  return html`<a class="govuk-link" href="${path}/rows${spanQuery(within, { ...more, measure })}">${words}</a>`;
}

interface Middle {
  readonly listed: readonly Measure[];
  readonly within: Span;
  readonly when: string;
  readonly said: string;
}

/** "half within 4 hours", which opens those that took so long. */
function middleOf(view: ContractorFigures, { listed, within, when, said }: Middle): Html {
  const middle = middleStep(listed.map((measure) => ({ measure, counted: together(view.byMonth.filter(({ measure: key, month }) => key === measure.key && month >= within.from && month <= within.until)) })));
  return middle === undefined ? html`–` : rowsLink(view, { measure: middle.measure.key, within }, html`half ${stepInWords(middle.measure)}<span class="govuk-visually-hidden"> ${said}, ${when}: the rows of the middle</span>`);
}

function byMonthTable(view: ContractorFigures): Html {
  const { measures, byMonth, span } = view;
  const columns = [...newestMonthFirst(span).map((month) => ({ within: { from: month, until: month }, when: monthInWords(month), of: (rows: readonly MeasureInMonth[]) => ofMonth(rows, month) })), { within: span, when: 'all these months', of: together as (rows: readonly MeasureInMonth[]) => Counted }];
  const rows = measures.filter(isListed).flatMap((measure) => {
    const counted = byMonth.filter((row) => row.measure === measure.key);
    const cells = (shown: (of: Counted) => Html) => columns.map(({ within, when, of }): TableCell => numberCell(of(counted).total === 0 ? html`${shortly(measure, of(counted))}` : rowsLink(view, { measure: measure.key, within }, html`${shown(of(counted))}<span class="govuk-visually-hidden"> ${measure.label}, ${when}</span>`)));
    const numbers = [{ text: measure.label }, ...cells((of) => html`${shortly(measure, of)}${isSmall(measure, of) && html`<br><span class="govuk-body-s">${of.hits} of ${of.total}</span>`}`)];
    return measure.sum === undefined ? [numbers] : [numbers, [{ text: `${measure.label}: sum` }, ...cells((of) => html`${poundsInWords(of.amount)}`)]];
  });
  const middles = steps(view).map(({ what, listed }) => [{ text: `${what} (median)` }, ...columns.map(({ within, when }) => numberCell(middleOf(view, { listed, within, when, said: what })))]);
  const numeric = 'numeric' as const;
  return scrollingTable({
    label: 'Every measure, month by month', firstCellIsHeader: true,
    head: [{ text: 'Measure' }, ...newestMonthFirst(span).map((month) => ({ text: shortMonth(month), format: numeric })), { text: 'All', format: numeric }],
    rows: [...middles, ...rows],
  });
}

function whatIsCounted({ measures }: ContractorFigures): Html {
  return details({ summaryText: 'What is counted', html: html`<ul class="govuk-list govuk-list--bullet">${measures.filter(isListed).map(({ label, counts }) => html`<li>${label}: ${counts}</li>`)}</ul>
<p class="govuk-body">The median is the middle one: half were answered by then.</p>` });
}

const numberCell = (words: Html): TableCell => ({ html: words, format: 'numeric' });

/** How many took how long, in all. */
function stepsTable(view: ContractorFigures): readonly Html[] {
  return steps(view).map(({ what, listed }) => {
    const counted = listed.map((measure) => ({ measure, of: together(view.byMonth.filter((row) => row.measure === measure.key)) }));
    if (counted.every(({ of }) => of.total === 0)) return html``;
    return html`<h2 class="govuk-heading-m">${what}</h2>${scrollingTable({
      label: `${what}, all these months`, firstCellIsHeader: true, head: [{ text: 'How long' }, { text: 'How many', format: 'numeric' }],
      rows: counted.map(({ measure, of }) => [{ text: measure.label }, numberCell(of.total === 0 ? html`0` : rowsLink(view, { measure: measure.key, within: view.span }, html`${of.total}<span class="govuk-visually-hidden"> ${measure.label}</span>`))]),
    })}`;
  });
}
