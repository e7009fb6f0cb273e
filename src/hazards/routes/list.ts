import { isInstant, type PlainDate } from '../../clock/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole } from '../../staff/index.ts';
import { hazardListRoles, spreadListRoles } from '../access.ts';
import { addressOfHazards, readHazardFilters } from '../decide/filters.ts';
import { hazardsDownload } from '../downloads.ts';
import { hazardRows, rowsAPage, type HazardCursor, type HazardRow } from '../queries/list.ts';
import { hazardListPage, showInWords } from '../views/list-page.ts';

/** Hazards open, to be weighed, waiting for a second person, and ended. */
export const listRoutes: readonly Route[] = [
  staffRoute('GET', '/hazards', hazardListRoles, showList),
  ...downloadRoutes({ path: '/hazards', name: 'hazards', roles: hazardListRoles }, hazardsDownload),
];

async function showList(visit: StaffVisit): Promise<Reply> {
  const filters = readHazardFilters(visit.query);
  const found = await hazardRows(visit.tx, filters, { organisationId: visit.actor.organisationId, after: readCursor(visit.query['after']), most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const next = found.length > rowsAPage ? cursorAfter(rows.at(-1), filters.show) : undefined;
  const main = html`${hazardListPage({ filters, rows, next, today: visit.today as PlainDate, decidesNear: hasRole(actorOf(visit.actor), ...spreadListRoles) })}${rows.length > 0 && downloadLinks('/hazards', addressOfHazards(filters).replace('/hazards', ''))}${hasRole(actorOf(visit.actor), 'manager') && html`<p class="govuk-body house-no-print"><a class="govuk-link" href="/hazards/exchange">A day’s hazards in the damp and mould data model</a>, for other programs.</p>`}`;
  return page(staffPage(visit, { title: `Hazards: ${showInWords[filters.show].toLowerCase()}`, main, wide: true, current: '/hazards' }));
}

/** A time and an id, as the address has them. */
function readCursor(text: string | undefined): HazardCursor | undefined {
  const [at = '', id = ''] = (text ?? '').split(' ');
  return (isInstant(at) || at === 'infinity') && isUuid(id) ? { at, id } : undefined;
}

/** Where the list goes on after its last row. */
function cursorAfter(row: HazardRow | undefined, show: ReturnType<typeof readHazardFilters>['show']): string | undefined {
  return row === undefined ? undefined : `${(show === 'ended' ? row.awareAt : row.dueAt) ?? 'infinity'} ${row.id}`;
}
