import type { PlainDate } from '../../../clock/index.ts';
import { photoUpload } from '../../../evidence/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { linkRoute, page, publicPage, publicRoute, redirect, sendingLimit, takesFiles, type LandlordVisit, type Reply, type Route } from '../../../platform/http/index.ts';
import { landingPage, landingTitle } from '../../views/resident/landing-page.ts';
import { addedPage, addedTitle } from '../../views/resident/sent-page.ts';
import { ringAddedBy } from './join-report.ts';
import { continueOrKeep, deleteKept, openKept, showKept } from './kept-report.ts';
import { startReport } from './report.ts';
import { sendReport } from './send-report.ts';
import { staffLinkRoutes } from './staff-link.ts';
import { sendOwnNeeds, showOwnNeeds } from './own-needs.ts';
import { answerFixed, sendChangeVisit, sendNotRight, sendPhotos, showAddPhotos, showChangeVisit, showNotRight } from './tell-us.ts';
import { showSent, showTracking } from './tracking.ts';
import { openTypedCode, showTypedCode } from './typed-code.ts';
import { sendWhenItSuits, showWhenItSuits } from './when-it-suits.ts';
import { sendCalendar, sendCancelVisit, sendPickTime, showCancelVisit, showPickTime } from './visit-times.ts';

/** What residents see and do, without an account; and what staff do about their links. */
export function residentRoutes(store: FileStore): readonly Route[] {
  const tools = { store, mayStillSend: sendingLimit() };
  const mayKeep = sendingLimit(20);
  const tries = { ofNetwork: sendingLimit(20), ofLandlord: sendingLimit(600) };
  return [
    publicRoute('GET', '/l/:landlord', showLanding),
    publicRoute('GET', '/l/:landlord/report', startReport),
    publicRoute('POST', '/l/:landlord/report', (visit) => continueOrKeep(visit, mayKeep)),
    publicRoute('GET', '/l/:landlord/report/kept/:token', showKept),
    publicRoute('POST', '/l/:landlord/report/kept/:token', openKept),
    publicRoute('POST', '/l/:landlord/report/kept/:token/delete', deleteKept),
    // A page that was sent by a form has an address people reload or come back to: they begin again.
    publicRoute('GET', '/l/:landlord/report/send', async ({ landlord }) => redirect(`/l/${landlord.slug}/report`)),
    takesFiles(photoUpload, publicRoute('POST', '/l/:landlord/report/send', (visit) => sendReport(visit, tools))),
    publicRoute('GET', '/l/:landlord/report/added', showAdded),
    publicRoute('GET', '/l/:landlord/code', showTypedCode),
    publicRoute('POST', '/l/:landlord/code', (visit) => openTypedCode(visit, tries)),
    linkRoute('GET', '/r/:token', showTracking),
    linkRoute('GET', '/r/:token/sent', showSent),
    linkRoute('GET', '/r/:token/answer', async ({ link }) => redirect(`/r/${link.token}`)),
    linkRoute('POST', '/r/:token/answer', answerFixed),
    linkRoute('GET', '/r/:token/not-right', showNotRight),
    linkRoute('POST', '/r/:token/not-right', sendNotRight),
    linkRoute('GET', '/r/:token/needs', showOwnNeeds),
    linkRoute('POST', '/r/:token/needs', sendOwnNeeds),
    linkRoute('GET', '/r/:token/times', showWhenItSuits),
    linkRoute('POST', '/r/:token/times', sendWhenItSuits),
    linkRoute('GET', '/r/:token/visits/new', showPickTime),
    linkRoute('POST', '/r/:token/visits/new', sendPickTime),
    linkRoute('GET', '/r/:token/visits/:visitId/calendar.ics', sendCalendar),
    linkRoute('GET', '/r/:token/visits/:visitId/cancel', showCancelVisit),
    linkRoute('POST', '/r/:token/visits/:visitId/cancel', sendCancelVisit),
    linkRoute('GET', '/r/:token/visits/:visitId/change', showChangeVisit),
    linkRoute('POST', '/r/:token/visits/:visitId/change', sendChangeVisit),
    linkRoute('GET', '/r/:token/photos', showAddPhotos),
    takesFiles(photoUpload, linkRoute('POST', '/r/:token/photos', (visit) => sendPhotos(visit, store))),
    ...staffLinkRoutes,
  ];
}

async function showLanding(visit: LandlordVisit): Promise<Reply> {
  return page(publicPage(visit, { title: landingTitle, main: landingPage(visit.landlord) }));
}

async function showAdded(visit: LandlordVisit): Promise<Reply> {
  const { landlord } = visit;
  const today = visit.today as PlainDate;
  const main = addedPage({ landlord, today, ringBy: ringAddedBy(landlord.settings, today) });
  return page(publicPage(visit, { title: addedTitle, main }));
}
