import { neighbourhoodsOf, saveCalendar, usualHalfDays } from '../appointments/index.ts';
import { addDays, dateInLondon, nextWorkingDayOnOrAfter, englandAndWales } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { setAbsence, type Doing } from '../staff/index.ts';
import { areaOf } from './cast.ts';
import type { Making, SettledMember } from './settle-landlord.ts';

/** What each operative and surveyor can be sent to and when, and who is on leave in the coming weeks. */
export async function settleCalendars(tx: Tx, members: readonly SettledMember[], making: Making & { readonly newId: () => string }): Promise<void> {
  const doing: Doing = { by: { kind: 'system', name: 'Demonstration' }, now: making.startedAt, newId: making.newId };
  const neighbourhoods = await neighbourhoodsOf(tx);
  const visitors = members.filter(({ roles }) => roles.includes('operative') || roles.includes('surveyor'));
  for (const [index, { id, roles, teams, trades }] of visitors.entries()) {
    const patch = neighbourhoods.filter(({ name }) => teams.includes(areaOf({ members }, name)));
    const isPartTime = index % 9 === 7;
    await saveCalendar(tx, {
      staffId: id,
      trades: roles.includes('operative') ? [...(trades ?? [])] : [],
      neighbourhoodIds: roles.includes('operative') ? patch.map((one) => one.id) : [],
      // Not on Mondays, nor on Friday afternoons.
      works: isPartTime ? usualHalfDays.filter((half) => !half.startsWith('1-') && half !== '5-afternoon') : usualHalfDays,
      placesInHalfDay: roles.includes('surveyor') ? 3 : 5,
    }, 0, doing);
  }
  await goOnLeave(tx, members, making, doing);
}

/** Of those who are not alone at what they do, some are away for a week or two, one of them now. */
async function goOnLeave(tx: Tx, members: readonly SettledMember[], { now }: Making, doing: Doing): Promise<void> {
  const numbered = members.filter(({ mailbox, roles }) => /\d$/.test(mailbox) && (roles.includes('operative') || roles.includes('planner')));
  for (const [index, { id, teams, roles }] of numbered.entries()) {
    if (index % 5 !== 1) continue;
    const cover = members.find((other) => other.id !== id && other.roles.some((role) => roles.includes(role)) && other.teams.some((team) => teams.includes(team)));
    if (cover === undefined) continue;
    const fromOn = nextWorkingDayOnOrAfter(addDays(dateInLondon(now), index === 1 ? -2 : 5 + index), englandAndWales);
    await setAbsence(tx, { staffId: id, coverStaffId: cover.id, fromOn, untilOn: addDays(fromOn, index % 2 === 0 ? 4 : 11) }, doing);
  }
}
