import { workByOrders, type WorkByOrders } from '../../orders/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { possibleHazards, type Repair, type Trade } from '../../repairs/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';
import type { FinishedJob } from '../model.ts';
import type { WaitingDraw } from '../store/draws.ts';

/** A finished job with what its inspection takes over from the repair. */
export interface JobToDraw extends FinishedJob {
  readonly fixedAt: string;
  readonly reference: string;
  readonly title: string;
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly residentId: string | null;
  readonly ownerId: StaffId;
  readonly caseTeamId: TeamId;
  readonly managingOrganisationId: string | null;
  readonly neighbourhoodId: string | null;
  readonly operativeName: string | null;
  readonly searchText: string;
  /** Whose order was completed last, where the work was ordered. */
  readonly contractorId: string | null;
}

type Row = Omit<JobToDraw, 'isHazard' | 'valuePence' | 'contractorId' | 'fixedAt' | 'fixNumber'> & Pick<Repair, 'hazard' | 'problem' | 'words'>;

/**
 * What is known of these jobs: who made the last visit that did the work, for which team and organisation, and where. A team
 * is the operative's first by name; where nobody visited, the repair's own.
 */
export async function jobsToDraw(tx: Tx, waiting: readonly WaitingDraw[]): Promise<readonly JobToDraw[]> {
  const rows = await tx.query<Row>(
    `select c.id as "repairId", c.reference, c.title, c.home_id as "homeId", c.communal_area_id as "communalAreaId", c.resident_id as "residentId",
       c.owner_id as "ownerId", c.team_id as "caseTeamId", c.search_text as "searchText", r.trade, r.hazard, r.problem, r.words, 
       r.failed_fixes > 0 or exists (select from repair_recalls b where b.landlord_id = $1 and b.case_id = c.id and b.ruled_out_at is null) as "cameBack",
       h.managing_organisation_id as "managingOrganisationId", coalesce(h.neighbourhood_id, e.neighbourhood_id) as "neighbourhoodId",
       v.operative_id as "operativeId", v.operative_name as "operativeName", s.organisation_id as "organisationId",
       case when v.operative_id is null then c.team_id else
         (select m.team_id from team_members m join teams t on t.landlord_id = m.landlord_id and t.id = m.team_id
          where m.landlord_id = $1 and m.staff_id = v.operative_id order by t.name limit 1) end as "teamId"
     from cases c
     join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     left join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     left join lateral (select operative_id, operative_name from repair_visits v where v.landlord_id = $1 and v.case_id = c.id and v.status = 'done'
       and v.purpose in ('repair', 'make-safe') order by v.settled_at desc, v.id desc limit 1) v on true
     left join staff s on s.landlord_id = $1 and s.id = v.operative_id
     where c.landlord_id = $1 and c.id = any ($2::uuid[])`,
    [tx.landlordId, waiting.map(({ repairId }) => repairId)],
  );
  const orders = await workByOrders(tx, waiting.map(({ repairId }) => repairId));
  const byId = new Map(rows.map((row) => [row.repairId, row]));
  return waiting.flatMap(({ repairId, fixNumber, fixedAt }) => {
    const row = byId.get(repairId);
    return row === undefined ? [] : [jobFrom(row, { fixNumber, fixedAt }, orders.get(repairId))];
  });
}

function jobFrom({ hazard, problem, words, ...row }: Row, { fixNumber, fixedAt }: Pick<JobToDraw, 'fixNumber' | 'fixedAt'>, ordered: WorkByOrders | undefined): JobToDraw {
  const isHazard = isHazardWork({ hazard, problem, words, trade: row.trade });
  const organisationId = ordered?.contractorOrganisationId ?? row.organisationId;
  return { ...row, fixNumber, fixedAt, isHazard, organisationId, valuePence: ordered?.valuePence ?? null, contractorId: ordered?.contractorId ?? null };
}

/** Whatever was marked as a possible danger, also where it was ruled out since, and all damp. */
function isHazardWork({ hazard, problem, words, trade }: Pick<Repair, 'hazard' | 'problem' | 'words'> & { readonly trade: Trade | null }): boolean {
  return hazard !== 'none-seen' || trade === 'damp surveyor' || possibleHazards(problem, words).hazards.includes('damp-and-mould');
}

