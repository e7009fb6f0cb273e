import { sweepDeadlines } from '../../casefile/index.ts';
import { addDays, dateInLondon, englandAndWales, instantInLondon, isWorkingDay, type Instant, type PlainDate } from '../../clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import type { Chance } from '../seeded.ts';
import type { IdMaker } from '../seeded-ids.ts';
import type { SettledMember } from '../settle-landlord.ts';
import { handCasesOn, sealCases, sendOrderLinks } from './hand-on-and-seal.ts';
import { holdOrphans } from './hold-orphans.ts';
import { inspectWork } from './inspect-work.ts';
import { lookNearDamp } from './near-and-away.ts';
import { setLimitsOfTheirOwn } from './own-limits.ts';
import { bringLettersBack } from './news-of-letters.ts';
import { sendFromPhones } from './from-a-phone.ts';
import { showEvidence } from './show-evidence.ts';
import type { NewestDays } from './visit-of.ts';

export interface WhoseNewestDays {
  readonly landlordId: string;
  readonly members: readonly SettledMember[];
  readonly homes: number;
  readonly chance: Chance;
  readonly newIdAt: IdMaker;
  readonly present: Instant;
  readonly files: FileStore | undefined;
}

const homesAtFullSize = 12_000;

/**
 * What of the last days needs the whole database, or files: done through the same doors as by people, after the rows of the
 * years before are in. Everything stands at a moment at which nothing else stands on its case later.
 */
export async function liveNewestDays(database: Database, { landlordId, homes, ...whose }: WhoseNewestDays): Promise<void> {
  const landlord = await database.inLandlord(landlordId, (tx) => landlordById(tx, landlordId));
  if (landlord === undefined) throw new Error('There is no such landlord.');
  const { present, files } = whose;
  const days: NewestDays = { ...whose, database, landlord, lately: instantInLondon(workingDayBefore(dateInLondon(present)), '15:40'), size: homes / homesAtFullSize };
  await inspectWork(days);
  await lookNearDamp(days);
  await setLimitsOfTheirOwn(days);
  await handCasesOn(days);
  await sendOrderLinks(days);
  await bringLettersBack(days);
  await sealCases(days);
  if (files !== undefined) {
    await showEvidence(days, files);
    await holdOrphans(days, files);
    await sendFromPhones(days, files);
  }
  await sweepDeadlines(database, landlordId, { now: present, today: dateInLondon(present), newId: () => days.newIdAt(present) });
}

function workingDayBefore(date: PlainDate): PlainDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, englandAndWales)) day = addDays(day, -1);
  return day;
}
