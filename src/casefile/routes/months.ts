import { stringify } from 'csv-stringify/sync';
import type { PlainDate } from '../../clock/index.ts';
import { file, page, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, listTeams } from '../../staff/index.ts';
import { caseRoles, figureRoles } from '../access.ts';
import { knownKinds } from '../case-kinds.ts';
import { monthsToChoose, readMonthFilters } from '../forms/month-filters.ts';
import { monthlyFigures, type MonthOfTeam } from '../queries/monthly-figures.ts';
import { measures } from '../tallies/model.ts';
import { measureWords, monthsMain } from '../views/months.ts';

/** The figures by team and month as a spreadsheet, one line for each team and month. */
export function monthsCsv(rows: readonly MonthOfTeam[]): string {
  const records = rows.map(({ teamName, month, counts }) => [teamName, month.slice(0, 7), ...measures.map((measure) => counts[measure])]);
  return stringify([['Team', 'Month', ...measures.map((measure) => measureWords[measure])], ...records], { escape_formulas: true, record_delimiter: 'windows', bom: true });
}

export const monthRoutes: readonly Route[] = [
  staffRoute('GET', '/manage/months', figureRoles, async (visit) => {
    const filters = readMonthFilters(visit.query, visit.today as PlainDate);
    const [teams, rows] = await Promise.all([listTeams(visit.tx), figuresFor(visit)]);
    const main = monthsMain({
      filters, rows,
      teams: teams.map(({ id, name }) => ({ value: id, text: name })),
      kinds: knownKinds().map(({ kind, name }) => ({ value: kind, text: name })),
      months: monthsToChoose(visit.today as PlainDate),
      mayOpenRows: hasRole(actorOf(visit.actor), ...caseRoles),
    });
    return page(staffPage(visit, { title: 'Month by month', main, wide: true, current: '/manage' }));
  }),
  staffRoute('GET', '/manage/months.csv', figureRoles, async (visit) =>
    file(monthsCsv(await figuresFor(visit)), 'text/csv; charset=utf-8', `months-${visit.today}.csv`)),
];

function figuresFor(visit: StaffVisit): Promise<MonthOfTeam[]> {
  return monthlyFigures(visit.tx, readMonthFilters(visit.query, visit.today as PlainDate), visit.actor.organisationId);
}
