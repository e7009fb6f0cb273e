import { notificationBanner } from '../../platform/govuk/index.ts';
import { page, redirect, staffPage, staffRoute, type Route } from '../../platform/http/index.ts';
import { casePageRoles } from '../access.ts';
import { casePath, ownPathOf } from '../case-kinds.ts';
import { loadCasePage, openCase } from '../queries/load-case-page.ts';
import { verifyCase } from '../store/verify.ts';
import { caseFrame, wholeRecord } from '../views/case-frame.ts';
import { caseTitle } from '../views/case-header.ts';
import { caseDoneInWords } from '../words/done-words.ts';

/** The page of a case: its kind's own where it has one, else this general one. */
export const casePageRoutes: readonly Route[] = [
  staffRoute('GET', '/cases/:reference', casePageRoles, async (visit) => {
    const reference = visit.params['reference'] ?? '';
    const opened = await openCase(visit, reference);
    if (ownPathOf(reference) !== undefined) return redirect(casePath(reference));
    const facts = await loadCasePage(visit, opened);
    const done = caseDoneInWords(visit.query['done']);
    const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
    return page(staffPage(visit, { title: caseTitle(facts), main: caseFrame({ page: facts }), backLink: { href: '/work', text: 'My work' }, ...notification }));
  }),
  staffRoute('GET', '/cases/:reference/record', casePageRoles, async (visit) => {
    const { header: { file } } = await openCase(visit, visit.params['reference'] ?? '');
    const chain = await verifyCase(visit.tx, file.reference);
    return page(staffPage(visit, { title: 'The whole record', main: wholeRecord(file, chain), backLink: { href: casePath(file.reference), text: file.reference } }));
  }),
];
