import { nextReference, type CaseId, type Performed, type Reference } from '../casefile/index.ts';
import { yearOf, type PlainDate } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RepairDraft } from './apply.ts';
import type { RepairRefusal, ReportRepair } from './decide/index.ts';
import { performReport, recallsCountSince, type Asking } from './perform.ts';
import { ownerForRepair, type IntakeOwner } from './queries/intake.ts';
import { repairsLikeThis, takePlaceInTurn } from './queries/open-like-this.ts';
import type { RepairPlace } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';

/** A report somebody takes, with what they have said about one like it. */
export interface Intake {
  readonly place: RepairPlace;
  readonly residentId: string | null;
  readonly report: ReportRepair;
  /** They have seen the open repair of this problem, and say that this is another. */
  readonly isAnother: boolean;
}

export type TakenIn =
  | { readonly ok: true; readonly draft: RepairDraft; readonly owner: IntakeOwner }
  | { readonly ok: false; readonly why: 'open-like-this'; readonly reference: Reference }
  | { readonly ok: false; readonly why: 'nobody-to-own-it' }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: Extract<Performed<RepairRefusal>, { ok: false }> };

/** Takes a report in its turn at the place: recognises one like it, finds who owns it, gives it a number, and opens it. */
export async function performIntake(asking: Asking & { readonly database: Database }, { place, residentId, report, isAnother }: Intake): Promise<TakenIn> {
  const { tx, today } = asking;
  // Asked for together and answered in this order, so the two that follow see what the one before us at this place did.
  const [, { open, earlier }, owner, recipient] = await Promise.all([
    takePlaceInTurn(tx, place),
    repairsLikeThis(tx, place, { problem: report.report.problem, since: recallsCountSince(asking) }),
    ownerForRepair(tx, place.managingOrganisationId, today),
    recipientOf(tx, residentId, report.report, place),
  ]);
  if (open !== undefined && !isAnother) return { ok: false, why: 'open-like-this', reference: open };
  if (owner === undefined) return { ok: false, why: 'nobody-to-own-it' };
  const reference = await nextReference(asking.database, { landlordId: asking.landlord.id, prefix: 'REP', year: yearOf(today as PlainDate) });
  const { homeId, communalAreaId } = place;
  const wanted = { homeId, communalAreaId, residentId, ownerId: owner.ownerId, teamId: owner.teamId, ids: { id: asking.newId() as CaseId, reference }, report };
  const done = await performReport(asking, wanted, { place, recipient, earlierFix: earlier });
  return done.ok ? { ok: true, draft: done.draft, owner } : { ok: false, why: 'refused', refused: done };
}
