import { timeInLondon, type Instant } from '../../clock/index.ts';
import { downloadLinks, scrollingTable, statTiles, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { queueQuery } from '../forms/queue-filters.ts';

/** Something managers count, and the queue can show row by row. */
export interface Figure {
  readonly key: string;
  /** As in "Overdue". */
  readonly label: string;
  readonly isAlert: boolean;
  /** Whether cases that were closed since are counted too. */
  readonly countsClosed: boolean;
}

export interface CountedTeam {
  readonly teamId: string;
  readonly teamName: string;
  readonly figure: string;
  readonly count: number;
}

export interface ManageView {
  readonly figures: readonly Figure[];
  readonly counts: readonly CountedTeam[];
  readonly countedAt: string;
  /** Board members read how many, never whose. */
  readonly mayOpenRows: boolean;
}

/** Managers' figures, for all teams and for each; every figure opens its rows for those who may see them. */
export function manageMain({ figures, counts, countedAt, mayOpenRows }: ManageView): Html {
  const total = (key: string) => counts.filter(({ figure }) => figure === key).reduce((sum, { count }) => sum + count, 0);
  const tiles = figures.map(({ key, label, isAlert }) => ({ key, label, count: total(key), isAlert: isAlert && total(key) > 0 }));
  return html`<h1 class="govuk-heading-l">How we are doing</h1>
<p class="govuk-body">Cases of the homes our organisation owns or manages, and of communal areas.${!mayOpenRows && ' The cases themselves are open to the staff who work on them.'} Counted at ${timeInLondon(countedAt as Instant)}.</p>
${mayOpenRows
    ? statTiles(tiles.map(({ key, ...tile }) => ({ ...tile, href: `/queue${queueQuery({ team: 'all', due: key })}` })))
    : html`<ul class="house-tiles">${tiles.map(({ label, count }) => html`<li class="house-tiles__link"><span class="house-tiles__count">${count}</span> ${label}</li>`)}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="/manage/performance">Performance: every measure by team, trade, neighbourhood, contractor and month</a></p>
<h2 class="govuk-heading-m">By team</h2>
${counts.length === 0 ? html`<p class="govuk-body">Nothing is overdue, silent or broken, and nothing is due in the next 7 days.</p>` : html`${byTeam(figures, counts, mayOpenRows)}${downloadLinks('/manage')}`}`;
}

function byTeam(figures: readonly Figure[], counts: readonly CountedTeam[], mayOpenRows: boolean): Html {
  const teams = [...new Map(counts.map(({ teamId, teamName }) => [teamId, teamName]))];
  const cell = (teamId: string, teamName: string, { key, label }: Figure): TableCell => {
    const count = counts.find((counted) => counted.teamId === teamId && counted.figure === key)?.count ?? 0;
    if (!mayOpenRows || count === 0) return { text: count, format: 'numeric' };
    const said = html`<span class="govuk-visually-hidden"> ${label}, ${teamName}</span>`;
    return { html: html`<a class="govuk-link" href="/queue${queueQuery({ team: teamId, due: key })}">${count}${said}</a>`, format: 'numeric' };
  };
  return scrollingTable({
    label: 'Figures by team',
    classes: 'house-tight',
    firstCellIsHeader: true,
    head: [{ text: 'Team' }, ...figures.map(({ label }): TableCell => ({ text: label, format: 'numeric' }))],
    rows: teams.map(([teamId, teamName]) => [{ text: teamName }, ...figures.map((figure) => cell(teamId, teamName, figure))]),
  });
}
