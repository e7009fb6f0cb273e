import { addDays, dateInLondon } from '../../clock/index.ts';
import { performSetOwnLimits } from '../../hazards/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import { askingOf } from '../../repairs/index.ts';
import { actorOf } from '../../staff/index.ts';
import { done, memberWho, type NewestDays } from './visit-of.ts';

type Wanted = Parameters<typeof performSetOwnLimits>[1];

/** The landlord's own limits for hazards, stricter than the law's: some count from today, more from a day that is coming. What has begun keeps its times. */
export async function setLimitsOfTheirOwn(days: NewestDays): Promise<void> {
  const from = dateInLondon(days.present);
  const first: Wanted['limits'] = { triage: { hours: 6 }, summary: { workingDays: 2 } };
  await set(days, { type: 'SetOwnLimits', from, scope: 'every-hazard', limits: first });
  await set(days, { type: 'SetOwnLimits', from: addDays(from, 40), scope: 'every-hazard', limits: { ...first, investigate: { workingDays: 5 }, 'make-safe': { workingDays: 3 } } });
}

const set = (days: NewestDays, wanted: Wanted): Promise<void> => done(days, memberWho(days, 'administrator'), days.lately, async (visit) => {
  const landlord = (await landlordById(visit.tx, days.landlord.id)) ?? days.landlord;
  const decided = await performSetOwnLimits({ ...askingOf({ ...visit, landlord }), actor: actorOf(visit.actor) }, wanted, landlord.settingsVersion);
  if (!decided.ok) throw new Error(`The demonstration sets limits that are refused: ${decided.problems.map(({ words }) => words).join(' ')}`);
});
