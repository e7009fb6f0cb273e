import type { Wish } from '../../appointments/index.ts';
import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import { photosOfCase, type ShownPhoto } from '../../evidence/index.ts';
import { stillOurs } from '../../homes/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { LinkHolder } from '../../platform/http/index.ts';
import type { PartOfDay, RepairStage, VisitId, VisitPurpose } from '../model.ts';
import type { VisitForCalendar } from '../views/resident/visit-calendar.ts';
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
  /** The repair is of the very person who holds the link. */
  readonly isHolders: boolean;
  /** Somebody has decided what it needs, and it is an ordinary job without a visit or an order, done or to be done, and it waits for no other repair. */
  readonly canBeBooked: boolean;
  readonly wishes: readonly Wish[];
  /** The repair of its own that this one waits for: the one promised soonest, where more than one is open. */
  readonly waitsFor: WaitedFor | null;
  /** Somebody has an order to do it: the day they come, where one is agreed. */
  readonly ordered: OrderedDay | null;
  /** What was ordered is done, and nobody has said since that it is not fixed. */
  readonly orderedDone: boolean;
}

export interface OrderedDay {
  readonly on: PlainDate | null;
  readonly partOfDay: PartOfDay | null;
}

export interface WaitedFor {
  readonly reference: string;
  /** By when it is promised; null where no promise of it is open. */
  readonly dueOn: PlainDate | null;
  readonly visitOn: PlainDate | null;
  readonly partOfDay: PartOfDay | null;
}

/** What is known of a link's repair; a case of another kind has no such page. */
export async function repairOfLink(tx: Tx, link: LinkHolder): Promise<LinkedRepair> {
  const found = await findRepairOfLink(tx, link);
  if (found === undefined) throw new NotFound('repair');
  return found;
}

/** The same; undefined where the link is to a case of another kind. */
export async function findRepairOfLink(tx: Tx, link: LinkHolder): Promise<LinkedRepair | undefined> {
  const rows = await tx.query<LinkedRepair>(
    `select c.id as "caseId", c.reference, c.title, r.stage, c.closed_at is not null as "isClosed", c.opened_at as "openedAt",
       coalesce(h.address_line, a.name, '') as address, r.words, r.room,
       c.resident_id is not distinct from $3::uuid
         and (r.reported_by = 'resident' or (r.reported_by = 'adviser' and (holder.id is null or r.reporter_name = holder.name))) as "isTheirReport",
       coalesce(holder.name, r.reporter_name) as "holderName", c.resident_id is not null and c.resident_id = $3::uuid as "isHolders",
       r.stage = 'diagnosed' and r.priority <> 'emergency' and r.hazard <> 'possible' and c.closed_at is null and more.waited is null and ours.ordered is null and not done.stands and (h.id is null or ${stillOurs('h')}) as "canBeBooked",
       r.wished_parts as wishes, more.waited as "waitsFor", ours.ordered, done.stands as "orderedDone"
     from cases c
     left join residents holder on holder.landlord_id = c.landlord_id and holder.id = $3
     join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     left join lateral (
       select jsonb_build_object('reference', fc.reference, 'dueOn', p.due_on, 'visitOn', v.visit_on, 'partOfDay', v.part_of_day) as waited
       from repairs f
       join cases fc on fc.landlord_id = $1 and fc.id = f.case_id and fc.closed_at is null
       left join lateral (select min(due_on) as due_on from promises where landlord_id = $1 and case_id = f.case_id and outcome is null and made_to = 'the resident') p on true
       left join lateral (select visit_on, part_of_day from repair_visits where landlord_id = $1 and case_id = f.case_id and status = 'booked' order by visit_on, id limit 1) v on true
       where f.landlord_id = $1 and f.follow_on_to_case_id = c.id order by p.due_on nulls last, fc.reference limit 1) more on true
     left join lateral (
       select jsonb_build_object('on', o.state_facts ->> 'on', 'partOfDay', o.state_facts ->> 'part') as ordered from work_orders o
       where o.landlord_id = $1 and o.case_id = c.id and o.state in ('raised', 'accepted', 'scheduled') order by o.state_facts ->> 'on' nulls last, o.number limit 1) ours on true
     cross join lateral (
       select exists (select from work_orders o where o.landlord_id = $1 and o.case_id = c.id and o.state = 'completed' and o.purpose = 'work' and o.settled_at > coalesce(r.denied_at, '-infinity')) as stands) done
     where c.landlord_id = $1 and c.id = $2`,
    [tx.landlordId, link.caseId, link.residentId],
  );
  return rows[0];
}

