import { plainDate } from '../../clock/index.ts';
import { formText, page, redirect, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { absenceSections } from '../absence-sections.ts';
import { staffActions } from '../access.ts';
import { downloadRoutes } from '../downloads/downloadable-list.ts';
import { absencesDownload } from '../downloads/staff-lists.ts';
import { datePartsIn } from '../forms/absence.ts';
import { listAbsences } from '../queries/absences.ts';
import { listActiveStaff } from '../queries/people.ts';
import { absenceFormPage } from '../views/absence-form.ts';
import { absencesPage } from '../views/absences.ts';
import { removeAbsenceNamed, setAbsenceAsked } from './change-absences.ts';

/** The two places an absence is set from: a person's own account, and the list of everyone's. */
const own = { isOwn: true, action: '/account/absences/new', done: '/account?done=absence', backTo: { href: '/account', text: 'Your account' } } as const;
const anyones = { isOwn: false, action: '/admin/absences/new', done: '/admin/absences?done=set', backTo: { href: '/admin/absences', text: 'Who is away' } } as const;
type Place = typeof own | typeof anyones;

const mayForOthers = staffActions['set absences of others'];

export const absenceRoutes: readonly Route[] = [
  staffRoute('GET', '/account/absences/new', 'every role', (visit) => showForm(visit, own)),
  staffRoute('POST', '/account/absences/new', 'every role', (visit) => setOne(visit, own)),
  staffRoute('POST', '/account/absences/:id/remove', 'every role', (visit) => removeOne(visit, '/account?done=absence-removed')),
  staffRoute('GET', '/admin/absences', mayForOthers, showAbsences),
  ...downloadRoutes({ path: '/admin/absences', name: 'absences', roles: mayForOthers }, absencesDownload),
  staffRoute('GET', '/admin/absences/new', mayForOthers, (visit) => showForm(visit, anyones)),
  staffRoute('POST', '/admin/absences/new', mayForOthers, (visit) => setOne(visit, anyones)),
  staffRoute('POST', '/admin/absences/:id/remove', mayForOthers, (visit) => removeOne(visit, '/admin/absences?done=removed')),
];

async function showAbsences(visit: StaffVisit): Promise<Reply> {
  const today = plainDate(visit.today);
  const after = visit.query['after'];
  const listed = await listAbsences(visit.tx, { today, after: isUuid(after) ? after : undefined });
  return page(staffPage(visit, absencesPage({ csrfToken: visit.csrfToken, ...listed, today, done: visit.query['done'], sections: await absenceSections(visit) })));
}

async function showForm(visit: StaffVisit, place: Place, errors: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const { body, csrfToken, tx } = visit;
  const people = await listActiveStaff(tx);
  const typed = { staff: formText(body, 'staff'), cover: formText(body, 'cover'), from: datePartsIn(body, 'from'), until: datePartsIn(body, 'until') };
  const shown = absenceFormPage({ csrfToken, errors, action: place.action, backTo: place.backTo, isOwn: place.isOwn, people, typed });
  return page(staffPage(visit, shown), Object.keys(errors).length > 0 ? 422 : 200);
}

async function setOne(visit: StaffVisit, place: Place): Promise<Reply> {
  const set = await setAbsenceAsked(visit, place.isOwn);
  return set.ok ? redirect(place.done) : showForm(visit, place, set.errors);
}

async function removeOne(visit: StaffVisit, done: string): Promise<Reply> {
  await removeAbsenceNamed(visit);
  return redirect(done);
}
