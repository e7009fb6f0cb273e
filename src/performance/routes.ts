import { allMeasures, figureRoles, knownKinds } from '../casefile/index.ts';
import { addMonths, isInstant, type PlainDate } from '../clock/index.ts';
import { lastMonthOfYear, reportingYearStart } from '../law/index.ts';
import { page, redirect, staffPage, staffRoute, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole } from '../staff/index.ts';
import { rowRoles } from './access.ts';
import { factShown, rowsAPage } from './fact-shown.ts';
import { performanceApiRoutes } from './api.ts';
import { contractorFigureApiRoutes } from './contractors-api.ts';
import { contractorFigureRoutes } from './contractor-routes.ts';
import { figuresDownload, rowsAsked, rowsDownload } from './downloads.ts';
import { figureQuery, monthsToChoose, readFigureFilters, type FigureFilters } from './forms/filters.ts';
import { factRows, placeOf, readPlace } from './queries/fact-rows.ts';
import { howFresh, measuresByMonth, measuresByPart, partsToChoose, standingByPart } from './queries/figures.ts';
import { performanceMain } from './views/page.ts';
import { filtersInWords } from './views/filter-form.ts';
import { caseRows, rowsMain } from './views/rows.ts';
import type { YearOfRepairs } from './views/view.ts';

/** The managers' page and the rows behind its figures. */
export const performanceRoutes: readonly Route[] = [
  staffRoute('GET', '/manage/performance', figureRoles, showPerformance),
  // Where the figures by team and month were until they became part of this page.
  staffRoute('GET', '/manage/months', figureRoles, async ({ query, today }) => redirect(`/manage/performance${figureQuery(readFigureFilters(query, today as PlainDate, ['closed-late']))}`)),
  staffRoute('GET', '/manage/performance/rows', rowRoles, showRows),
  ...downloadRoutes({ path: '/manage/performance', name: 'performance', roles: figureRoles }, figuresDownload),
  ...downloadRoutes({ path: '/manage/performance/rows', name: 'performance-rows', roles: rowRoles }, rowsDownload),
  ...contractorFigureRoutes,
  ...performanceApiRoutes,
  ...contractorFigureApiRoutes,
];

async function showPerformance(visit: StaffVisit) {
  const { tx, query, actor: { organisationId } } = visit;
  const today = visit.today as PlainDate;
  const listed = allMeasures().filter(({ isApart, isNow }) => isApart !== true && isNow !== true);
  const nowMeasures = allMeasures().filter(({ isNow }) => isNow === true);
  const filters = readFigureFilters(query, today, listed.map(({ key }) => key));
  const [parts, byMonth, now, byPart, withinTarget, fresh] = await Promise.all([
    partsToChoose(tx, organisationId),
    measuresByMonth(tx, { filters, organisationId, measures: listed.map(({ key }) => key), months: filters }),
    standingByPart(tx, filters, { organisationId, measures: nowMeasures.map(({ key }) => key) }),
    measuresByPart(tx, filters, { organisationId, measures: [filters.measure] }),
    twoYears(visit, filters),
    howFresh(tx),
  ]);
  const main = performanceMain({
    filters, parts, kinds: knownKinds(), byMonth, now, nowMeasures, byPart, withinTarget, fresh, today, measures: listed,
    months: monthsToChoose(today), mayOpenRows: hasRole(actorOf(visit.actor), ...rowRoles),
  });
  return page(staffPage(visit, { title: 'Performance', main, wide: true, current: '/manage' }));
}

/** The regulator's year that the filters end in, and the one before. */
async function twoYears({ tx, today, actor: { organisationId } }: StaffVisit, filters: FigureFilters): Promise<YearOfRepairs[]> {
  const measures = allMeasures().filter(({ isApart, key }) => isApart === true && key.startsWith('rp02'));
  const start = reportingYearStart(filters.until);
  const before = addMonths(start, -12);
  const counted = await measuresByMonth(tx, { filters, organisationId, measures: measures.map(({ key }) => key), months: { from: before, until: lastMonthOfYear(start) } });
  return [start, before].map((from) => {
    const until = lastMonthOfYear(from);
    return { from, until, measures, isOver: addMonths(until, 1) <= today, counted: counted.filter(({ month }) => month >= from && month <= until) };
  });
}

async function showRows(visit: StaffVisit) {
  const { tx, query, actor: { organisationId } } = visit;
  const { filters, which, measure } = rowsAsked(visit);
  const after = readPlace(query['after'], isInstant);
  const [parts, found, fresh] = await Promise.all([partsToChoose(tx, organisationId), factRows(tx, { filters, which, organisationId, after, isNow: measure.isNow === true, most: rowsAPage + 1 }), howFresh(tx)]);
  const rows = found.slice(0, rowsAPage);
  const last = rows.at(-1);
  const main = rowsMain({
    path: '/manage/performance/rows', query: (more) => figureQuery(filters, more), said: filtersInWords(filters, parts, knownKinds()), which, measure, soFar: fresh.soFar, isFirstPage: after === undefined,
    isEmpty: rows.length === 0, table: caseRows(measure, rows.map(factShown)), next: found.length > rowsAPage && last !== undefined ? placeOf(last) : null,
  });
  return page(staffPage(visit, { title: `${measure.label}: the rows`, main, wide: true, current: '/manage', backLink: { href: '/manage/performance', text: 'Performance' } }));
}
