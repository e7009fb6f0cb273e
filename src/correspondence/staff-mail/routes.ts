import { notificationBanner } from '../../platform/govuk/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, setMorningEmail, wantsMorningEmail } from '../../staff/index.ts';
import { newestMailsOf } from './store.ts';
import { ownEmailsPage } from './view.ts';

const path = '/account/emails';

/** What we send somebody who works here, and whether they want it: each their own. */
export const staffMailRoutes: readonly Route[] = [
  staffRoute('GET', path, 'every role', show),
  staffRoute('POST', path, 'every role', async ({ tx, actor, body, now }) => {
    await setMorningEmail(tx, actorOf(actor).id, formText(body, 'morning') === 'yes', now);
    return redirect(`${path}?done=saved`);
  }),
];

async function show(visit: StaffVisit) {
  const { tx, csrfToken, query } = visit;
  const { id } = actorOf(visit.actor);
  const main = ownEmailsPage({ wants: await wantsMorningEmail(tx, id), mails: await newestMailsOf(tx, id) }, { csrfToken });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'Emails to you', main, backLink: { href: '/account', text: 'Your account' }, ...notification }));
}
