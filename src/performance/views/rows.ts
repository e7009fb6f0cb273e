import type { Measure } from '../../casefile/index.ts';
import { dateInLondon, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { figureQuery, type FigureFilters, type WhichFacts } from '../forms/filters.ts';
import type { FactRow } from '../queries/fact-rows.ts';
import type { Part } from '../queries/figures.ts';
import { filtersInWords, type KindOfCase } from './filter-form.ts';

/** A row with its words and where it leads. */
export interface ShownFact extends FactRow {
  readonly href: string;
  readonly kindName: string;
  readonly stageName: string;
}

export interface RowsView {
  readonly filters: FigureFilters;
  readonly which: WhichFacts;
  readonly measure: Measure;
  readonly parts: readonly Part[];
  readonly kinds: readonly KindOfCase[];
  readonly rows: readonly ShownFact[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly today: PlainDate;
}

/** Which of a measure's facts are listed, in words. */
export function whichInWords({ label, all, amended }: Measure, which: WhichFacts): string {
  if (which === 'amended') return `${label}: those that ${amended ?? 'counted otherwise before'}`;
  if (all === undefined) return label;
  if (which === 'all') return `${label}: all ${all}`;
  return which === 'hits' ? `${label}: those that count as it` : `${label}: the others of all ${all}`;
}

/** The rows behind a figure, newest first, under the very filters it was counted with. */
export function rowsMain(view: RowsView): Html {
  const { filters, which, measure, parts, kinds, rows, next, isFirstPage } = view;
  const said = filtersInWords(filters, parts, kinds).filter(([what]) => what !== 'Months' || measure.isNow !== true);
  return html`<h1 class="govuk-heading-l">${measure.label}: the rows</h1>
<p class="govuk-body">${whichInWords(measure, which)}. ${measure.counts}</p>
<p class="govuk-body">${said.map(([what, words]) => `${what}: ${words}`).join(' · ')}</p>
${measure.all !== undefined && choices(view)}
${rows.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'Nothing was counted that matches these filters.' : 'There are no more.'}</p>` : table(view)}
${(next !== null || !isFirstPage) && pages(view)}
${rows.length > 0 && downloadLinks('/manage/performance/rows', figureQuery(filters, { which }))}`;
}

function pages({ filters, which, next, isFirstPage }: RowsView): Html {
  return pagination({
    previous: isFirstPage ? undefined : { href: `/manage/performance/rows${figureQuery(filters, { which })}`, text: 'First page' },
    next: next === null ? undefined : { href: `/manage/performance/rows${figureQuery(filters, { which, after: next })}` },
  });
}

function choices({ filters, which }: RowsView): Html {
  const names: readonly (readonly [WhichFacts, string])[] = [['all', 'All'], ['hits', 'Those that count'], ['others', 'The others']];
  return html`<nav aria-label="Which rows"><ul class="govuk-list house-actions">${names.map(([each, words]) => html`<li>${each === which ? html`<strong aria-current="true">${words}</strong>` : html`<a class="govuk-link" href="/manage/performance/rows${figureQuery(filters, { which: each })}">${words}</a>`}</li>`)}</ul></nav>`;
}

function table({ rows, measure }: RowsView): Html {
  const isShare = measure.all !== undefined;
  return stackingTable({
    caption: 'What was counted, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'When' }, { text: 'Case' }, { text: 'Where' }, { text: 'Stage' }, { text: 'Owner' }, ...(isShare ? [{ text: 'Counts' }] : [])],
    rows: rows.map((row) => [
      { text: longDateWithYear(dateInLondon(row.at)) },
      { html: html`<a class="govuk-link" href="${row.href}">${row.reference}</a><br>${row.title}` },
      { text: row.address },
      { html: html`${row.stageName}${row.trade !== null && html`<br>${row.trade.replace(/^./, (first) => first.toUpperCase())}`}` },
      { html: html`${row.ownerName}<br>${row.teamName}` },
      ...(isShare ? [{ html: countsTag(row) }] : []),
    ]),
  });
}

function countsTag({ hit, amended }: FactRow): Html {
  if (amended) return tag({ text: 'No longer', classes: 'govuk-tag--orange' });
  return hit ? tag({ text: 'Yes', classes: 'govuk-tag--blue' }) : tag({ text: 'No', classes: 'govuk-tag--grey' });
}
