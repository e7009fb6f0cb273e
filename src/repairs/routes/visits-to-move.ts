import type { PlainDate } from '../../clock/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole, type DownloadableList, type StaffId } from '../../staff/index.ts';
import { dayPlanRoles, rolesThatMay } from '../access.ts';
import { countOfTheAway, visitsOfTheAway, type VisitOfTheAway } from '../queries/visits-of-the-away.ts';
import { partOfDayInWords, purposeInWords } from '../words.ts';
import { toMovePath, toMoveTitle, visitsToMovePage, visitsToMovePanel, visitsToMoveWarning } from '../views/visits-to-move-page.ts';

const whichOf = ({ actor, today }: StaffVisit) => ({ organisationId: actor.organisationId, today: today as PlainDate });

/** The visits that an absence leaves without anybody to make them. */
export const visitsToMoveRoutes: readonly Route[] = [
  staffRoute('GET', toMovePath, rolesThatMay('MoveVisit'), async (visit) => {
    const main = visitsToMovePage(await visitsOfTheAway(visit.tx, whichOf(visit), visit.query['after']), visit.today as PlainDate);
    return page(staffPage(visit, { title: toMoveTitle, main, wide: true, current: '/visits', backLink: { href: '/visits', text: 'Visits' } }));
  }),
  ...downloadRoutes({ path: toMovePath, name: 'visits-to-move', roles: rolesThatMay('MoveVisit') }, toMoveDownload),
];

function toMoveDownload(visit: StaffVisit): DownloadableList<VisitOfTheAway> {
  return {
    title: toMoveTitle,
    counts: 'One row for each booked visit whose person is away that day, the soonest first.',
    columns: [
      { heading: 'Day', kind: 'date', value: ({ on }) => on },
      { heading: 'Part of day', value: ({ partOfDay }) => partOfDayInWords(partOfDay) },
      { heading: 'Who', value: ({ operativeName }) => operativeName },
      { heading: 'Away until', kind: 'date', value: ({ awayUntil }) => awayUntil },
      { heading: 'What for', value: ({ purpose }) => purposeInWords(purpose) },
      { heading: 'Reference', value: ({ reference }) => reference },
      { heading: 'Address', value: ({ address }) => address },
    ],
    filters: [],
    rowsAfter: async (tx, last, most) => (await visitsOfTheAway(tx, whichOf(visit), last?.id, most)).visits,
  };
}

/** For whoever plans days, on their first page. */
export async function toMoveOnMyWork(visit: StaffVisit): Promise<Html | undefined> {
  return hasRole(actorOf(visit.actor), ...dayPlanRoles) ? visitsToMovePanel(await countOfTheAway(visit.tx, whichOf(visit))) : undefined;
}

/** For whoever says that somebody, or they themselves, will be away. */
export async function toMoveAmongAbsences(visit: StaffVisit, staffId: StaffId | undefined): Promise<Html | undefined> {
  const count = await countOfTheAway(visit.tx, { ...whichOf(visit), staffId });
  return visitsToMoveWarning(count, { mayMove: hasRole(actorOf(visit.actor), ...rolesThatMay('MoveVisit')), isOwn: staffId !== undefined });
}
