import type { Measure } from '../../casefile/index.ts';
import { dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WhichFacts } from '../forms/filters.ts';
import type { FactRow, OwnFactRow } from '../queries/fact-rows.ts';
import type { HowFresh } from '../model.ts';
import { beingCounted } from './being-counted.ts';
import { poundsInWords } from './numbers.ts';

/** A row with its words and where it leads. */
export interface ShownFact extends FactRow {
  readonly href: string;
  readonly kindName: string;
  readonly stageName: string;
}

export interface RowsView {
  /** Where the list is, and what an address says of its filters, with anything else given. */
  readonly path: string;
  readonly query: (more: Readonly<Record<string, string>>) => string;
  /** The filters in words. */
  readonly said: readonly (readonly [what: string, words: string])[];
  readonly which: WhichFacts;
  readonly measure: Measure;
  readonly isEmpty: boolean;
  readonly table: Html;
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly soFar: HowFresh['soFar'];
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
  const { which, measure, soFar } = view;
  const said = view.said.filter(([what]) => what !== 'Months' || measure.isNow !== true);
  return html`<h1 class="govuk-heading-l">${measure.label}: the rows</h1>
<p class="govuk-body">${whichInWords(measure, which)}. ${measure.counts}</p>
<p class="govuk-body">${said.map(([what, words]) => `${what}: ${words}`).join(' · ')}</p>
${soFar === null ? listOf(view) : beingCounted(soFar)}`;
}

function listOf(view: RowsView): Html {
  const { path, query, which, measure, isEmpty, table, next, isFirstPage } = view;
  return html`${measure.all !== undefined && choices(view)}
${isEmpty ? html`<p class="govuk-body">${isFirstPage ? 'Nothing was counted that matches these filters.' : 'There are no more.'}</p>` : table}
${(next !== null || !isFirstPage) && pages(view)}
${!isEmpty && downloadLinks(path, query({ which }))}`;
}

function pages({ path, query, which, next, isFirstPage }: RowsView): Html {
  return pagination({
    previous: isFirstPage ? undefined : { href: `${path}${query({ which })}`, text: 'First page' },
    next: next === null ? undefined : { href: `${path}${query({ which, after: next })}` },
  });
}

function choices({ path, query, which }: RowsView): Html {
  const names: readonly (readonly [WhichFacts, string])[] = [['all', 'All'], ['hits', 'Those that count'], ['others', 'The others']];
  return html`<nav aria-label="Which rows"><ul class="govuk-list house-actions">${names.map(([each, words]) => html`<li>${each === which ? html`<strong aria-current="true">${words}</strong>` : html`<a class="govuk-link" href="${path}${query({ which: each })}">${words}</a>`}</li>`)}</ul></nav>`;
}

/** Rows of cases. */
export function caseRows(measure: Measure, rows: readonly ShownFact[]): Html {
  const { all, sum } = measure;
  return stackingTable({
    caption: 'What was counted, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'When' }, { text: 'Case' }, { text: 'Where' }, { text: 'Stage' }, { text: 'Owner' }, ...moneyHead(measure), ...(all === undefined ? [] : [{ text: 'Counts' }])],
    rows: rows.map((row) => [
      { text: longDateWithYear(dateInLondon(row.at)) },
      { html: html`<a class="govuk-link" href="${row.href}">${row.reference}</a><br>${row.title}` },
      { text: row.address },
      { html: html`${row.stageName}${row.trade !== null && html`<br>${row.trade.replace(/^./, (first) => first.toUpperCase())}`}` },
      { html: html`${row.ownerName}<br>${row.teamName}` },
      ...(sum === undefined ? [] : [{ text: poundsInWords(row.amount), format: 'numeric' as const }]),
      ...(all === undefined ? [] : [{ html: countsTag(row) }]),
    ]),
  });
}

/** Rows of a contractor's own orders. */
export function ownRows(measure: Measure, rows: readonly OwnFactRow[]): Html {
  const { all, sum } = measure;
  return stackingTable({
    caption: 'What was counted, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'When' }, { text: 'Order' }, { text: 'Where' }, ...moneyHead(measure), ...(all === undefined ? [] : [{ text: 'Counts' }])],
    rows: rows.map((row) => [
      { text: longDateWithYear(dateInLondon(row.at)) },
      { html: row.orderId === null ? html`No order of yours: ask us` : html`<a class="govuk-link" href="/our-orders/${row.orderId}">${row.reference}, order ${row.orderNumber}</a>` },
      { text: row.address ?? '' },
      ...(sum === undefined ? [] : [{ text: poundsInWords(row.amount), format: 'numeric' as const }]),
      ...(all === undefined ? [] : [{ html: countsTag({ hit: row.hit, amended: false }) }]),
    ]),
  });
}

const moneyHead = ({ sum }: Measure) => (sum === undefined ? [] : [{ text: `Sum ${sum}`, format: 'numeric' as const }]);

function countsTag({ hit, amended }: Pick<FactRow, 'hit' | 'amended'>): Html {
  if (amended) return tag({ text: 'No longer', classes: 'govuk-tag--orange' });
  return hit ? tag({ text: 'Yes', classes: 'govuk-tag--blue' }) : tag({ text: 'No', classes: 'govuk-tag--grey' });
}
