import { formText, page, redirect, staffPage, staffRoute } from '../../platform/http/index.ts';
import type { Reply, Route, StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, staffActions } from '../access.ts';
import { decideDeactivation } from '../decide/people.ts';
import type { DeactivationRefusal } from '../decide/people.ts';
import type { Role, StaffId, StaffMember } from '../model.ts';
import { countOpenCasesOf, listActiveStaff, staffById } from '../queries/people.ts';
import { forgetDevicesOf } from '../store/devices.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { lockActiveAdministrators, setActive } from '../store/staff.ts';
import { deactivatePage } from '../views/deactivate.ts';
import { doingOf, thePerson } from './staff-member.ts';

/**
 * Gives every open case of one person to another, in the visit's own transaction, and names those it could not.
 * Whoever owns cases provides it.
 */
export interface HandOver {
  /** Who may be given cases: those who hold one of these roles. */
  readonly to: readonly Role[];
  readonly give: (visit: StaffVisit, from: StaffId, to: StaffMember) => Promise<readonly string[]>;
}

/** References of what somebody is still expected to visit. Whoever books visits provides it. */
export type BookedVisits = (visit: StaffVisit, who: StaffId) => Promise<readonly string[]>;

/** What other slices hold of somebody who leaves. */
export interface Leaving {
  readonly handOver?: HandOver;
  readonly bookedVisits?: BookedVisits;
}

const words = {
  'already-inactive': { '': 'They can no longer sign in as it is' },
  yourself: { '': 'You cannot stop yourself signing in. Ask another administrator' },
  'last-administrator': { '': 'They are the only administrator. Make somebody else one first' },
  'expected-somewhere': { '': 'They still have visits booked. Give those to somebody else first' },
  'owns-open-cases': { 'new-owner': 'They own open cases. Every case needs an owner: hand them over first' },
  'new-owner-not-active': { 'new-owner': 'Choose somebody who works here' },
} satisfies Record<DeactivationRefusal, Record<string, string>>;

/** Stopping somebody signing in; without `handOver` their open cases must be given away one by one first. */
export function deactivateRoutes(leaving: Leaving): readonly Route[] {
  const who = staffActions['administer staff'];
  return [
    staffRoute('GET', '/admin/staff/:id/deactivate', who, async (visit) => show(visit, await thePerson(visit), leaving)),
    staffRoute('POST', '/admin/staff/:id/deactivate', who, (visit) => deactivate(visit, leaving)),
  ];
}

async function deactivate(visit: StaffVisit, leaving: Leaving): Promise<Reply> {
  const { tx } = visit;
  const { handOver } = leaving;
  const activeAdministrators = await lockActiveAdministrators(tx);
  const person = await thePerson(visit);
  const openCases = await countOpenCasesOf(tx, person.id);
  const visits = (await leaving.bookedVisits?.(visit, person.id)) ?? [];
  const newOwner = handOver === undefined ? undefined : await newOwnerIn(visit);
  const verdict = decideDeactivation({ person, actorId: actorOf(visit.actor).id, activeAdministrators, openCases, bookedVisits: visits.length, newOwner });
  if (!verdict.ok) return show(visit, person, leaving, wordsFor(verdict.refusal, visits));
  const left = handOver === undefined || newOwner === undefined ? [] : await handOver.give(visit, person.id, newOwner);
  if (left.length > 0) return show(visit, person, leaving, { 'new-owner': `${newOwner?.name ?? ''} may not have all of them (${left.slice(0, 3).join(', ')}): choose somebody else, or hand them over one by one` });
  await setActive(tx, person, false, doingOf(visit));
  await endSessionsOf(tx, person.id);
  await forgetDevicesOf(tx, person.id);
  return redirect(`/admin/staff/${person.id}?done=deactivated`);
}

function wordsFor(refusal: DeactivationRefusal, visits: readonly string[]): Readonly<Record<string, string>> {
  if (refusal !== 'expected-somewhere') return words[refusal];
  const more = visits.length > 3 ? ' and more' : '';
  return { '': `${words[refusal]['']}: ${visits.slice(0, 3).join(', ')}${more}` };
}

async function newOwnerIn(visit: StaffVisit): Promise<StaffMember | undefined> {
  const id = formText(visit.body, 'new-owner');
  return isUuid(id) ? staffById(visit.tx, id as StaffId) : undefined;
}

async function show(visit: StaffVisit, person: StaffMember, { handOver }: Leaving, errors: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const { tx, csrfToken } = visit;
  const openCases = await countOpenCasesOf(tx, person.id);
  const colleagues = handOver === undefined || openCases === 0 ? [] : await listActiveStaff(tx, { roles: handOver.to });
  return page(staffPage(visit, deactivatePage({ csrfToken, errors, person, openCases, colleagues, chosen: formText(visit.body, 'new-owner') })), Object.keys(errors).length > 0 ? 422 : 200);
}
