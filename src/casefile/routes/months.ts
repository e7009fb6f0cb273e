import type { PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole, listTeams, type DownloadableList } from '../../staff/index.ts';
import { caseRoles, figureRoles } from '../access.ts';
import { kindInWords, knownKinds } from '../case-kinds.ts';
import { monthsToChoose, readMonthFilters } from '../forms/month-filters.ts';
import { monthlyFigures, type MonthOfTeam } from '../queries/monthly-figures.ts';
import { measures } from '../tallies/model.ts';
import { monthInWords } from '../views/month-words.ts';
import { measureWords, monthsMain } from '../views/months.ts';

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
  ...downloadRoutes({ path: '/manage/months', name: 'months', roles: figureRoles }, monthsDownload),
];

function figuresFor(visit: StaffVisit): Promise<MonthOfTeam[]> {
  return monthlyFigures(visit.tx, readMonthFilters(visit.query, visit.today as PlainDate), visit.actor.organisationId);
}

/** The figures as they are filtered, one line for each team and month: as many as there are teams and months. */
async function monthsDownload(visit: StaffVisit): Promise<DownloadableList<MonthOfTeam>> {
  const { team, kind, from, until } = readMonthFilters(visit.query, visit.today as PlainDate);
  const teams = await listTeams(visit.tx);
  return {
    title: 'Month by month',
    counts: 'One row for each team and month: what happened in it, as the record says now.',
    columns: [
      { heading: 'Team', value: ({ teamName }) => teamName },
      { heading: 'Month', value: ({ month }) => month.slice(0, 7) },
      ...measures.map((measure) => ({ heading: measureWords[measure], kind: 'number' as const, value: ({ counts }: MonthOfTeam) => counts[measure] })),
    ],
    filters: [
      ['Team', teams.find(({ id }) => id === team)?.name ?? 'All'],
      ['Kind', kind === '' ? 'All' : kindInWords(kind)],
      ['Months', `${monthInWords(from)} to ${monthInWords(until)}`],
    ],
    // In a transaction of its own: the visit's has ended when the first row leaves.
    rowsAfter: async (tx, last) => (last === undefined ? figuresFor({ ...visit, tx }) : []),
  };
}
