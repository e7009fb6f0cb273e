import { page, staffPage, staffRoute, type Route } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole } from '../../staff/index.ts';
import { caseRoles, figureRoles } from '../access.ts';
import { manageDownload } from '../downloads.ts';
import { allFigures } from '../figures.ts';
import { figuresByTeam } from '../queries/manage.ts';
import { manageMain } from '../views/manage.ts';

export const manageRoutes: readonly Route[] = [
  staffRoute('GET', '/manage', figureRoles, async (visit) => {
    const counted = await figuresByTeam(visit.tx, { now: visit.now, today: visit.today, organisationId: visit.actor.organisationId });
    const view = { figures: allFigures(), ...counted, mayOpenRows: hasRole(actorOf(visit.actor), ...caseRoles) };
    return page(staffPage(visit, { title: 'How we are doing', main: manageMain(view), wide: true, current: '/manage' }));
  }),
  ...downloadRoutes({ path: '/manage', name: 'how-we-are-doing', roles: figureRoles }, manageDownload),
];
