import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** What a repair tells of a danger, for the hazard that is opened of it. */
export interface RepairToHandOver {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly title: string;
  readonly version: number;
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly problem: string;
  readonly words: string;
  readonly reportedBy: string;
  readonly reporterName: string;
  readonly reporterContact: string | null;
  readonly isEmergency: boolean;
  readonly hazard: string;
  readonly isClosed: boolean;
  /** When its words or its problem told of the danger: the report, or what was told later. */
  readonly toldAt: string;
}

/** A repair by its reference. */
export async function repairToHandOver(tx: Tx, reference: string): Promise<RepairToHandOver | undefined> {
  const [repair] = await tx.query<RepairToHandOver>(
    `select c.id as "caseId", c.reference, c.title, c.version, c.home_id as "homeId", c.communal_area_id as "communalAreaId", r.problem, r.words, r.reported_by as "reportedBy",
       r.reporter_name as "reporterName", r.reporter_contact as "reporterContact", r.is_emergency as "isEmergency", r.hazard, c.closed_at is not null as "isClosed",
       coalesce((select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id and e.type = 'PossibleHazardSeen' order by e.sequence desc limit 1), r.reported_at) as "toldAt"
     from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     where c.landlord_id = $1 and c.reference = $2`,
    [tx.landlordId, reference],
  );
  return repair;
}
