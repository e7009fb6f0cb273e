import { officeHoursFrom, saveOfficeHours, type OfficeHours } from '../casefile/index.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Making, SettledLandlord } from './settle-landlord.ts';

const atSize: Readonly<Record<'large' | 'small', OfficeHours['open']>> = {
  large: { weekdays: { from: '08:00', until: '18:00' }, saturday: { from: '09:00', until: '13:00' }, sunday: null },
  small: { weekdays: { from: '09:00', until: '17:00' }, saturday: null, sunday: null },
};

/** When the office is open, and who hears of an emergency in the evening or at the weekend: the manager, and a planner of another team where there is one. */
export async function settleOfficeHours(tx: Tx, { members, invented }: Pick<SettledLandlord, 'members' | 'invented'>, { startedAt, newId }: Making & { readonly newId: () => string }): Promise<void> {
  const landlord = await landlordById(tx, tx.landlordId);
  const manager = members.find(({ roles }) => roles.includes('manager'));
  if (landlord === undefined || manager === undefined) throw new Error('The demonstration has no manager to be on call.');
  const planner = members.find(({ roles, teams, id }) => id !== manager.id && roles.includes('planner') && !roles.includes('adviser') && teams.some((team) => team.startsWith('Repairs')));
  const hours: OfficeHours = { open: atSize[invented.contractors.length > 0 ? 'large' : 'small'], onCall: [manager, planner].flatMap((person) => person?.id ?? []) };
  const actor = { staffId: manager.id, name: manager.name };
  await saveOfficeHours(tx, { before: officeHoursFrom(landlord.settings), after: hours }, { actor, now: startedAt, newId, seenVersion: landlord.settingsVersion });
}
