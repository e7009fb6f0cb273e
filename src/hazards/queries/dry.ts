import type { CaseId, Reference } from '../../casefile/index.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import { handsInRepair } from '../../inspections/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { programmesCovering } from '../../programmes/index.ts';
import { policyFrom, type Asking } from '../../repairs/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { isDamp, nothingDoneYet, type DryFacts } from '../decide/index.ts';
import type { DryCheck, Hazard } from '../model.ts';

/** Where a hazard is and which it is. */
export interface HazardCase {
  readonly id: string;
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly openedAt: Instant;
}

/** What decisions about damp turn on besides the record; of another hazard there is nothing to ask. */
export async function dryFactsOf({ tx, today }: Pick<Asking, 'tx' | 'today'>, file: HazardCase, hazard: Hazard): Promise<DryFacts> {
  if (!isDamp(hazard) || hazard.ended !== null) return nothingDoneYet;
  const [hands, inRepairs, programmes] = await Promise.all([handsInHazard(tx, file, hazard), handsInItsWorks(tx, file.id), programmesCovering(tx, file, today)]);
  return {
    didTheWork: [...hands.filter(({ judged }) => !judged).map(({ id }) => id), ...inRepairs],
    judgedIt: hands.filter(({ judged }) => judged).map(({ id }) => id),
    planned: programmes.map(({ id, name, endsOn }) => ({ programmeId: id, name, endsOn })),
  };
}

const works: readonly string[] = ['HazardMadeSafe', 'HazardPreventionBegun', 'HazardPreventionFinished'];

/** Who put its works on the record, and who said what it needed; since damp was last found again. */
function handsInHazard(tx: Tx, { id, openedAt }: HazardCase, { cameBackAt }: Hazard): Promise<{ readonly id: StaffId; readonly judged: boolean }[]> {
  return tx.query(
    `select distinct actor_id as id, type = 'HazardInvestigated' as judged from case_events
     where landlord_id = $1 and case_id = $2 and actor_kind = 'staff' and at >= $3 and (type = any ($4::text[]) or type = 'HazardInvestigated')`,
    [tx.landlordId, id, cameBackAt ?? openedAt, works],
  );
}

/** Everybody who had a hand in a repair that is tied to it. */
async function handsInItsWorks(tx: Tx, caseId: string): Promise<readonly StaffId[]> {
  const repairs = await tx.query<{ id: string }>('select repair_id as id from hazard_works where landlord_id = $1 and case_id = $2 and untied_at is null', [tx.landlordId, caseId]);
  return (await Promise.all(repairs.map(({ id }) => handsInRepair(tx, id)))).flat();
}

/** Every look at whether it is dry, oldest first. A case has as many as people recorded. */
export function checksOf(tx: Tx, caseId: string): Promise<(DryCheck & { readonly recordedAt: Instant })[]> {
  return tx.query(
    `select id as "checkId", occasion, result, at, words, readings, from_inspection as "fromInspection", by_name as by, recorded_at as "recordedAt" from hazard_checks
     where landlord_id = $1 and case_id = $2 order by at, id limit 200`,
    [tx.landlordId, caseId],
  );
}

/** Damp at a home that was called fixed: watched still, or closed after it had stayed dry. */
export interface FixedBefore {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly closedAt: Instant | null;
  readonly cause: string | null;
}

/** The newest of them that a report of damp there would be come back; closed ones within the landlord's window. */
export async function dampFixedAt({ tx, landlord, now }: Pick<Asking, 'tx' | 'landlord' | 'now'>, homeId: string): Promise<FixedBefore | undefined> {
  const [found] = await tx.query<FixedBefore>(
    `select c.id as "caseId", c.reference, c.closed_at as "closedAt", z.cause from cases c join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id
     where c.landlord_id = $1 and c.home_id = $2 and z.kind = 'damp-and-mould' and z.watch is not null and (c.closed_at is null or c.closed_at >= $3)
     order by c.closed_at desc nulls first, c.opened_at desc, c.id limit 1`,
    [tx.landlordId, homeId, addHours(now as Instant, -24 * policyFrom(landlord.settings).sameProblemDays)],
  );
  return found;
}

/** Later cases of damp that had been called fixed here, the newest first. */
export function cameBackAs(tx: Tx, caseId: string): Promise<{ readonly reference: Reference; readonly foundAt: Instant }[]> {
  return tx.query(
    `select c.reference, r.found_at as "foundAt" from hazard_recurrences r join cases c on c.landlord_id = r.landlord_id and c.id = r.later_case_id
     where r.landlord_id = $1 and r.first_case_id = $2 and r.later_case_id <> r.first_case_id order by r.found_at desc limit 20`,
    [tx.landlordId, caseId],
  );
}
