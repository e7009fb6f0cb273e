import { instant } from '../../clock/index.ts';
import { redirect, sessionCookie } from '../../platform/http/index.ts';
import type { CookieToSet, Reply, Visit } from '../../platform/http/index.ts';
import { knownDeviceHours, sessionHours } from '../decide/sessions.ts';
import { knowDevice } from '../store/devices.ts';
import { startSession } from '../store/sessions.ts';
import type { Name, TryFacts } from '../store/try-sign-in.ts';
import type { Tx } from '../../platform/database/index.ts';

export const deviceCookie = 'putright_device';

/** Where this visit's tries come from. */
export function tryFactsOf(visit: Visit): TryFacts {
  return {
    database: visit.database,
    network: visit.network,
    deviceSecret: visit.cookies[deviceCookie],
    now: instant(visit.now),
    newId: visit.newId,
  };
}

/** Signs the person in on this browser, from now on a known one. The secrets go into the cookies and nowhere else. */
export async function openSession(visit: Visit, tx: Tx, { landlordId, staffId }: Name): Promise<readonly CookieToSet[]> {
  const now = instant(visit.now);
  const secret = visit.newSecret();
  await startSession(tx, { staffId, secret, device: visit.device, awaitsNewPassword: false, now });
  const device = await knowDevice(tx, staffId, { current: visit.cookies[deviceCookie], fresh: visit.newSecret() }, now);
  return [
    { name: sessionCookie, value: `${landlordId}.${secret}`, maxAgeSeconds: sessionHours * 3600 },
    { name: deviceCookie, value: device, maxAgeSeconds: knownDeviceHours * 3600 },
  ];
}

/** Lets the person in as far as the page that asks for a password of their own. */
export async function openSessionForNewPassword(visit: Visit, tx: Tx, { landlordId, staffId }: Name): Promise<readonly CookieToSet[]> {
  const secret = visit.newSecret();
  await startSession(tx, { staffId, secret, device: visit.device, awaitsNewPassword: true, now: instant(visit.now) });
  return [{ name: sessionCookie, value: `${landlordId}.${secret}`, maxAgeSeconds: sessionHours * 3600 }];
}

/** Back to sign-in, with the session's cookie gone. */
export function toSignInSignedOut(): Reply {
  return redirect('/sign-in', [{ name: sessionCookie, value: '', maxAgeSeconds: 0 }]);
}
