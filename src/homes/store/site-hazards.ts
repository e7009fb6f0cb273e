import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { SiteHazardFacts, SiteHazardId } from '../model.ts';
import type { HazardPlace } from '../queries/site-hazards.ts';

export interface KeepingHazards {
  readonly now: string;
  readonly byName: string;
  readonly newId: () => string;
}

export interface HazardToAdd {
  readonly place: HazardPlace;
  readonly facts: SiteHazardFacts;
}

/** Puts entries on the register. */
export async function addHazards(tx: Tx, entries: readonly HazardToAdd[], { now, byName, newId }: KeepingHazards): Promise<void> {
  const rows = entries.map(({ place, facts: { kind, finding, location, whatToDo, source, surveyedOn, expiresOn } }) => ({
    landlord_id: tx.landlordId, id: newId(), home_id: 'homeId' in place ? place.homeId : null, block_id: 'blockId' in place ? place.blockId : null,
    kind, finding, location, what_to_do: whatToDo, source, surveyed_on: surveyedOn, expires_on: expiresOn, recorded_at: now, recorded_by_name: byName,
  }));
  if (rows.length > 0) await insertRows(tx, 'site_hazards', rows);
}

/** Takes entries off it, with why; they are kept. True when all of them stood. */
export async function endHazards(tx: Tx, ids: readonly SiteHazardId[], reason: string, { now, byName }: Omit<KeepingHazards, 'newId'>): Promise<boolean> {
  const ended = await tx.query(
    'update site_hazards set ended_at = $3, ended_by_name = $4, ended_reason = $5 where landlord_id = $1 and id = any ($2::uuid[]) and ended_at is null returning id',
    [tx.landlordId, ids, now, byName, reason],
  );
  return ended.length === ids.length;
}
