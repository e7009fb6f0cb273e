import { isInstant, type PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { downloadLinks } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole } from '../../staff/index.ts';
import { inspectionListRoles, resultRoles } from '../access.ts';
import { addressOfList, readInspectionFilters, resultDimensions } from '../decide/filters.ts';
import { inspectionsDownload, resultsDownload } from '../downloads.ts';
import { filterChoices, inspectionRows, rowsAPage, type InspectionCursor, type InspectionRow } from '../queries/list.ts';
import { resultsBy } from '../queries/results.ts';
import { listPage } from '../views/list-page.ts';
import { resultsPage } from '../views/results-page.ts';

/** Inspections due and made, and what they say of who did the work. */
export const listRoutes: readonly Route[] = [
  staffRoute('GET', '/inspections', inspectionListRoles, showList),
  ...downloadRoutes({ path: '/inspections', name: 'inspections', roles: inspectionListRoles }, inspectionsDownload),
  staffRoute('GET', '/inspections/results', resultRoles, showResults),
  ...downloadRoutes({ path: '/inspections/results', name: 'inspection-results', roles: resultRoles }, resultsDownload),
];

const readerOf = ({ actor, today }: Pick<StaffVisit, 'actor' | 'today'>) => ({ organisationId: actor.organisationId, today: today as PlainDate });

async function showList(visit: StaffVisit): Promise<Reply> {
  const filters = readInspectionFilters(visit.query);
  const reader = readerOf(visit);
  const found = await inspectionRows(visit.tx, filters, { reader, after: readCursor(visit.query['after']), most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const main = listPage({
    filters, rows, today: reader.today,
    next: found.length > rowsAPage ? cursorAfter(rows.at(-1), filters.state) : undefined,
    choices: await filterChoices(visit.tx, reader),
    mayReadResults: hasRole(actorOf(visit.actor), ...resultRoles),
  });
  return page(staffPage(visit, { title: filters.state === 'due' ? 'Inspections due' : 'Inspections made', main: html`${main}${rows.length > 0 && downloadLinks('/inspections', addressOfList(filters).replace('/inspections', ''))}`, wide: true, current: '/inspections' }));
}

async function showResults(visit: StaffVisit): Promise<Reply> {
  const dimension = resultDimensions.find((each) => each === visit.query['by']) ?? 'team';
  const main = html`${resultsPage(dimension, await resultsBy(visit.tx, dimension, readerOf(visit)))}${downloadLinks('/inspections/results', `?by=${dimension}`)}`;
  return page(staffPage(visit, { title: 'How finished work was found', main, wide: true, current: '/inspections' }));
}

/** A time and an id, as the address has them: "2026-11-24T09:00:00.000Z 0199…". */
function readCursor(text: string | undefined): InspectionCursor | undefined {
  const [at = '', id = ''] = (text ?? '').split(' ');
  return (isInstant(at) || at === 'infinity') && isUuid(id) ? { at, id } : undefined;
}

/** Where the list goes on after its last row. */
function cursorAfter(row: InspectionRow | undefined, state: 'due' | 'settled'): string | undefined {
  return row === undefined ? undefined : `${(state === 'due' ? row.dueAt : row.settledAt) ?? 'infinity'} ${row.id}`;
}
