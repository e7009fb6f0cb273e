import { setTimeout as pause } from 'node:timers/promises';
import { instant } from '../../clock/index.ts';
import { formText, openRoute, page, publicPage, readSessionCookie, redirect, sessionCookie, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit, Visit } from '../../platform/http/index.ts';
import { areAllInvented, listLandlords } from '../../platform/landlord.ts';
import type { Landlord } from '../../platform/landlord.ts';
import { actorOf } from '../access.ts';
import { localPath } from '../decide/sessions.ts';
import { serviceIn } from '../decide/sign-in-service.ts';
import { parseSignIn } from '../forms/sign-in.ts';
import type { SignIn } from '../forms/sign-in.ts';
import { forgetDevicesOf } from '../store/devices.ts';
import { recordStaffEvent } from '../store/events.ts';
import { endSession, endSessionsOf, readSession, readSessionAwaitingPassword } from '../store/sessions.ts';
import { trySignIn } from '../store/try-sign-in.ts';
import type { SignInOutcome } from '../store/try-sign-in.ts';
import { signInPage } from '../views/sign-in.ts';
import type { SignInFacts } from '../views/sign-in.ts';
import { openSession, openSessionForNewPassword, toSignInSignedOut, tryFactsOf } from './open-session.ts';

export const signInRoutes: readonly Route[] = [
  openRoute('GET', '/sign-in', showSignIn),
  openRoute('POST', '/sign-in', signIn),
  staffRoute('POST', '/sign-out', 'every role', signOut),
  staffRoute('POST', '/sign-out-everywhere', 'every role', signOutEverywhere),
];

async function showSignIn(visit: Visit): Promise<Reply> {
  const returnTo = localPath(visit.query['returnTo']);
  const already = visit.query['as'] === 'somebody-else' ? undefined : await whereAlready(visit, returnTo);
  if (already !== undefined) return redirect(already);
  return signInReply(visit, await landlordsOf(visit), { email: '', returnTo });
}

/** Nobody signs in twice: to where they were going, or to the password they still have to choose. */
async function whereAlready(visit: Visit, returnTo: string): Promise<string | undefined> {
  const session = readSessionCookie(visit.cookies[sessionCookie]);
  if (session === undefined) return undefined;
  return visit.database.inLandlord(session.landlordId, async (tx) => {
    if ((await readSession(tx, session.secret, visit.now)) !== undefined) return returnTo;
    const person = await readSessionAwaitingPassword(tx, session.secret, instant(visit.now));
    return person === undefined ? undefined : '/sign-in/new-password';
  });
}

async function signIn(visit: Visit): Promise<Reply> {
  const typed = { email: formText(visit.body, 'email'), returnTo: localPath(formText(visit.body, 'returnTo')) };
  const form = parseSignIn(visit.body);
  if (!form.ok) return signInReply(visit, await landlordsOf(visit), { ...typed, errors: form.errors });
  const outcome = await tryTakingAsLong(visit, form.command);
  if (outcome.kind !== 'right') return signInReply(visit, await landlordsOf(visit), { ...typed, outcome });
  return visit.database.inLandlord(outcome.landlordId, async (tx) =>
    outcome.isTemporary
      ? redirect('/sign-in/new-password', await openSessionForNewPassword(visit, tx, outcome))
      : redirect(typed.returnTo, await openSession(visit, tx, outcome)),
  );
}

/** Every refusal takes at least this long, so that the time taken does not tell a name that exists from one that does not. */
const refusalTakesMs = 150;

async function tryTakingAsLong(visit: Visit, typed: SignIn): Promise<SignInOutcome> {
  const longEnough = pause(refusalTakesMs);
  const outcome = await trySignIn(typed, tryFactsOf(visit));
  if (outcome.kind !== 'right') await longEnough;
  return outcome;
}

async function signOut(visit: StaffVisit): Promise<Reply> {
  const session = readSessionCookie(visit.cookies[sessionCookie]);
  if (session !== undefined) await endSession(visit.tx, session.secret);
  return toSignInSignedOut();
}

async function signOutEverywhere(visit: StaffVisit): Promise<Reply> {
  const { id } = actorOf(visit.actor);
  await endSessionsOf(visit.tx, id);
  await forgetDevicesOf(visit.tx, id);
  await recordStaffEvent(visit.tx, { by: actorOf(visit.actor), now: instant(visit.now) }, { type: 'SignedOutEverywhere', staffId: id });
  return toSignInSignedOut();
}

function landlordsOf(visit: Visit): Promise<Landlord[]> {
  return visit.database.beforeLandlord(listLandlords);
}

interface Shown {
  readonly email: string;
  readonly returnTo: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly outcome?: Exclude<SignInOutcome, { kind: 'right' }>;
}

function signInReply(visit: Visit, landlords: readonly Landlord[], { email, returnTo, errors = {}, outcome }: Shown): Reply {
  const services = landlords.filter(({ settings }) => serviceIn(settings) !== undefined).slice(0, 20);
  const facts: SignInFacts = { csrfToken: visit.csrfToken, email, returnTo, services, errors };
  const shown = outcome === undefined ? facts : { ...facts, ...wordsOf(outcome, landlords) };
  const isWrong = outcome !== undefined || Object.keys(errors).length > 0;
  return page(publicPage(visit, { ...signInPage(shown), isInvented: areAllInvented(landlords) }), isWrong ? 422 : 200);
}

function wordsOf(outcome: NonNullable<Shown['outcome']>, landlords: readonly Landlord[]): Partial<SignInFacts> {
  switch (outcome.kind) {
    case 'wrong':
      return { errors: { email: 'The email address or the password is not right. Check both and try again' } };
    case 'wait':
      return { errors: { '': `Too many tries. Wait ${outcome.minutes === 1 ? '1 minute' : `${outcome.minutes} minutes`}, then try again` } };
    case 'temporary password over':
      return { errors: { password: 'This temporary password no longer works. Ask an administrator for a new one' } };
    case 'which landlord':
      return {
        errors: { landlord: 'Choose who you are working for now, and type your password again' },
        whichLandlord: landlords.filter(({ id }) => outcome.landlordIds.includes(id)),
      };
  }
}
