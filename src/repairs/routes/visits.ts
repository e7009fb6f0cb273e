import { isPlainDate, longDate, type PlainDate } from '../../clock/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole, type DownloadableList } from '../../staff/index.ts';
import { planningRoles, visitRoles } from '../access.ts';
import { visitsOfDay, visitsToMake, type VisitLine } from '../queries/visits.ts';
import { dayOfVisits, ownVisits, stateInWords } from '../views/visit-list.ts';
import { partOfDayInWords, priorityInWords, purposeInWords } from '../words.ts';

/** The day's visits. */
export const visitListRoutes: readonly Route[] = [
  staffRoute('GET', '/visits', visitRoles, showVisits),
  ...downloadRoutes({ path: '/visits', name: 'visits', roles: visitRoles }, visitsDownload),
];

/** The day that planners ask for; undefined for those who see only visits of their own. */
function dayAsked({ actor, query, today }: StaffVisit): PlainDate | undefined {
  if (!hasRole(actorOf(actor), ...planningRoles)) return undefined;
  const { on } = query;
  return on !== undefined && isPlainDate(on) && on > '2000-01-01' && on < '2100-01-01' ? on : (today as PlainDate);
}

async function showVisits(visit: StaffVisit): Promise<Reply> {
  const actor = actorOf(visit.actor);
  const { after } = visit.query;
  const today = visit.today as PlainDate;
  const on = dayAsked(visit);
  if (on === undefined) {
    const main = ownVisits(await visitsToMake(visit.tx, actor.id, after), today);
    return page(staffPage(visit, { title: 'Your visits', main, current: '/visits' }));
  }
  const main = dayOfVisits(await visitsOfDay(visit.tx, { organisationId: actor.organisationId, on }, after), on, { today, mayPlan: hasRole(actor, 'planner', 'manager') });
  return page(staffPage(visit, { title: `Visits on ${longDate(on, today)}`, main, wide: true, current: '/visits' }));
}

function visitsDownload(visit: StaffVisit): DownloadableList<VisitLine> {
  const { id, organisationId } = actorOf(visit.actor);
  const today = visit.today as PlainDate;
  const on = dayAsked(visit);
  return {
    title: on === undefined ? 'Your visits' : `Visits on ${longDate(on, today)}`,
    counts: on === undefined ? 'One row for each visit that you have still to make.' : 'One row for each visit of the day to homes that our organisation owns or manages, and to communal areas.',
    columns: [
      { heading: 'Who', value: ({ operativeName }) => operativeName },
      { heading: 'Day', kind: 'date', value: (line) => line.on },
      { heading: 'When', value: ({ partOfDay }) => partOfDayInWords(partOfDay) },
      { heading: 'Where', value: ({ address }) => address },
      { heading: 'To', value: ({ purpose }) => purposeInWords(purpose) },
      { heading: 'What', value: ({ title }) => title },
      { heading: 'Repair', value: ({ reference }) => reference },
      { heading: 'Priority', value: ({ priority }) => (priority === null ? null : priorityInWords(priority)) },
      { heading: 'State', value: (line) => stateInWords(line, today) },
    ],
    filters: [on === undefined ? ['Person', visit.actor.name] : ['Day', longDate(on, today)]],
    rowsAfter: async (tx, last, most) => (await (on === undefined ? visitsToMake(tx, id, last?.id, most) : visitsOfDay(tx, { organisationId, on }, last?.id, most))).visits,
  };
}
