import { halfOfPlace, isWish } from '../../appointments/index.ts';
import type { CaseId, PromiseId } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { RightToRepairDefect } from '../../law/index.ts';
import type { OrderId } from '../../orders/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { HazardMark, PartOfDay, Priority, Reminder, Repair, RepairStage, Trade, Visit, VisitId, VisitPurpose } from '../model.ts';

import { rowOfStanding, standingFrom, type StandingRow } from './standing-row.ts';
import { recallFrom, type RecallRow } from './recall-row.ts';

interface CourseRow {
  landlord_id: string;
  case_id: string;
  stage: string;
  reported_at: string;
  problem: string;
  room: string;
  extent: string;
  since: string;
  words: string;
  reported_by: string;
  reporter_name: string;
  reporter_contact: string | null;
  hazard: string;
  is_emergency: boolean;
  priority: string | null;
  right_to_repair_defect: string | null;
  trade: string | null;
  follow_on_to_case_id: string | null;
  failed_fixes: number;
  denied_at: string | null;
  answer_attempts: number;
  wished_parts: readonly string[];
  first_closed_at: string | null;
  fixed_first_time: boolean | null;
  reopened_at: string | null;
  follow_ons: number;
}

/** Every column of a repair. */
export type RepairRow = CourseRow & StandingRow;

export interface VisitRow {
  landlord_id: string;
  id: string;
  case_id: string;
  purpose: string;
  visit_on: string;
  part_of_day: string;
  operative_id: string;
  operative_name: string;
  promise_id: string;
  order_id: string | null;
  noticed_at: string | null;
  status: string;
  outcome_words: string | null;
  settled_at: string | null;
  morning_place: number | null;
  afternoon_place: number | null;
  reminders: readonly string[];
}

export function repairFrom(row: RepairRow, visits: readonly VisitRow[], recall: RecallRow | undefined, remedies: Repair['remedies']): Repair {
  return {
    caseId: row.case_id as CaseId,
    stage: row.stage as RepairStage,
    reportedAt: row.reported_at as Instant,
    problem: row.problem,
    room: row.room,
    extent: row.extent,
    since: row.since,
    words: row.words,
    reportedBy: row.reported_by as Repair['reportedBy'],
    reporterName: row.reporter_name,
    reporterContact: row.reporter_contact,
    hazard: row.hazard as HazardMark,
    isEmergency: row.is_emergency,
    priority: row.priority as Priority | null,
    rightToRepairDefect: row.right_to_repair_defect as RightToRepairDefect | null,
    trade: row.trade as Trade | null,
    followOnTo: row.follow_on_to_case_id as CaseId | null,
    failedFixes: row.failed_fixes,
    deniedAt: row.denied_at as Instant | null,
    answerAttempts: row.answer_attempts,
    wishes: row.wished_parts.filter(isWish),
    visits: visits.map(visitFrom),
    remedies,
    firstClosedAt: row.first_closed_at as Instant | null,
    fixedFirstTime: row.fixed_first_time,
    reopenedAt: row.reopened_at as Instant | null,
    followOns: row.follow_ons,
    ...standingFrom(row),
    recall: recall === undefined ? null : recallFrom(recall),
  };
}

/** A list is written as PostgreSQL's own text for it, which rows sent as JSON and rows that are copied in read alike. */
export function rowOfRepair(landlordId: string, repair: Repair): Omit<RepairRow, 'wished_parts'> & { wished_parts: string } {
  return {
    landlord_id: landlordId,
    case_id: repair.caseId,
    stage: repair.stage,
    reported_at: repair.reportedAt,
    problem: repair.problem,
    room: repair.room,
    extent: repair.extent,
    since: repair.since,
    words: repair.words,
    reported_by: repair.reportedBy,
    reporter_name: repair.reporterName,
    reporter_contact: repair.reporterContact,
    hazard: repair.hazard,
    is_emergency: repair.isEmergency,
    priority: repair.priority,
    right_to_repair_defect: repair.rightToRepairDefect,
    trade: repair.trade,
    follow_on_to_case_id: repair.followOnTo,
    failed_fixes: repair.failedFixes,
    denied_at: repair.deniedAt,
    answer_attempts: repair.answerAttempts,
    wished_parts: `{${repair.wishes.join(',')}}`,
    first_closed_at: repair.firstClosedAt,
    fixed_first_time: repair.fixedFirstTime,
    reopened_at: repair.reopenedAt,
    follow_ons: repair.followOns,
    ...rowOfStanding(repair),
  };
}

function visitFrom(row: VisitRow): Visit {
  return {
    id: row.id as VisitId,
    purpose: row.purpose as VisitPurpose,
    on: row.visit_on as PlainDate,
    partOfDay: row.part_of_day as PartOfDay,
    operativeId: row.operative_id as StaffId,
    operativeName: row.operative_name,
    promiseId: row.promise_id as PromiseId,
    orderId: row.order_id as OrderId | null,
    noticedAt: row.noticed_at as Instant | null,
    status: row.status as Visit['status'],
    outcomeWords: row.outcome_words,
    settledAt: row.settled_at as Instant | null,
    places: placesIn([row.morning_place, row.afternoon_place]),
    reminders: row.reminders as readonly Reminder[],
  };
}

export function rowOfVisit(landlordId: string, caseId: string, visit: Visit): Omit<VisitRow, 'reminders'> & { reminders: string } {
  return {
    landlord_id: landlordId,
    id: visit.id,
    case_id: caseId,
    purpose: visit.purpose,
    visit_on: visit.on,
    part_of_day: visit.partOfDay,
    operative_id: visit.operativeId,
    operative_name: visit.operativeName,
    promise_id: visit.promiseId,
    order_id: visit.orderId,
    noticed_at: visit.noticedAt,
    status: visit.status,
    outcome_words: visit.outcomeWords,
    settled_at: visit.settledAt,
    morning_place: visit.places?.find((place) => halfOfPlace(place) === 'morning') ?? null,
    afternoon_place: visit.places?.find((place) => halfOfPlace(place) === 'afternoon') ?? null,
    reminders: `{${visit.reminders.join(',')}}`,
  };
}

/** The places of a visit as they are stored, one for each half; null where it has none yet. */
export function placesIn(stored: readonly (number | null)[]): readonly number[] | null {
  const places = stored.filter((place) => place !== null);
  return places.length === 0 ? null : places;
}
