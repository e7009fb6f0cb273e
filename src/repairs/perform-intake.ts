import { nextReference, type CaseId, type Performed, type Reference } from '../casefile/index.ts';
import { addHours, yearOf, type Instant, type PlainDate } from '../clock/index.ts';
import { endOfHomeHeld } from '../homes/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RepairDraft } from './apply.ts';
import type { RepairRefusal, ReportRepair } from './decide/index.ts';
import { performReport, recallsCountSince, type Asking } from './perform.ts';
import { mostDaysOfRecall } from './policy.ts';
import { ownerForRepair, type IntakeOwner } from './queries/intake.ts';
import { repairsLikeThis, takePlaceInTurn } from './queries/open-like-this.ts';
import type { RepairPlace } from './queries/place.ts';
import { readReader, recipientFrom, withoutStopped, type KnownReader } from './queries/recipient.ts';
import type { EarlierFix } from './model/first-fix.ts';
import type { ReportedPlace } from './forms/resident/report-from-answers.ts';

/** A report somebody takes, with what they have said about one like it. */
export interface Intake {
  readonly place: RepairPlace;
  readonly residentId: string | null;
  readonly report: ReportRepair;
  /** They have seen the open repair of this problem, and say that this is another. */
  readonly isAnother: boolean;
  readonly before: BeforeIntake;
}

/** What is read of a place, in its turn, before a report there is taken. */
export interface BeforeIntake {
  readonly open: Reference | undefined;
  /** The newest that closed; whether that was within the landlord's window is not asked yet. */
  readonly earlier: EarlierFix | undefined;
  readonly owner: IntakeOwner | undefined;
  readonly reader: KnownReader;
  /** The day from which the home is no longer ours, held: see `endOfHomeHeld`. */
  readonly endedOn: PlainDate | null;
}

export type TakenIn =
  | { readonly ok: true; readonly draft: RepairDraft; readonly owner: IntakeOwner }
  | { readonly ok: false; readonly why: 'open-like-this'; readonly reference: Reference }
  | { readonly ok: false; readonly why: 'nobody-to-own-it' }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: Extract<Performed<RepairRefusal>, { ok: false }> };

/**
 * Reads in one round trip what taking a report turns on, after waiting for whoever is reporting at this place now: asked
 * for together and answered in this order, so the others see what the one before us did.
 */
export async function readBeforeIntake({ tx, now, today }: Pick<Asking, 'tx' | 'now' | 'today'>, where: ReportedPlace, { problem, residentId }: { readonly problem: string; readonly residentId: string | null }): Promise<BeforeIntake> {
  const [, { open, earlier }, owner, reader, endedOn] = await Promise.all([
    takePlaceInTurn(tx, where),
    repairsLikeThis(tx, where, { problem, since: addHours(now as Instant, -24 * mostDaysOfRecall) }),
    ownerForRepair(tx, where.homeId, today),
    readReader(tx, residentId),
    endOfHomeHeld(tx, where.homeId),
  ]);
  return { open, earlier, owner, reader, endedOn };
}

/** Takes a report: recognises one like it, gives it an owner and a number, and opens it. */
export async function performIntake(asking: Asking & { readonly database: Database }, { place: asRead, residentId, report, isAnother, before }: Intake): Promise<TakenIn> {
  const { open, earlier, owner, reader, endedOn } = before;
  const place = { ...asRead, endedOn };
  if (open !== undefined && !isAnother) return { ok: false, why: 'open-like-this', reference: open };
  if (owner === undefined) return { ok: false, why: 'nobody-to-own-it' };
  const reference = await nextReference(asking.database, { landlordId: asking.landlord.id, prefix: 'REP', year: yearOf(asking.today as PlainDate) });
  const { homeId, communalAreaId } = place;
  const wanted = { homeId, communalAreaId, residentId, ownerId: owner.ownerId, teamId: owner.teamId, ids: { id: asking.newId() as CaseId, reference }, report };
  const earlierFix = earlier !== undefined && earlier.closedAt >= recallsCountSince(asking) ? earlier : undefined;
  const done = await performReport(asking, wanted, { place, recipient: recipientFrom(reader, await withoutStopped(asking.tx, reader, report.report), place), earlierFix });
  return done.ok ? { ok: true, draft: done.draft, owner } : { ok: false, why: 'refused', refused: done };
}
