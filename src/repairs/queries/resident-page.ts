import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { LinkHolder } from '../../platform/http/index.ts';
import type { PartOfDay, RepairStage, VisitId, VisitPurpose } from '../model.ts';
import { residentEventTypes, type ResidentEvent } from '../views/resident/what-happened.ts';

/** The repair of a link, and who holds the link. */
export interface LinkedRepair {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly title: string;
  readonly stage: RepairStage;
  readonly isClosed: boolean;
  readonly openedAt: Instant;
  readonly address: string;
  readonly words: string;
  readonly room: string;
  /** The report was theirs, so its words may be shown to them; a neighbour's about their home may not. */
  readonly isTheirReport: boolean;
  readonly holderName: string;
}

/** What is known of a link's repair; a case of another kind has no such page. */
export async function repairOfLink(tx: Tx, link: LinkHolder): Promise<LinkedRepair> {
  const rows = await tx.query<LinkedRepair>(
    `select c.id as "caseId", c.reference, c.title, r.stage, c.closed_at is not null as "isClosed", c.opened_at as "openedAt",
       coalesce(h.address_line, a.name, '') as address, r.words, r.room,
       c.resident_id is not distinct from $3::uuid
         and (r.reported_by = 'resident' or (r.reported_by = 'adviser' and (holder.id is null or r.reporter_name = holder.name))) as "isTheirReport",
       coalesce(holder.name, r.reporter_name) as "holderName"
     from cases c
     left join residents holder on holder.landlord_id = c.landlord_id and holder.id = $3
     join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where c.landlord_id = $1 and c.id = $2`,
    [tx.landlordId, link.caseId, link.residentId],
  );
  const [found] = rows;
  if (found === undefined) throw new NotFound('repair');
  return found;
}

export interface PromiseToResident {
  readonly words: string;
  readonly dueOn: PlainDate;
  readonly outcome: 'kept' | 'moved' | 'broken' | 'withdrawn' | null;
}

/** What we promised them, what is open first; never what we promised somebody else. */
export function promisesToResident(tx: Tx, repair: LinkedRepair): Promise<PromiseToResident[]> {
  return tx.query<PromiseToResident>(
    `select words, due_on as "dueOn", outcome from promises
     where landlord_id = $1 and case_id = $2 and made_to in ('the resident', $3)
     order by outcome is null desc, case when outcome is null then due_on end, outcome_at desc, id limit 30`,
    [tx.landlordId, repair.caseId, repair.holderName],
  );
}

export interface BookedVisit {
  readonly id: VisitId;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly purpose: VisitPurpose;
  readonly operativeName: string;
}

/** The visit that is booked, if one is. */
export async function bookedVisitOf(tx: Tx, caseId: string): Promise<BookedVisit | undefined> {
  const rows = await tx.query<BookedVisit>(
    `select id, visit_on as "on", part_of_day as "partOfDay", purpose, operative_name as "operativeName" from repair_visits
     where landlord_id = $1 and case_id = $2 and status = 'booked' order by visit_on, id limit 1`,
    [tx.landlordId, caseId],
  );
  return rows[0];
}

const mostEvents = 50;

/** The newest entries of the timeline that are meant for residents. */
export function eventsForResident(tx: Tx, caseId: string): Promise<ResidentEvent[]> {
  return tx.query<ResidentEvent>(
    `select sequence, at, actor_kind as "actorKind", actor_id as "actorId", type, data from case_events
     where landlord_id = $1 and case_id = $2 and type = any ($3) order by sequence desc limit ${mostEvents}`,
    [tx.landlordId, caseId, residentEventTypes],
  );
}

/** The ids of the photos they sent. */
export async function photosOfHolder(tx: Tx, repair: LinkedRepair): Promise<readonly string[]> {
  const photos = await photosOfCase(tx, repair.caseId);
  return photos.filter(({ takenBy }) => takenBy === repair.holderName).map(({ id }) => id);
}
