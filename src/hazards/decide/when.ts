import { refuse } from '../../casefile/index.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import type { Happened } from '../model.ts';
import type { HazardContext, HazardRecord, Refused } from './context.ts';

/** What we learned of and did not write down within so long is entered late, and whoever enters it says why. */
export const lateAwarenessHours = 1;
export const lateActHours = 24;
/** Further back than this somebody mistyped a year. */
const furthestYears = 10;

/** What is wrong with a time that is given for something that happened. */
export function whyNotThen({ at, lateBecause }: Happened, lateHours: number, { now }: HazardContext): Refused | undefined {
  if (at > now) return refuse('in-the-future');
  if (at < addHours(now, -24 * 366 * furthestYears)) return refuse('too-long-ago');
  return at < addHours(now, -lateHours) && lateBecause === '' ? refuse('late-reason-missing') : undefined;
}

/** An act comes after we knew, and what follows an investigation after that. */
export function whyNotAfter(record: HazardRecord, happened: Happened, context: HazardContext, after: Instant = record.hazard.awareAt): Refused | undefined {
  const wrong = whyNotThen(happened, lateActHours, context);
  if (wrong !== undefined) return wrong;
  if (happened.at < (record.hazard.cameBackAt ?? record.hazard.awareAt)) return refuse('before-we-knew');
  return happened.at < after ? refuse('before-investigation') : undefined;
}

/** The reason, where there is one to keep. */
export const lateWords = ({ lateBecause }: Happened) => (lateBecause === '' ? {} : { lateBecause });
