import { loadCasePage } from '../../casefile/index.ts';
import { page, staffPage, staffRoute, type Route } from '../../platform/http/index.ts';
import { reportingRoles } from '../access.ts';
import { reportedPage } from '../views/reported-page.ts';
import { openRepair } from './open-repair.ts';

/** What the adviser reads back to the caller once a repair is reported. */
export const reportedRoutes: readonly Route[] = [
  staffRoute('GET', '/repairs/:reference/reported', reportingRoles, async (visit) => {
    const { opened, record } = await openRepair(visit);
    const facts = await loadCasePage(visit, opened);
    return page(staffPage(visit, { title: 'Repair reported', main: reportedPage(facts, record.repair), current: '/report' }));
  }),
];
