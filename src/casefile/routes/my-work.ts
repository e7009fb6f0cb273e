import { isInstant, type Instant, type PlainDate } from '../../clock/index.ts';
import { csrfField, formText, page, redirect, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole, staffIdsIStandInFor } from '../../staff/index.ts';
import { casePageRoles, caseRoles } from '../access.ts';
import { casePath, readReference } from '../case-kinds.ts';
import { workDownload } from '../downloads.ts';
import { closedToday, mattersOf, standingInFor, unseenNotices, type Matters } from '../queries/my-work.ts';
import { chasePolicyOn, tellEvery, type ChasePolicy } from '../policy/chasing.ts';
import { markAllSeen, markSeen } from '../store/notices.ts';
import { myWorkMain, myWorkTitle, type MatterList, type MyWork, type StandingIn } from '../views/my-work.ts';
import { workPanelsFor } from '../work-panels.ts';

async function myWork(visit: StaffVisit): Promise<MyWork> {
  const { tx, today } = visit;
  const actor = actorOf(visit.actor);
  const covered = await staffIdsIStandInFor(tx, actor.id, today);
  const everyone = [actor.id, ...covered];
  const away = await standingInFor(tx, covered, today);
  const matters = await mattersOf(tx, everyone, visit);
  const chasing = chasePolicyOn(visit.landlord.settings, today as PlainDate);
  const list = (name: MatterList) => shown(matters[name], away, chasing);
  const opensCases = hasRole(actor, ...casePageRoles);
  const notices = await unseenNotices(tx, actor.id, visit.now);
  const closed = await closedToday(tx, everyone, today);
  return {
    lists: { overdue: list('overdue'), today: list('today'), silences: list('silences'), promises: list('promises') },
    notices: notices.map((notice) => ({ ...notice, href: notice.href ?? (opensCases && notice.reference !== null ? casePath(notice.reference) : null) })),
    closedToday: closed.map((closedCase) => ({ ...closedCase, href: casePath(closedCase.reference) })),
    panels: await workPanelsFor(visit),
    mayLogReport: hasRole(actor, 'adviser', 'planner', 'surveyor', 'manager', 'complaints officer'),
    worksOnCases: opensCases || hasRole(actor, ...caseRoles),
    today: today as PlainDate,
    now: visit.now as Instant,
    token: csrfField(visit),
  };
}

function shown({ lines, total }: Matters[MatterList], away: readonly StandingIn[], chasing: ChasePolicy | undefined): MyWork['lists'][MatterList] {
  return { total, lines: lines.map((line) => ({ ...line, updateEvery: tellEvery(chasing, line), href: casePath(line.reference), standingIn: away.find(({ staffId }) => staffId === line.ownerId) })) };
}

/** My work, and marking as seen what it told. */
export const myWorkRoutes: readonly Route[] = [
  staffRoute('GET', '/work', 'every role', async (visit) => {
    const work = await myWork(visit);
    return page(staffPage(visit, { title: myWorkTitle(work.today), main: myWorkMain(work), current: '/work' }));
  }),
  ...downloadRoutes({ path: '/work', name: 'my-work', roles: 'every role' }, workDownload),
  staffRoute('POST', '/notices/seen', 'every role', async (visit) => {
    const toldBy = formText(visit.body, 'toldBy');
    await markAllSeen(visit.tx, visit.actor.staffId, isInstant(toldBy) ? toldBy : visit.now, visit.now);
    return redirect('/work');
  }),
  staffRoute('POST', '/notices/:id/seen', 'every role', async (visit) => {
    const id = visit.params['id'];
    if (isUuid(id)) await markSeen(visit.tx, visit.actor.staffId, id, visit.now);
    const reference = readReference(formText(visit.body, 'reference'));
    return redirect(reference === undefined ? '/work' : casePath(reference));
  }),
];
