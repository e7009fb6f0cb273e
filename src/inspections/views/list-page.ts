import { dateInLondon, longDate, shortDate, type PlainDate } from '../../clock/index.ts';
import { button, pagination, selectField, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../repairs/index.ts';
import { addressOfList, type InspectionFilters } from '../decide/filters.ts';
import type { InspectionRow } from '../queries/list.ts';
import { outcomeColour, outcomeInWords } from './words.ts';

export interface InspectionList {
  readonly filters: InspectionFilters;
  readonly rows: readonly InspectionRow[];
  /** Where the rest begins; undefined when this is all. */
  readonly next: string | undefined;
  readonly choices: { readonly inspectors: readonly { readonly id: string; readonly name: string }[]; readonly patches: readonly { readonly id: string; readonly name: string }[] };
  readonly mayReadResults: boolean;
  readonly today: PlainDate;
}

/** Inspections due, by inspector and patch; or those that are settled, which the figures open. */
export function listPage({ filters, rows, next, choices, mayReadResults, today }: InspectionList): Html {
  const isDue = filters.state === 'due';
  return html`<h1 class="govuk-heading-l">${isDue ? 'Inspections due' : 'Inspections made'}</h1>
    ${paragraph(html`${isDue ? link('/inspections?state=settled', 'Inspections made in the last 12 months') : link('/inspections', 'Inspections due')}${mayReadResults && html` · ${link('/inspections/results', 'Results')}`}`)}
    ${isDue && filterForm(filters, choices)}
    ${rows.length === 0 ? paragraph(isDue ? 'No inspection is due here.' : 'No inspection like this was made in the last 12 months.') : isDue ? dueTable(rows, today) : settledTable(rows)}
    ${next !== undefined && pagination({ next: { href: addressOfList(filters, next), text: 'More inspections' } })}`;
}

function filterForm({ inspector, patch }: InspectionFilters, { inspectors, patches }: InspectionList['choices']): Html {
  const options = (from: readonly { readonly id: string; readonly name: string }[]) => from.map(({ id, name }) => ({ value: id, text: name }));
  return html`<form method="get" action="/inspections" class="house-actions">
    ${selectField({ name: 'inspector', label: 'Inspector', choices: options(inspectors), value: inspector, unchosen: 'Everybody' })}
    ${selectField({ name: 'patch', label: 'Neighbourhood', choices: options(patches), value: patch, unchosen: 'Everywhere' })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}

function dueTable(rows: readonly InspectionRow[], today: PlainDate): Html {
  return stackingTable({
    head: [{ text: 'Inspection' }, { text: 'Where' }, { text: 'Due' }, { text: 'Visit' }, { text: 'Who checks it' }, { text: 'Whose work' }, { text: 'Why' }],
    rows: rows.map((row) => [
      { html: html`${link(`/inspections/${row.reference}`, row.reference)}<br>${row.title}` },
      { text: row.address },
      { html: dueCell(row, today) },
      { text: row.visitOn === null ? 'Not booked' : longDate(row.visitOn, today) },
      { text: row.inspectorName },
      { text: row.operativeName ?? 'Nobody of ours' },
      { text: row.ruleWords },
    ]),
  });
}

function dueCell({ dueAt }: InspectionRow, today: PlainDate): Html {
  if (dueAt === null) return html`No date`;
  const on = dateInLondon(dueAt);
  return html`${longDate(on, today)}${on < today && html` ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}`}`;
}

function settledTable(rows: readonly InspectionRow[]): Html {
  return stackingTable({
    head: [{ text: 'Inspection' }, { text: 'Where' }, { text: 'Result' }, { text: 'When' }, { text: 'Checked by' }, { text: 'Whose work' }],
    rows: rows.map((row) => [
      { html: html`${link(`/inspections/${row.reference}`, row.reference)}<br>${row.title}` },
      { text: row.address },
      { html: row.outcome === null ? html`` : tag({ text: outcomeInWords[row.outcome], classes: outcomeColour[row.outcome] }) },
      { text: row.settledAt === null ? '' : shortDate(dateInLondon(row.settledAt)) },
      { text: row.inspectorName },
      { text: row.operativeName ?? 'Nobody of ours' },
    ]),
  });
}
