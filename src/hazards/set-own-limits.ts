import { NotAllowed } from '../platform/http/index.ts';
import { savePartOfSettings } from '../platform/landlord-settings.ts';
import type { PlainDate } from '../clock/index.ts';
import type { Asking } from '../repairs/index.ts';
import { hasRole } from '../staff/index.ts';
import { ownLimitsRoles } from './access.ts';
import { setOwnLimits, type OwnLimitsDecision, type SetOwnLimits } from './decide/set-own-limits.ts';
import { ownLimitsFrom } from './model/own-limits.ts';

/** The one door to the landlord's own limits: an administrator, nothing looser than the law, and who changed what is written down. */
export async function performSetOwnLimits({ tx, actor, landlord, now, newId, today }: Asking, command: SetOwnLimits, seenVersion: number): Promise<OwnLimitsDecision> {
  if (actor.kind !== 'staff' || !hasRole(actor, ...ownLimitsRoles)) throw new NotAllowed('Administrators set what we promise.');
  const before = ownLimitsFrom(landlord.settings);
  const decision = setOwnLimits(before, command, { today: today as PlainDate, setBy: actor.name });
  if (!decision.ok) return decision;
  await savePartOfSettings(tx, { part: 'hazards', before: { versions: before }, after: { versions: decision.versions } }, { actor: { staffId: actor.id, name: actor.name }, now, newId, seenVersion });
  return decision;
}
