import { page, redirect, staffPage, staffRoute, type Route } from '../../platform/http/index.ts';
import { casePageRoles } from '../access.ts';
import { casePath, ownPathOf } from '../case-kinds.ts';
import { loadCasePage, openCase } from '../queries/load-case-page.ts';
import { caseFrame } from '../views/case-frame.ts';
import { caseTitle } from '../views/case-header.ts';

/** The page of a case: its kind's own where it has one, else this general one. */
export const casePageRoutes: readonly Route[] = [
  staffRoute('GET', '/cases/:reference', casePageRoles, async (visit) => {
    const reference = visit.params['reference'] ?? '';
    if (ownPathOf(reference) !== undefined) {
      await openCase(visit, reference);
      return redirect(casePath(reference));
    }
    const facts = await loadCasePage(visit, reference);
    return page(staffPage(visit, { title: caseTitle(facts), main: caseFrame({ page: facts }), backLink: { href: '/work', text: 'My work' } }));
  }),
];
