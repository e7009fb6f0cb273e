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
  /** What was said then, and who said it. */
  readonly toldWords: string;
  readonly toldBy: string;
}

/** A repair by its reference. */
export async function repairToHandOver(tx: Tx, reference: string): Promise<RepairToHandOver | undefined> {
  const [repair] = await tx.query<RepairToHandOver>(
    `select c.id as "caseId", c.reference, c.title, c.version, c.home_id as "homeId", c.communal_area_id as "communalAreaId", r.problem, r.words, r.reported_by as "reportedBy",
       r.reporter_name as "reporterName", r.reporter_contact as "reporterContact", r.is_emergency as "isEmergency", r.hazard, c.closed_at is not null as "isClosed",
       coalesce(seen.at, r.reported_at) as "toldAt", coalesce(said.words, r.words) as "toldWords", coalesce(said.by, r.reporter_name) as "toldBy"
     from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     left join lateral (select e.at, e.sequence from case_events e where e.landlord_id = $1 and e.case_id = c.id and e.type = 'PossibleHazardSeen' order by e.sequence desc limit 1) seen on true
     left join lateral (select e.data ->> 'words' as words, e.data ->> 'reporterName' as by from case_events e
       where e.landlord_id = $1 and e.case_id = c.id and e.sequence < seen.sequence and e.data ->> 'words' is not null order by e.sequence desc limit 1) said on true
     where c.landlord_id = $1 and c.reference = $2`,
    [tx.landlordId, reference],
  );
  return repair;
}

/** A hazard case that is open. */
export interface OpenHazard {
  readonly caseId: CaseId;
  readonly reference: Reference;
}

/** Where a case is: a home, or a shared place. */
interface At {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
}

/** The hazard cases that are open at a place, the oldest first. */
export function openHazardsAt(tx: Tx, { homeId, communalAreaId }: At): Promise<OpenHazard[]> {
  const here = homeId === null ? 'communal_area_id' : 'home_id';
  return tx.query<OpenHazard>(`select id as "caseId", reference from cases where landlord_id = $1 and ${here} = $2 and kind = 'hazard' and closed_at is null order by id limit 100`, [tx.landlordId, homeId ?? communalAreaId]);
}

/** The case of this kind that is open at a place, the oldest where there are several: as it was weighed, or as it was told while nobody has. */
export async function openHazardLike(tx: Tx, { homeId, communalAreaId }: At, kind: string): Promise<OpenHazard | undefined> {
  const here = homeId === null ? 'c.communal_area_id = $2' : 'c.home_id = $2';
  const [found] = await tx.query<OpenHazard>(
    `select c.id as "caseId", c.reference from cases c join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id
     where c.landlord_id = $1 and ${here} and c.closed_at is null and coalesce(z.kind, z.suspected) = $3 order by c.opened_at, c.id limit 1`,
    [tx.landlordId, homeId ?? communalAreaId, kind],
  );
  return found;
}

/** A hazard case open at a place, by its reference. */
export async function openHazardNamed(tx: Tx, { homeId, communalAreaId }: At, reference: Reference): Promise<OpenHazard | undefined> {
  const [found] = await tx.query<OpenHazard>(
    `select id as "caseId", reference from cases where landlord_id = $1 and reference = $2 and kind = 'hazard' and closed_at is null and (home_id = $3 or communal_area_id = $4)`,
    [tx.landlordId, reference, homeId, communalAreaId],
  );
  return found;
}

/**
 * The hazard case of a repair that is still open: the newest, where it has had more than one. Its references are read first and
 * looked up after: a join on what stands in an event could use no index under row-level security.
 */
export async function openHazardOfRepair(tx: Tx, repairId: CaseId): Promise<OpenHazard | undefined> {
  const opened = await tx.query<{ reference: Reference }>(
    `select e.data ->> 'hazardReference' as reference from case_events e where e.landlord_id = $1 and e.case_id = $2 and e.type = 'HazardCaseOpened' order by e.sequence desc limit 20`,
    [tx.landlordId, repairId],
  );
  if (opened.length === 0) return undefined;
  const references = opened.map(({ reference }) => reference);
  const open = await tx.query<OpenHazard>(
    'select reference, id as "caseId" from cases where landlord_id = $1 and reference = any ($2::text[]) and kind = $3 and closed_at is null', [tx.landlordId, references, 'hazard']);
  return references.flatMap((reference) => open.filter((one) => one.reference === reference))[0];
}
