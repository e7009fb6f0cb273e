import { instant } from '../../clock/index.ts';
import { formList, formText, page, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { FormBody, Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { hashPassword } from '../../platform/sign-in/index.ts';
import { actorOf, staffActions } from '../access.ts';
import { downloadRoutes } from '../downloads/downloadable-list.ts';
import { staffDownload } from '../downloads/staff-lists.ts';
import { temporaryPasswordFrom } from '../decide/temporary-password.ts';
import { parseStaffMember } from '../forms/staff-member.ts';
import type { StaffId } from '../model.ts';
import { emailIsTaken, findStaff, pageOfStaff } from '../queries/people.ts';
import { listOrganisations, listTeams } from '../queries/teams.ts';
import { setPassword } from '../store/passwords.ts';
import { createStaff } from '../store/staff.ts';
import { newStaffPage, temporaryPasswordPage } from '../views/new-staff.ts';
import type { TypedStaff } from '../views/staff-fields.ts';
import { staffListPage } from '../views/staff-list.ts';

const who = staffActions['administer staff'];

export const staffListRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/staff', who, showList),
  ...downloadRoutes({ path: '/admin/staff', name: 'staff', roles: who }, staffDownload),
  staffRoute('POST', '/admin/staff/search', who, showFound),
  staffRoute('GET', '/admin/staff/new', who, (visit) => showNew(visit)),
  staffRoute('POST', '/admin/staff/new', who, addStaff),
];

async function showList(visit: StaffVisit): Promise<Reply> {
  const { tx, csrfToken, query } = visit;
  const kind = query['show'] === 'inactive' ? 'inactive' : 'active';
  const after = isUuid(query['after']) ? (query['after'] as StaffId) : undefined;
  const { people, nextAfter } = await pageOfStaff(tx, kind === 'active', after);
  return page(staffPage(visit, staffListPage({ csrfToken, people, teams: await listTeams(tx), shown: { kind, nextAfter } })));
}

/** A search is sent, not put in the address: names do not belong in a browser's history. */
async function showFound(visit: StaffVisit): Promise<Reply> {
  const { tx, csrfToken } = visit;
  const words = formText(visit.body, 'words').slice(0, 100);
  const people = await findStaff(tx, words);
  return page(staffPage(visit, staffListPage({ csrfToken, people, teams: await listTeams(tx), shown: { kind: 'found', words } })));
}

async function showNew(visit: StaffVisit, errors: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const { tx, csrfToken, body } = visit;
  const choices = { organisations: await listOrganisations(tx), teams: await listTeams(tx) };
  return page(staffPage(visit, newStaffPage({ csrfToken, errors, typed: typedIn(body), ...choices })), Object.keys(errors).length > 0 ? 422 : 200);
}

async function addStaff(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const form = parseStaffMember(visit.body, { organisations: await listOrganisations(tx), teams: await listTeams(tx) });
  if (!form.ok) return showNew(visit, form.errors);
  if (await emailIsTaken(tx, form.command.email)) return showNew(visit, { email: 'Somebody here has this email address already' });
  const now = instant(visit.now);
  const staffId = await createStaff(tx, form.command, { by: actorOf(visit.actor), now });
  const password = temporaryPasswordFrom(visit.newSecret());
  await setPassword(tx, { staffId, passwordHash: await hashPassword(password), isTemporary: true, now });
  return page(staffPage(visit, temporaryPasswordPage({ id: staffId, name: form.command.name }, password)));
}

/** A person's details as they were typed. */
export function typedIn(body: FormBody): TypedStaff {
  return {
    name: formText(body, 'name'),
    email: formText(body, 'email'),
    phone: formText(body, 'phone'),
    organisation: formText(body, 'organisation'),
    roles: formList(body, 'roles'),
    teams: formList(body, 'teams'),
  };
}
