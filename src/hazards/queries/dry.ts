import type { Reference } from '../../casefile/index.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import { handsInRepair } from '../../inspections/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { programmesCovering } from '../../programmes/index.ts';
import { policyFrom, type Asking } from '../../repairs/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { isDamp, nothingDoneYet, type DryFacts, type FixedBefore, type Recurrence } from '../decide/index.ts';
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
  if (!isDamp(hazard)) return nothingDoneYet;
  if (hazard.ended !== null) return { ...nothingDoneYet, recurrences: await recurrencesIn(tx, file.id) };
  const [hands, inRepairs, programmes, recurrences] = await Promise.all([handsInHazard(tx, file, hazard), handsInItsWorks(tx, file.id), programmesCovering(tx, file, today), recurrencesIn(tx, file.id)]);
  return {
    recurrences,
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

interface DampTold {
  readonly homeId: string | null;
  readonly at: Instant;
  /** The case it is told of in, where it has one already: only what was called fixed before it was told of counts. */
  readonly caseId?: string;
}

/** The newest case of damp that was called fixed at a home and that what is told of there would be come back; closed ones within the landlord's window. */
export async function dampFixedAt({ tx, landlord }: Pick<Asking, 'tx' | 'landlord'>, { homeId, at, caseId }: DampTold): Promise<FixedBefore | undefined> {
  if (homeId === null) return undefined;
  const windowDays = policyFrom(landlord.settings).sameProblemDays;
  const [found] = await tx.query<Omit<FixedBefore, 'windowDays'>>(
    `select c.id as "caseId", c.reference, c.closed_at as "closedAt", z.cause from cases c join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id
     where c.landlord_id = $1 and c.home_id = $2 and z.kind = 'damp-and-mould' and z.watch is not null and (c.closed_at is null or c.closed_at >= $3)
       and ($4::uuid is null or (c.id <> $4 and (z.watch ->> 'since')::timestamptz <= $5))
     order by c.closed_at desc nulls first, c.opened_at desc, c.id limit 1`,
    [tx.landlordId, homeId, addHours(at, -24 * windowDays), caseId ?? null, at],
  );
  return found === undefined ? undefined : { ...found, windowDays };
}

/** Of what is weighed as damp whatever it was told as: the case it would be come back, where that is not on record yet. */
export async function fixedBeforeWeighed(asking: Pick<Asking, 'tx' | 'landlord'>, { id, homeId }: HazardCase, { awareAt }: Hazard): Promise<FixedBefore | undefined> {
  const [known] = await asking.tx.query('select id from hazard_recurrences where landlord_id = $1 and later_case_id = $2 limit 1', [asking.tx.landlordId, id]);
  return known === undefined ? dampFixedAt(asking, { homeId, at: awareAt, caseId: id }) : undefined;
}

/** SQL: nobody has ruled this row of hazard_recurrences out. That is an entry of the later case; the row itself is never changed. */
export const recurrenceStands = (row: string): string => `not exists (select from case_events ruled where ruled.landlord_id = ${row}.landlord_id and ruled.case_id = ${row}.later_case_id
  and ruled.type = 'HazardRecurrenceRuledOut' and ruled.data ->> 'recurrenceId' = ${row}.id::text)`;

/** Recurrences found in a case that count, the newest first. */
function recurrencesIn(tx: Tx, caseId: string): Promise<Recurrence[]> {
  return tx.query<Recurrence>(
    `select r.id as "recurrenceId", c.reference as "firstReference", r.found_at as "foundAt", r.first_case_id = r.later_case_id as "isItself"
     from hazard_recurrences r join cases c on c.landlord_id = r.landlord_id and c.id = r.first_case_id
     where r.landlord_id = $1 and r.later_case_id = $2 and ${recurrenceStands('r')} order by r.found_at desc, r.id limit 20`,
    [tx.landlordId, caseId],
  );
}

/** Later cases of damp that had been called fixed here, the newest first. */
export function cameBackAs(tx: Tx, caseId: string): Promise<{ readonly reference: Reference; readonly foundAt: Instant }[]> {
  return tx.query(
    `select c.reference, r.found_at as "foundAt" from hazard_recurrences r join cases c on c.landlord_id = r.landlord_id and c.id = r.later_case_id
     where r.landlord_id = $1 and r.first_case_id = $2 and r.later_case_id <> r.first_case_id and ${recurrenceStands('r')} order by r.found_at desc limit 20`,
    [tx.landlordId, caseId],
  );
}
