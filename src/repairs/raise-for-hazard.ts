import type { Reference } from '../casefile/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RepairDraft } from './apply.ts';
import type { RepairRefusal } from './decide/index.ts';
import type { Priority, Trade } from './model.ts';
import { performIntake, readBeforeIntake } from './perform-intake.ts';
import { performOnRepair, type Asking } from './perform.ts';
import { placeOf } from './queries/place.ts';

/** The work of a hazard, as a repair of its own. */
export interface WorkOfHazard {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly residentId: string | null;
  readonly hazardReference: Reference;
  readonly problem: string;
  readonly words: string;
  readonly trade: Trade;
  readonly priority: Priority;
}

export type RaisedForHazard = { readonly ok: true; readonly draft: RepairDraft } | { readonly ok: false; readonly refusal: RepairRefusal | 'nobody-to-own-it' };

/** Raises it through the repairs' own doors: taken in as any other, its hazard clocks left with the hazard, and diagnosed at once. */
export async function raiseForHazard(asking: Asking & { readonly database: Database }, work: WorkOfHazard): Promise<RaisedForHazard> {
  const { homeId, communalAreaId, residentId, problem, words, trade, priority } = work;
  const where = { homeId, communalAreaId };
  const [place, before] = await Promise.all([placeOf(asking.tx, where, asking.today), readBeforeIntake(asking, where, { problem, residentId })]);
  const report = { problem, room: homeId === null ? 'Shared area' : 'Whole home', extent: '', since: '', words, reportedBy: 'staff', reporterName: asking.actor.name, reporterContact: null } as const;
  const taken = await performIntake(asking, { place, residentId, report: { type: 'ReportRepair', report, isEmergency: priority === 'emergency', photos: [] }, isAnother: true, before });
  if (!taken.ok) return { ok: false, refusal: taken.why === 'refused' ? taken.refused.refusal : 'nobody-to-own-it' };
  const { reference } = taken.draft.spine.file;
  const handed = await performOnRepair(asking, { reference }, { type: 'HandHazardOver', hazardReference: work.hazardReference });
  if (!handed.ok) return handed;
  return performOnRepair(asking, { reference }, { type: 'DiagnoseRepair', priority, trade, rightToRepairDefect: null, reason: `The work of ${work.hazardReference}` });
}
