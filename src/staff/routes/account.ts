import { instant, plainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { page, readSessionCookie, redirect, sessionCookie, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { hashPassword, hashSecret } from '../../platform/sign-in/index.ts';
import { absenceSections } from '../absence-sections.ts';
import { actorOf, may } from '../access.ts';
import { parsePasswordChange } from '../forms/new-password.ts';
import type { StaffMember } from '../model.ts';
import { listAbsences } from '../queries/absences.ts';
import { staffById } from '../queries/people.ts';
import { listTeams } from '../queries/teams.ts';
import { forgetDevicesOf } from '../store/devices.ts';
import { recordStaffEvent } from '../store/events.ts';
import { passwordHashOf, setPassword } from '../store/passwords.ts';
import { endSessionsOf, listSessions } from '../store/sessions.ts';
import { checkPassword } from '../store/try-sign-in.ts';
import { accountPage } from '../views/account.ts';
import { changePasswordPage } from '../views/new-password.ts';
import { deviceCookie, tryFactsOf } from './open-session.ts';

export const accountRoutes: readonly Route[] = [
  staffRoute('GET', '/account', 'every role', showAccount),
  staffRoute('GET', '/account/password', 'every role', showChangePassword),
  staffRoute('POST', '/account/password', 'every role', changePassword),
];

async function showAccount(visit: StaffVisit): Promise<Reply> {
  const { tx, csrfToken } = visit;
  const person = await myself(visit);
  const now = instant(visit.now);
  const today = plainDate(visit.today);
  const sessions = await listSessions(tx, person.id, now);
  const { absences } = await listAbsences(tx, { today, staffId: person.id });
  const teamNames = (await listTeams(tx)).filter(({ id }) => person.teamIds.includes(id)).map(({ name }) => name);
  const hasPassword = (await passwordHashOf(tx, person.id)) !== null;
  const currentSessionId = hashSecret(ownSecret(visit)).toString('hex');
  const maySeeWhoIsAway = may(actorOf(visit.actor), 'set absences of others');
  const facts = { csrfToken, person, teamNames, sessions, currentSessionId, absences, hasPassword, maySeeWhoIsAway, done: visit.query['done'], now, today, sections: await absenceSections(visit, person.id) };
  return page(staffPage(visit, accountPage(facts)));
}

async function showChangePassword(visit: StaffVisit): Promise<Reply> {
  const { email } = await myself(visit);
  return page(staffPage(visit, changePasswordPage({ csrfToken: visit.csrfToken, email })));
}

async function changePassword(visit: StaffVisit): Promise<Reply> {
  const person = await myself(visit);
  const form = parsePasswordChange(visit.body, person);
  if (!form.ok) return again(visit, person, form.errors);
  const { currentPassword, newPassword } = form.command;
  // In transactions of its own: a wrong guess is counted although this request will be rolled back.
  const checked = await checkPassword({ landlordId: visit.landlord.id, staffId: person.id }, currentPassword, tryFactsOf(visit));
  if (checked.kind === 'wait') return again(visit, person, { 'current-password': `Too many tries. Wait ${checked.minutes} minutes, then try again` });
  if (checked.kind !== 'right') return again(visit, person, { 'current-password': 'This is not your current password' });
  if (newPassword === currentPassword) return again(visit, person, { 'new-password': 'Choose a password other than your current one' });
  const now = instant(visit.now);
  await setPassword(visit.tx, { staffId: person.id, passwordHash: await hashPassword(newPassword), isTemporary: false, now });
  await endSessionsOf(visit.tx, person.id, ownSecret(visit));
  await forgetDevicesOf(visit.tx, person.id, visit.cookies[deviceCookie]);
  await recordStaffEvent(visit.tx, { by: actorOf(visit.actor), now }, { type: 'PasswordChanged', staffId: person.id });
  return redirect('/account?done=password');
}

function again(visit: StaffVisit, { email }: StaffMember, errors: Readonly<Record<string, string>>): Reply {
  return page(staffPage(visit, changePasswordPage({ csrfToken: visit.csrfToken, email, errors })), 422);
}

async function myself(visit: StaffVisit): Promise<StaffMember> {
  const person = await staffById(visit.tx, actorOf(visit.actor).id);
  if (person === undefined) throw new NotFound('staff');
  return person;
}

function ownSecret(visit: StaffVisit): string {
  return readSessionCookie(visit.cookies[sessionCookie])?.secret ?? '';
}
