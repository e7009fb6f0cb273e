import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { RecordedMove, RepairNamed, TiedRepair } from '../model.ts';

/** The repairs that do the work of a hazard, each as it stands: a case has a handful. */
export async function tiedRepairs(tx: Tx, caseId: string): Promise<TiedRepair[]> {
  return tx.query<TiedRepair>(
    `select w.repair_id as "repairId", c.reference, c.title, w.purpose, c.stage, c.closed_at is not null as "isClosed",
       (select min(v.settled_at) from repair_visits v where v.landlord_id = $1 and v.case_id = w.repair_id and v.status = 'done' and v.purpose in ('repair', 'make-safe')) as "begunAt",
       case when c.stage in ('fixed', 'confirmed', 'closed') then
         (select max(e.at) from case_events e where e.landlord_id = $1 and e.case_id = w.repair_id and e.type in ('DeclaredFixed', 'VisitDone')) end as "doneAt",
       (select jsonb_build_object('reference', ic.reference, 'settledAt', to_char(i.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'inspectorId', i.inspector_id, 'inspectorName', i.inspector_name, 'moisture', coalesce(m.reading, ''))
        from post_inspections i join cases ic on ic.landlord_id = i.landlord_id and ic.id = i.case_id
        left join post_inspection_items m on m.landlord_id = i.landlord_id and m.case_id = i.case_id and m.item = 'moisture'
        where i.landlord_id = $1 and i.repair_id = w.repair_id and i.outcome in ('passed', 'passed-with-remarks') order by i.settled_at desc, i.case_id limit 1) as passed
     from hazard_works w join cases c on c.landlord_id = w.landlord_id and c.id = w.repair_id
     where w.landlord_id = $1 and w.case_id = $2 and w.untied_at is null order by w.tied_at, w.repair_id limit 50`,
    [tx.landlordId, caseId],
  );
}

interface Place {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
}

/** A repair by its reference, and whether it is at this place or in its block. */
export async function repairNamed(tx: Tx, reference: string, { homeId, communalAreaId }: Place): Promise<RepairNamed | undefined> {
  const [found] = await tx.query<RepairNamed>(
    `select c.id as "repairId", c.reference, coalesce(c.home_id = $3, false) or coalesce(c.communal_area_id = $4, false) or coalesce(
       coalesce((select h.block_id from homes h where h.landlord_id = $1 and h.id = c.home_id), (select a.block_id from communal_areas a where a.landlord_id = $1 and a.id = c.communal_area_id))
       = coalesce((select h.block_id from homes h where h.landlord_id = $1 and h.id = $3), (select a.block_id from communal_areas a where a.landlord_id = $1 and a.id = $4)), false) as "isHere"
     from cases c where c.landlord_id = $1 and c.reference = $2 and c.kind = 'repair'`,
    [tx.landlordId, reference, homeId, communalAreaId],
  );
  return found;
}

/** The hazards whose work a repair does, for its page. */
export function hazardsOfRepair(tx: Tx, repairId: string): Promise<{ readonly caseId: CaseId; readonly reference: Reference; readonly title: string; readonly purpose: TiedRepair['purpose'] }[]> {
  return tx.query(
    `select c.id as "caseId", c.reference, c.title, w.purpose from hazard_works w join cases c on c.landlord_id = w.landlord_id and c.id = w.case_id
     where w.landlord_id = $1 and w.repair_id = $2 and w.untied_at is null order by w.tied_at, w.case_id limit 20`,
    [tx.landlordId, repairId],
  );
}

/** Every stay that was offered because of a hazard, the oldest offer first. */
export function movesOf(tx: Tx, caseId: string): Promise<RecordedMove[]> {
  return tx.query<RecordedMove>(
    `select id as "moveId", place, offered_by_name as by, from_on as "fromOn", until_on as "untilOn", cost_pence as "costPence", offered_at as "offeredAt", answer, answered_at as "answeredAt", answer_words as "answerWords", back_at as "backAt", final_cost_pence as "finalCostPence", withdrawn_at as "withdrawnAt", withdrawn_because as "withdrawnBecause"
     from temporary_moves where landlord_id = $1 and case_id = $2 order by offered_at, id limit 100`,
    [tx.landlordId, caseId],
  );
}
