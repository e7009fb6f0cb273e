import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { linkRoute, page, publicPage, redirect, type LinkVisit, type Reply, type Route } from '../../platform/http/index.ts';
import type { Instant } from '../../clock/index.ts';
import { performOnApproach } from '../perform.ts';
import { askedOfLink, type AskedHome } from '../queries/asked-of-link.ts';
import { residentsApproachPage, residentsApproachTitle } from '../views/resident-page.ts';

/** What whoever lives in a home that is asked does by their link. */
export const residentRoutes: readonly Route[] = [
  linkRoute('GET', '/r/:token/all-well', async ({ link }) => redirect(`/r/${link.token}`)),
  linkRoute('POST', '/r/:token/all-well', sayAllWell),
];

/** The page of a home that is asked, for whoever holds a link to it. Opening it changes nothing. */
export async function showApproachToResident(visit: LinkVisit): Promise<Reply> {
  return shown(visit, await askedHome(visit));
}

async function askedHome({ tx, link }: LinkVisit): Promise<AskedHome> {
  const home = await askedOfLink(tx, link.caseId);
  if (home === undefined) throw new NotFound('case');
  return home;
}

function shown(visit: LinkVisit, home: AskedHome): Reply {
  const { landlord, csrfToken, link } = visit;
  const main = residentsApproachPage({ landlord, csrfToken, token: link.token, home });
  const notification = bannerOf(visit.query['thanks']);
  return page(publicPage(visit, { title: residentsApproachTitle, main, ...notification }));
}

function bannerOf(thanks: string | undefined): { readonly notification?: Html } {
  if (thanks === 'all-well') return { notification: notificationBanner({ text: 'Thank you. Your answer is on the record.', type: 'success' }) };
  return thanks === 'not-taken' ? { notification: notificationBanner({ text: 'Your answer is not on the record yet: something else that we promised you is still open here. Please call us and say so.' }) } : {};
}

/** The same door as for staff. Sent twice, the second finds it on record, and is thanked all the same; who is refused is told, and not thanked. */
async function sayAllWell(visit: LinkVisit): Promise<Reply> {
  const { tx, landlord, now, today, newId, database, link } = visit;
  const home = await askedOfLink(tx, link.caseId);
  if (home === undefined) return redirect(`/r/${link.token}`);
  const done = await performOnApproach(
    { tx, landlord, actor: { kind: 'resident', id: link.residentId, name: home.residentName }, now, today, newId, database }, { reference: home.reference },
    { type: 'RecordApproach', result: 'all well', how: 'web page', words: '', at: now as Instant, lateBecause: '' },
  );
  const isOnRecord = done.ok || (done.why === 'refused' && done.refusal === 'already-settled');
  return redirect(`/r/${link.token}?thanks=${isOnRecord ? 'all-well' : 'not-taken'}`);
}
