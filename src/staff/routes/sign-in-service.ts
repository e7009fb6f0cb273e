import { instant } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { openRoute, page, publicPage, redirect } from '../../platform/http/index.ts';
import type { Reply, Route, Visit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { landlordById, landlordBySlug } from '../../platform/landlord.ts';
import { finishErrand, startErrand } from '../../platform/sign-in/index.ts';
import type { SignedClaims } from '../../platform/sign-in/index.ts';
import { localPath } from '../decide/sessions.ts';
import { readErrand, serviceIn, verifiedEmailIn, writeErrand } from '../decide/sign-in-service.ts';
import type { KeptErrand } from '../decide/sign-in-service.ts';
import { recordStaffEvent } from '../store/events.ts';
import { findOrBind } from '../store/sign-in-service.ts';
import { serviceRefusedPage } from '../views/sign-in.ts';
import { openSession } from './open-session.ts';

const errandCookie = 'putright_errand';
const forgetErrand = { name: errandCookie, value: '', maxAgeSeconds: 0 };
const minutesAway = 10;

export const signInServiceRoutes: readonly Route[] = [
  openRoute('GET', '/sign-in/with/:landlord', goToService),
  openRoute('GET', '/sign-in/returned', returnFromService),
];

async function goToService(visit: Visit): Promise<Reply> {
  const landlord = await visit.database.beforeLandlord((tx) => landlordBySlug(tx, visit.params['landlord'] ?? ''));
  const service = serviceIn(landlord?.settings ?? {});
  if (landlord === undefined || service === undefined) throw new NotFound('sign-in service');
  const started = await startErrand(service, returnAddress(visit));
  if (!started.ok) return refused(visit, 'Your organisation’s sign-in service did not answer. Try again in a few minutes, or sign in with a password.');
  const kept: KeptErrand = { ...started.errand, landlordId: landlord.id, returnTo: localPath(visit.query['returnTo']) };
  return redirect(started.to, [{ name: errandCookie, value: writeErrand(kept), maxAgeSeconds: minutesAway * 60 }]);
}

async function returnFromService(visit: Visit): Promise<Reply> {
  const errand = readErrand(visit.cookies[errandCookie]);
  if (errand === undefined || !isUuid(errand.landlordId)) {
    return refused(visit, 'It took too long, or this browser does not keep cookies. Start again.');
  }
  const landlord = await visit.database.beforeLandlord((tx) => landlordById(tx, errand.landlordId));
  const service = serviceIn(landlord?.settings ?? {});
  if (service === undefined) throw new NotFound('sign-in service');
  const finished = await finishErrand(service, cameBackTo(visit), errand);
  if (!finished.ok) return refused(visit, 'Your organisation’s sign-in service did not let you in, or its answer could not be checked. Start again.');
  return signInAs(visit, errand, finished.who);
}

async function signInAs(visit: Visit, errand: KeptErrand, { issuer, subject, claims }: SignedClaims): Promise<Reply> {
  const { landlordId } = errand;
  return visit.database.inLandlord(landlordId, async (tx) => {
    const found = await findOrBind(tx, { issuer, subject, verifiedEmail: verifiedEmailIn(claims) });
    if (found === undefined) {
      return refused(visit, 'Your organisation knows you, but nobody with your verified email address works here. Ask an administrator to add you.');
    }
    if (found.isNewlyBound) {
      const doing = { by: { kind: 'system', name: 'Sign-in service' } as const, now: instant(visit.now) };
      await recordStaffEvent(tx, doing, { type: 'SignInServiceBound', staffId: found.staffId, data: { issuer } });
    }
    const cookies = await openSession(visit, tx, { landlordId, staffId: found.staffId });
    return redirect(localPath(errand.returnTo), [...cookies, forgetErrand]);
  });
}

function refused(visit: Visit, why: string): Reply {
  return { ...page(publicPage(visit, serviceRefusedPage(why)), 422), cookies: [forgetErrand] };
}

function returnAddress(visit: Visit): string {
  return `${visit.publicAddress}/sign-in/returned`;
}

/** The address as the service sent the person back to it, whatever a proxy made of the host. */
function cameBackTo(visit: Visit): URL {
  const address = new URL(returnAddress(visit));
  for (const [name, value] of Object.entries(visit.query)) if (value !== undefined) address.searchParams.set(name, value);
  return address;
}
