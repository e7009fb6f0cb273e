import { instant } from '../../clock/index.ts';
import { NotFound, RecordChanged } from '../../platform/database/index.ts';
import { page, redirect, seenVersionIn, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { hashPassword } from '../../platform/sign-in/index.ts';
import { actorOf, staffActions } from '../access.ts';
import { decideRoles } from '../decide/people.ts';
import { temporaryPasswordFrom } from '../decide/temporary-password.ts';
import { parseStaffMember } from '../forms/staff-member.ts';
import type { Doing, StaffId, StaffMember } from '../model.ts';
import { lastStaffEvents } from '../queries/events.ts';
import { countOpenCasesOf, emailIsTaken, staffById } from '../queries/people.ts';
import { listOrganisations, listTeams } from '../queries/teams.ts';
import { forgetDevicesOf } from '../store/devices.ts';
import { recordStaffEvent } from '../store/events.ts';
import { setPassword } from '../store/passwords.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { changeStaff, lockActiveAdministrators, setActive } from '../store/staff.ts';
import { temporaryPasswordPage } from '../views/new-staff.ts';
import { staffMemberPage } from '../views/staff-member.ts';
import type { TypedStaff } from '../views/staff-fields.ts';
import { typedIn } from './staff-list.ts';

const who = staffActions['administer staff'];

export const staffMemberRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/staff/:id', who, async (visit) => showPerson(visit, await thePerson(visit))),
  staffRoute('POST', '/admin/staff/:id', who, savePerson),
  staffRoute('POST', '/admin/staff/:id/temporary-password', who, giveTemporaryPassword),
  staffRoute('POST', '/admin/staff/:id/sign-out-everywhere', who, signThemOut),
  staffRoute('POST', '/admin/staff/:id/reactivate', who, reactivate),
];

interface Wrong {
  readonly typed: TypedStaff;
  readonly errors: Readonly<Record<string, string>>;
}

async function showPerson(visit: StaffVisit, person: StaffMember, wrong?: Wrong): Promise<Reply> {
  const { tx, csrfToken, query } = visit;
  const shown = staffMemberPage({
    csrfToken,
    person,
    errors: wrong?.errors ?? {},
    typed: wrong?.typed ?? asTyped(person),
    organisations: await listOrganisations(tx),
    teams: await listTeams(tx),
    openCases: await countOpenCasesOf(tx, person.id),
    history: await lastStaffEvents(tx, person.id),
    done: query['done'],
  });
  return page(staffPage(visit, shown), wrong === undefined ? 200 : 422);
}

async function savePerson(visit: StaffVisit): Promise<Reply> {
  const { tx, body } = visit;
  const administrators = await lockActiveAdministrators(tx);
  const person = await thePerson(visit);
  if (seenVersionIn(body) !== person.version) throw new RecordChanged('staff');
  const form = parseStaffMember(body, { organisations: await listOrganisations(tx), teams: await listTeams(tx) });
  const wrong = (errors: Wrong['errors']) => showPerson(visit, person, { typed: typedIn(body), errors });
  if (!form.ok) return wrong(form.errors);
  if (!decideRoles(person, form.command.roles, administrators).ok) {
    return wrong({ roles: 'They are the only administrator. Make somebody else one first' });
  }
  if (await emailIsTaken(tx, form.command.email, person.id)) return wrong({ email: 'Somebody here has this email address already' });
  await changeStaff(tx, person, form.command, doingOf(visit));
  return redirect(`/admin/staff/${person.id}?done=saved`);
}

async function giveTemporaryPassword(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const person = await thePerson(visit);
  if (!person.isActive) throw new NotFound('active staff');
  const doing = doingOf(visit);
  const password = temporaryPasswordFrom(visit.newSecret());
  await setPassword(tx, { staffId: person.id, passwordHash: await hashPassword(password), isTemporary: true, now: doing.now });
  await endEverySession(visit, person.id);
  await recordStaffEvent(tx, doing, { type: 'TemporaryPasswordSet', staffId: person.id });
  return page(staffPage(visit, temporaryPasswordPage(person, password)));
}

async function signThemOut(visit: StaffVisit): Promise<Reply> {
  const person = await thePerson(visit);
  await endEverySession(visit, person.id);
  await recordStaffEvent(visit.tx, doingOf(visit), { type: 'SignedOutEverywhere', staffId: person.id });
  return redirect(`/admin/staff/${person.id}?done=signed-out`);
}

async function reactivate(visit: StaffVisit): Promise<Reply> {
  const person = await thePerson(visit);
  if (!person.isActive) await setActive(visit.tx, person, true, doingOf(visit));
  return redirect(`/admin/staff/${person.id}?done=reactivated`);
}

async function endEverySession(visit: StaffVisit, id: StaffId): Promise<void> {
  await endSessionsOf(visit.tx, id);
  await forgetDevicesOf(visit.tx, id);
}

/** The person the address names. */
export async function thePerson(visit: StaffVisit): Promise<StaffMember> {
  const { id } = visit.params;
  const person = isUuid(id) ? await staffById(visit.tx, id as StaffId) : undefined;
  if (person === undefined) throw new NotFound('staff');
  return person;
}

/** Whoever is signed in, doing something now. */
export function doingOf(visit: StaffVisit): Doing {
  return { by: actorOf(visit.actor), now: instant(visit.now) };
}

function asTyped({ name, email, phone, organisationId, roles, teamIds }: StaffMember): TypedStaff {
  return { name, email, phone: phone ?? '', organisation: organisationId, roles, teams: teamIds };
}
