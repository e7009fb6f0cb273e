import type { PlainDate } from '../clock/index.ts';
import { blameIn } from '../correspondence/index.ts';
import { mustBeTheLandlords } from '../orders/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { savePartOfSettings } from '../platform/landlord-settings.ts';
import type { Landlord } from '../platform/landlord.ts';
import { decideCauseList, type CauseListCommand, type CauseListDecision } from './decide/keep-causes.ts';
import { ownCauses } from './policy.ts';

/** Who changes the list, and when. */
export interface KeepingCauses {
  readonly tx: Tx;
  readonly landlord: Landlord;
  readonly actor: { readonly staffId: string; readonly name: string; readonly organisationId: string };
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

/** The one door to the list of causes, for the page and programs alike. Refused when the settings have changed since they were read. */
export async function keepCauses({ tx, landlord, actor, now, today, newId }: KeepingCauses, seenVersion: number, command: CauseListCommand): Promise<CauseListDecision> {
  await mustBeTheLandlords({ tx, actor });
  const own = ownCauses(landlord.settings);
  const blames = command.type === 'AddCause' && blameIn(command.words);
  const decision = decideCauseList(command, { own, today: today as PlainDate, newId: newId(), blames });
  if (!decision.ok) return decision;
  await savePartOfSettings(tx, { part: 'causes', before: { list: own }, after: { list: decision.list } }, { actor, now, newId, seenVersion });
  return decision;
}
