import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { HazardKindId } from '../../law/index.ts';
import { basisOfHazard } from '../decide/clocks.ts';
import type { AwarenessRoute, Grade, Hazard, Investigation, ProposedDowngrade, Summary, TemporaryMove, Triage, Watch } from '../model.ts';

/** A row of `hazards`, as PostgreSQL gives it with our type parsers. */
export interface HazardRow {
  landlord_id: string;
  case_id: string;
  aware_at: string;
  clocks_from: string;
  route: string;
  words: string;
  suspected: string | null;
  said_emergency: boolean;
  reporter_name: string;
  reporter_contact: string | null;
  late_because: string | null;
  from_repair: string | null;
  entered_by: string;
  agreement: string | null;
  is_shared_place: boolean;
  triage: Triage | null;
  kind: string | null;
  grade: string;
  basis: string;
  emergency_told_at: string | null;
  emergency_found_at: string | null;
  downgrade: ProposedDowngrade | null;
  investigation: Investigation | null;
  renewal_asked_at: string | null;
  summary: Summary | null;
  summary_state: string | null;
  summary_sent_at: string | null;
  made_safe_at: string | null;
  prevention_begun_at: string | null;
  prevention_started_at: string | null;
  prevention_finished_at: string | null;
  accommodation_offered_at: string | null;
  accommodation_answer: string | null;
  answer: string | null;
  answer_attempts: number;
  ended: string | null;
  cause: string | null;
  checked_dry_at: string | null;
  watch: Watch | null;
  came_back_at: string | null;
  times_back: number;
}

/** A row as it is read: with the newest offer of somewhere to stay, which has rows of its own. */
export interface HazardRead extends HazardRow {
  move: TemporaryMove | null;
}

const momentOf = (column: string) => `to_char(m.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The newest offer of somewhere to stay since damp was last found, in the statement that is sent anyway. */
const newestMove = `(select jsonb_build_object('moveId', m.id, 'place', m.place, 'by', m.offered_by_name, 'fromOn', m.from_on, 'untilOn', m.until_on, 'costPence', m.cost_pence, 'offeredAt', ${momentOf('offered_at')}, 'answer', m.answer,
    'answeredAt', ${momentOf('answered_at')}, 'answerWords', m.answer_words, 'backAt', ${momentOf('back_at')}, 'finalCostPence', m.final_cost_pence)
  from temporary_moves m where m.landlord_id = $1 and m.case_id = h.case_id and h.accommodation_offered_at is not null and m.withdrawn_at is null order by m.offered_at desc, m.id desc limit 1)`;

/** What is read of `hazards h`; `$1` is the landlord. */
export const hazardColumns = `h.*, ${newestMove} as move`;

const moment = (text: string | null) => text as Instant | null;

export function hazardFromRow(row: HazardRead): Hazard {
  return {
    caseId: row.case_id as CaseId,
    awareAt: row.aware_at as Instant,
    clocksFrom: row.clocks_from as Instant,
    route: row.route as AwarenessRoute,
    words: row.words,
    suspected: row.suspected as HazardKindId | null,
    saidEmergency: row.said_emergency,
    reporterName: row.reporter_name,
    reporterContact: row.reporter_contact,
    lateBecause: row.late_because,
    fromRepair: row.from_repair as Reference | null,
    enteredBy: row.entered_by,
    agreement: row.agreement,
    isSharedPlace: row.is_shared_place,
    triage: row.triage,
    grade: row.grade as Grade,
    emergencyToldAt: moment(row.emergency_told_at),
    emergencyFoundAt: moment(row.emergency_found_at),
    downgrade: row.downgrade,
    investigation: row.investigation,
    summary: row.summary,
    ...actsFrom(row),
    answer: row.answer as Hazard['answer'],
    answerAttempts: row.answer_attempts,
    ended: row.ended as Hazard['ended'],
    cause: row.cause,
    checkedDryAt: moment(row.checked_dry_at),
    watch: row.watch,
    cameBackAt: moment(row.came_back_at),
    timesBack: row.times_back,
    move: row.move,
  };
}

function actsFrom(row: HazardRow) {
  return {
    renewalAskedAt: moment(row.renewal_asked_at),
    summarySentAt: moment(row.summary_sent_at),
    madeSafeAt: moment(row.made_safe_at),
    preventionBegunAt: moment(row.prevention_begun_at),
    preventionStartedAt: moment(row.prevention_started_at),
    preventionFinishedAt: moment(row.prevention_finished_at),
    accommodationOfferedAt: moment(row.accommodation_offered_at),
    accommodationAnswer: row.accommodation_answer as Hazard['accommodationAnswer'],
  };
}

export function rowOfHazard(landlordId: string, hazard: Hazard): HazardRow {
  return {
    landlord_id: landlordId,
    case_id: hazard.caseId,
    aware_at: hazard.awareAt,
    clocks_from: hazard.clocksFrom,
    route: hazard.route,
    words: hazard.words,
    suspected: hazard.suspected,
    said_emergency: hazard.saidEmergency,
    reporter_name: hazard.reporterName,
    reporter_contact: hazard.reporterContact,
    late_because: hazard.lateBecause,
    from_repair: hazard.fromRepair,
    entered_by: hazard.enteredBy,
    agreement: hazard.agreement,
    is_shared_place: hazard.isSharedPlace,
    triage: hazard.triage,
    kind: hazard.triage?.kind ?? hazard.suspected,
    grade: hazard.grade,
    basis: basisOfHazard(hazard).basis,
    emergency_told_at: hazard.emergencyToldAt,
    emergency_found_at: hazard.emergencyFoundAt,
    downgrade: hazard.downgrade,
    investigation: hazard.investigation,
    summary: hazard.summary,
    summary_state: hazard.summary?.state ?? null,
    ...actsOf(hazard),
    answer: hazard.answer,
    answer_attempts: hazard.answerAttempts,
    ended: hazard.ended,
    cause: hazard.cause,
    checked_dry_at: hazard.checkedDryAt,
    watch: hazard.watch,
    came_back_at: hazard.cameBackAt,
    times_back: hazard.timesBack,
  };
}

function actsOf(hazard: Hazard) {
  return {
    renewal_asked_at: hazard.renewalAskedAt,
    summary_sent_at: hazard.summarySentAt,
    made_safe_at: hazard.madeSafeAt,
    prevention_begun_at: hazard.preventionBegunAt,
    prevention_started_at: hazard.preventionStartedAt,
    prevention_finished_at: hazard.preventionFinishedAt,
    accommodation_offered_at: hazard.accommodationOfferedAt,
    accommodation_answer: hazard.accommodationAnswer,
  };
}
