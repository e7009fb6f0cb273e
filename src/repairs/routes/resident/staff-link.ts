import { redirect, staffRoute, type Route } from '../../../platform/http/index.ts';
import { nowhereToWrite } from '../../views/refusal-words.ts';
import { refusedPage } from '../action-page.ts';
import { linkRoles, sendNewLink, withdrawLink } from '../residents-link.ts';

/** What staff do about a resident's link, from the page of the repair. */
export const staffLinkRoutes: readonly Route[] = [
  staffRoute('POST', '/repairs/:reference/link/revoke', linkRoles, async (visit) => {
    const { draft } = await withdrawLink(visit, { reference: visit.params['reference'] ?? '' });
    return redirect(`/repairs/${draft.file.reference}`);
  }),
  staffRoute('POST', '/repairs/:reference/link/send', linkRoles, async (visit) => {
    const sent = await sendNewLink(visit, { reference: visit.params['reference'] ?? '' });
    if (!sent.ok) return refusedPage(visit, sent.file, { title: 'Send a new link', words: nowhereToWrite });
    return redirect(`/repairs/${sent.draft.file.reference}`);
  }),
];
