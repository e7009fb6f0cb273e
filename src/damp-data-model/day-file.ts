import type { Instant } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { DayWanted, Entity } from './model.ts';
import { hazardsOfDay } from './queries/hazards-of-day.ts';
import { fileOfHazards } from './write/file-of-hazards.ts';

/** The file of a day as it would be made now: for the page, programs and the command line. */
export async function dayFile(tx: Tx, wanted: DayWanted, { landlord, now }: { readonly landlord: string; readonly now: Instant }): Promise<Entity> {
  const { hazards, isCut } = await hazardsOfDay(tx, wanted, now);
  return fileOfHazards(hazards, { landlord, day: wanted.day, madeAt: now, isCut });
}