export interface PromiseToResident {
  readonly words: string;
  readonly dueOn: PlainDate;
  readonly outcome: 'kept' | 'moved' | 'broken' | 'withdrawn' | null;
}

/** The case of a link to something wrong at home, of whichever kind. */
export interface LinkedCase {
  readonly caseId: CaseId;
  readonly reference: Reference;
}

/** Of a case of another kind there is nothing to visit for. */
export async function visitedForByLink(tx: Tx, { caseId }: Pick<LinkHolder, 'caseId'>): Promise<LinkedCase> {
  const [found] = await tx.query<LinkedCase>(
    `select id as "caseId", reference from cases where landlord_id = $1 and id = $2 and kind in ('repair', 'hazard')`,
    [tx.landlordId, caseId],
  );
  if (found === undefined) throw new NotFound('case');
  return found;
}

/** What we promised them, what is open first; never what we promised somebody else. */
export function promisesToResident(tx: Tx, repair: Pick<LinkedRepair, 'caseId' | 'holderName'>): Promise<PromiseToResident[]> {
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

/** A visit and how often it was moved to be what it is: each of the visits it was before was the one just before it. */
export async function visitForCalendar(tx: Tx, caseId: string, visitId: string): Promise<CalendarFacts | undefined> {
  const visits = await tx.query<Omit<CalendarFacts, 'firstId' | 'timesMoved'> & { readonly id: string }>(
    `select v.id, v.visit_on as "on", v.part_of_day as "partOfDay", v.status, c.reference from repair_visits v
     join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
     where v.landlord_id = $1 and v.case_id = $2 order by v.id`,
    [tx.landlordId, caseId],
  );
  const at = visits.findIndex(({ id }) => id === visitId);
  const visit = visits[at];
  if (visit === undefined) return undefined;
  const before = visits.slice(0, at).toReversed();
  const stays = before.findIndex(({ status }) => status !== 'moved');
  const moved = stays === -1 ? before : before.slice(0, stays);
  return { ...visit, firstId: moved.at(-1)?.id ?? visit.id, timesMoved: moved.length };
}

type CalendarFacts = Pick<VisitForCalendar, 'firstId' | 'timesMoved' | 'on' | 'partOfDay' | 'status' | 'reference'>;

const mostEvents = 50;

/** The newest entries of the timeline that are meant for residents. */
export function eventsForResident(tx: Tx, caseId: string): Promise<ResidentEvent[]> {
  return tx.query<ResidentEvent>(
    `select sequence, at, actor_kind as "actorKind", actor_id as "actorId", type, data from case_events
     where landlord_id = $1 and case_id = $2 and type = any ($3) order by sequence desc limit ${mostEvents}`,
    [tx.landlordId, caseId, residentEventTypes],
  );
}

/** The photos they sent; and, of their own home's repair, those that show the work: what else staff took stays with us. */
export async function photosForHolder(tx: Tx, { caseId, holderName, isHolders }: LinkedRepair): Promise<{ readonly sent: readonly string[]; readonly ofWork: readonly ShownPhoto[] }> {
  const photos = await photosOfCase(tx, caseId);
  return { sent: photos.filter(({ takenBy }) => takenBy === holderName).map(({ id }) => id), ofWork: isHolders ? photos.filter(({ phase }) => phase !== null) : [] };
}
