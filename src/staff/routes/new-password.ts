import { instant } from '../../clock/index.ts';
import { openRoute, page, publicPage, readSessionCookie, redirect, sessionCookie } from '../../platform/http/index.ts';
import type { Reply, Route, Visit } from '../../platform/http/index.ts';
import { hashPassword, verifyPassword } from '../../platform/sign-in/index.ts';
import { parseNewPassword } from '../forms/new-password.ts';
import type { StaffId } from '../model.ts';
import { recordStaffEvent } from '../store/events.ts';
import { passwordHashOf, setPassword } from '../store/passwords.ts';
import { endSessionsOf, readSessionAwaitingPassword } from '../store/sessions.ts';
import type { Name } from '../store/try-sign-in.ts';
import { firstPasswordPage } from '../views/new-password.ts';
import { openSession, toSignInSignedOut } from './open-session.ts';

export const newPasswordRoutes: readonly Route[] = [
  openRoute('GET', '/sign-in/new-password', showNewPassword),
  openRoute('POST', '/sign-in/new-password', saveNewPassword),
];

interface Waiting extends Name {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly currentHash: string | null;
  readonly secret: string;
}

async function showNewPassword(visit: Visit): Promise<Reply> {
  const person = await whoIsWaiting(visit);
  if (person === undefined) return redirect('/sign-in');
  return page(publicPage(visit, firstPasswordPage({ csrfToken: visit.csrfToken, name: person.name })));
}

async function saveNewPassword(visit: Visit): Promise<Reply> {
  const person = await whoIsWaiting(visit);
  if (person === undefined) return toSignInSignedOut();
  const form = parseNewPassword(visit.body, person);
  if (!form.ok) return again(visit, person, form.errors);
  const { newPassword } = form.command;
  if (await verifyPassword(newPassword, person.currentHash)) {
    return again(visit, person, { 'new-password': 'Choose a password other than the temporary one' });
  }
  const passwordHash = await hashPassword(newPassword);
  const now = instant(visit.now);
  return visit.database.inLandlord(person.landlordId, async (tx) => {
    // Asked again: an administrator may have ended this while the password was being hashed.
    if ((await readSessionAwaitingPassword(tx, person.secret, now)) === undefined) return toSignInSignedOut();
    await setPassword(tx, { staffId: person.id, passwordHash, isTemporary: false, now });
    await endSessionsOf(tx, person.id);
    await recordStaffEvent(tx, { by: { kind: 'system', name: person.name }, now }, { type: 'PasswordChanged', staffId: person.id });
    return redirect('/work', await openSession(visit, tx, person));
  });
}

async function whoIsWaiting(visit: Visit): Promise<Waiting | undefined> {
  const session = readSessionCookie(visit.cookies[sessionCookie]);
  if (session === undefined) return undefined;
  const { landlordId, secret } = session;
  return visit.database.inLandlord(landlordId, async (tx) => {
    const person = await readSessionAwaitingPassword(tx, secret, instant(visit.now));
    if (person === undefined) return undefined;
    return { ...person, landlordId, secret, staffId: person.id, currentHash: await passwordHashOf(tx, person.id) };
  });
}

function again(visit: Visit, { name }: Waiting, errors: Readonly<Record<string, string>>): Reply {
  return page(publicPage(visit, firstPasswordPage({ csrfToken: visit.csrfToken, name, errors })), 422);
}
