import { addDays, dateInLondon, longDate, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, downloadLinks, errorSummaryFor, pagination, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { queueQuery, type QueueCursor, type QueueFilters } from '../forms/queue-filters.ts';
import type { FormState } from './case-forms.ts';
import { filterForm, type FilterChoices } from './queue-filter-form.ts';

/** A case in one row of a queue. */
export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly title: string;
  readonly stage: string;
  readonly priority: string | null;
  readonly version: number;
  readonly nextDueAt: Instant | null;
  readonly closedAt: Instant | null;
  /** A clock has run out, other than that of our next word. */
  readonly isOverdue: boolean;
  /** The resident has not heard from us in time. */
  readonly isSilent: boolean;
  readonly ownerName: string;
  readonly teamName: string;
  readonly address: string;
  readonly estate: string | null;
}

/** The same with its words and where it leads. */
export interface ShownRow extends QueueRow {
  /** Null for somebody who may give the case to another, and not open it. */
  readonly href: string | null;
  readonly stageName: string;
  readonly priorityName: string | null;
}

export interface QueueView {
  readonly filters: QueueFilters;
  readonly choices: FilterChoices;
  readonly rows: readonly ShownRow[];
  readonly next: QueueCursor | null;
  readonly isFirstPage: boolean;
  /** The bulk action as it was sent, when something was wrong with it. */
  readonly state: FormState;
  readonly selected: readonly string[];
  readonly token: Html;
  readonly today: PlainDate;
  readonly now: Instant;
}

/** The queue of a team, the soonest due first. */
export function queueMain(view: QueueView): Html {
  const { rows, filters, state } = view;
  return html`${errorSummaryFor(state.errors)}<h1 class="govuk-heading-l">Team queue</h1>
${filterForm(filters, view.choices)}
<h2 class="govuk-heading-m" id="rows">${howMany(view)}</h2>
${rows.length === 0 ? empty(view) : rowsForm(view)}`;
}

/** "12 cases", or "More than 50 cases": counting them all would cost more than it tells. */
function howMany({ rows, next, isFirstPage }: QueueView): string {
  if (!isFirstPage) return next === null ? 'The last cases' : 'More cases';
  if (next !== null) return `More than ${rows.length} cases`;
  return rows.length === 1 ? '1 case' : `${rows.length} cases`;
}

function empty({ filters }: QueueView): Html {
  return html`<p class="govuk-body">No case matches these filters.${filters.team !== 'all' && html` <a class="govuk-link" href="/queue${queueQuery({ ...filters, team: 'all' })}">Look in all teams</a>`}</p>`;
}

function rowsForm(view: QueueView): Html {
  const { rows, filters, state, token, today, now } = view;
  return html`${downloadLinks('/queue', queueQuery(filters))}
<form method="post" action="/queue/owner${queueQuery(filters)}" novalidate>${token}
${state.errors['case'] !== undefined && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${state.errors['case']}</p>`}
${stackingTable({
    caption: 'Cases in the queue',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Choose' }, { text: 'Case' }, { text: 'Where' }, { text: 'Stage' }, { text: 'Owner' }, { text: 'Next due' }],
    rows: rows.map((row, at) => cells(row, view, at === 0)),
  })}
${pages(filters, view)}
${button({ text: 'Change the owner of the cases chosen', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<p class="govuk-body-s">As it stood at ${timeInLondon(now)} on ${longDate(today, today)}.</p>`;
}

function cells(row: ShownRow, { selected, today }: QueueView, isFirst: boolean): readonly TableCell[] {
  const { reference, version, href, title, address, estate, stageName, priorityName, ownerName, teamName } = row;
  // The first box takes the field's own id: an error summary must link to something that can hold the cursor.
  const id = isFirst ? 'case' : `case-${reference}`;
  const box = html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="case" id="${id}" value="${reference}.${version}"${selected.includes(reference) && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="${id}"><span class="govuk-visually-hidden">Choose ${reference}</span></label></div></div>`;
  return [
    { html: box, classes: 'house-stack__pick' },
    { html: html`${href === null ? reference : html`<a class="govuk-link" href="${href}">${reference}</a>`}<br>${title}` },
    { text: [address, estate].filter((part) => part !== null).join(', ') },
    { text: [stageName, priorityName].filter((part) => part !== null).join(', ') },
    { text: `${ownerName}, ${teamName}` },
    { html: dueCell(row, today) },
  ];
}

function dueCell({ nextDueAt, closedAt, isOverdue, isSilent }: QueueRow, today: PlainDate): Html {
  if (closedAt !== null) return tag({ text: 'Closed', classes: 'govuk-tag--grey' });
  if (nextDueAt === null) return html`No clock`;
  return html`${nextDueInWords(nextDueAt, today)}${(isOverdue || isSilent) && html`<br>`}${isOverdue && tag({ text: 'Overdue', classes: 'govuk-tag--red' })} ${isSilent && tag({ text: 'Silent', classes: 'govuk-tag--orange' })}`;
}

/** The last day to act, or the moment: a clock in days ends at the midnight after its last day. */
export function nextDueInWords(endsAt: Instant, today: PlainDate): string {
  const [time, day] = [timeInLondon(endsAt), dateInLondon(endsAt)];
  return time === 'midnight' ? longDate(addDays(day, -1), today) : `${time} on ${longDate(day, today)}`;
}

function pages(filters: QueueFilters, { next, isFirstPage }: QueueView): Html | undefined {
  if (isFirstPage && next === null) return undefined;
  return pagination({
    previous: isFirstPage ? undefined : { href: `/queue${queueQuery(filters)}#rows`, text: 'First page' },
    next: next === null ? undefined : { href: `/queue${queueQuery(filters, next)}#rows` },
  });
}
