import { button, downloadLinks, scrollingTable, selectField, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { monthQuery, monthsBetween, type MonthFilters } from '../forms/month-filters.ts';
import { queueQuery, type MonthFigure } from '../forms/queue-filters.ts';
import { measures, type Counts, type Measure, type Month } from '../tallies/model.ts';
import { barChart } from './bar-chart.ts';
import { monthInWords, shortMonth } from './month-words.ts';
import type { Option } from './queue-filter-form.ts';

/** What one team did in one month. */
export interface ShownMonth {
  readonly teamId: string;
  readonly teamName: string;
  readonly isOwn: boolean;
  readonly month: Month;
  readonly counts: Counts;
}

export interface MonthsView {
  readonly filters: MonthFilters;
  readonly rows: readonly ShownMonth[];
  readonly teams: readonly Option[];
  readonly kinds: readonly Option[];
  readonly months: readonly Month[];
  /** Board members read how many, never whose. */
  readonly mayOpenRows: boolean;
}

export const measureWords: Readonly<Record<Measure, string>> = {
  opened: 'Cases opened',
  closed: 'Cases closed',
  closed_late: 'Cases closed late',
  promises_made: 'Promises made',
  promises_kept: 'Promises kept',
  promises_broken: 'Promises broken',
  silences: 'Silences begun',
  not_fixed: 'Answered “not fixed”',
};

/** Those that count cases, so that a list of cases is their rows. */
const opensRows: Readonly<Partial<Record<Measure, MonthFigure>>> = { opened: 'opened', closed: 'closed', closed_late: 'closed-late' };

/** The figures month by month: all teams, every measure; then one measure for each team. */
export function monthsMain(view: MonthsView): Html {
  const { filters, rows } = view;
  return html`<h1 class="govuk-heading-l">Month by month</h1>
<p class="govuk-body">What happened in each month, as the record says now: a case counts for the team that has it. <a class="govuk-link" href="/manage">How we are doing today</a></p>
${filterForm(view)}
${rows.length === 0 ? html`<p class="govuk-body">Nothing happened from ${monthInWords(filters.from)} to ${monthInWords(filters.until)}${(filters.team !== '' || filters.kind !== '') && ' that matches these filters'}.</p>` : figures(view)}`;
}

function filterForm({ filters, teams, kinds, months }: MonthsView): Html {
  const all = { value: '', text: 'All' };
  const options = months.map((month) => ({ value: month.slice(0, 7), text: monthInWords(month) }));
  return html`<form method="get" action="/manage/months" class="house-panel" aria-label="Filter the figures"><div class="house-actions">
${selectField({ name: 'measure', label: 'By team, show', value: filters.measure, choices: measures.map((measure) => ({ value: measure, text: measureWords[measure] })) })}
${selectField({ name: 'team', label: 'Team', value: filters.team, choices: [all, ...teams] })}
${selectField({ name: 'kind', label: 'Kind', value: filters.kind, choices: [all, ...kinds] })}
${selectField({ name: 'from', label: 'From', value: filters.from.slice(0, 7), choices: options })}
${selectField({ name: 'until', label: 'Until', value: filters.until.slice(0, 7), choices: options })}
</div><div class="house-actions">${button({ text: 'Show', classes: 'govuk-button--secondary' })} <a class="govuk-link" href="/manage/months">The last 13 months</a></div></form>`;
}

function figures(view: MonthsView): Html {
  const { filters, rows } = view;
  const months = monthsBetween(filters);
  const total = (month: Month, measure: Measure) => rows.filter((row) => row.month === month).reduce((sum, { counts }) => sum + counts[measure], 0);
  return html`<h2 class="govuk-heading-m">All teams</h2>
${scrollingTable({
    label: 'All teams, month by month',
    firstCellIsHeader: true,
    head: [{ text: 'Figure' }, ...months.map(monthHead)],
    rows: measures.map((measure) => [{ text: measureWords[measure] }, ...months.map((month): TableCell => ({ text: total(month, measure), format: 'numeric' }))]),
  })}
<h2 class="govuk-heading-m">${measureWords[filters.measure]}, by team</h2>
${barChart({ title: `${measureWords[filters.measure]}, all teams`, bars: months.map((month) => ({ label: shortMonth(month), count: total(month, filters.measure) })) })}
${byTeam(view, months)}
${whyNoRows(view)}
${downloadLinks('/manage/months', monthQuery(filters))}`;
}

const monthHead = (month: Month): TableCell => ({ text: shortMonth(month), format: 'numeric' });

function byTeam(view: MonthsView, months: readonly Month[]): Html {
  const { rows, filters: { measure } } = view;
  const teams = Map.groupBy(rows, ({ teamId }) => teamId);
  return scrollingTable({
    label: `${measureWords[measure]}, by team and month`,
    firstCellIsHeader: true,
    head: [{ text: 'Team' }, ...months.map(monthHead)],
    rows: [...teams.values()].map((ofTeam) => [
      { text: ofTeam[0]?.teamName ?? '' },
      ...months.map((month) => cellOf(ofTeam.find((row) => row.month === month), view)),
    ]),
  });
}

function cellOf(row: ShownMonth | undefined, { filters: { measure, kind }, mayOpenRows }: MonthsView): TableCell {
  const count = row?.counts[measure] ?? 0;
  const due = opensRows[measure];
  if (row === undefined || count === 0 || due === undefined || !mayOpenRows || !row.isOwn) return { text: count, format: 'numeric' };
  const said = html`<span class="govuk-visually-hidden"> ${measureWords[measure]}, ${row.teamName}, ${monthInWords(row.month)}</span>`;
  const href = `/queue${queueQuery({ team: row.teamId, due, month: row.month.slice(0, 7), kind })}`;
  return { html: html`<a class="govuk-link" href="${href}">${count}${said}</a>`, format: 'numeric' };
}

function whyNoRows({ rows, filters: { measure }, mayOpenRows }: MonthsView): Html | undefined {
  const because = !mayOpenRows
    ? 'The cases themselves are open to the staff who work on them.'
    : opensRows[measure] === undefined
      ? 'These are counted one by one, and a case may have several, so they open no list of cases. Cases opened, closed and closed late do.'
      : rows.some(({ isOwn }) => !isOwn) && 'A team of another organisation has its figures here, because it looks after homes with us; its cases are open to its own staff.';
  return because === false ? undefined : html`<p class="govuk-body">${because}</p>`;
}
