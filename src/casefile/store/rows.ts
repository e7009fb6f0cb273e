import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Confidence } from '../../law/index.ts';
import { bytesInText } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';
import type {
  CaseEvent,
  CaseFile,
  CaseId,
  CasePromise,
  Deadline,
  DeadlineKind,
  DeadlinePoint,
  PromiseId,
  PromiseOutcome,
  Reference,
} from '../model.ts';
import type { CaseEventRow, CaseRow, DeadlineRow, PromiseRow } from '../tables.ts';

export function caseFileFrom(row: CaseRow): CaseFile {
  return {
    id: row.id as CaseId,
    reference: row.reference as Reference,
    kind: row.kind,
    title: row.title,
    homeId: row.home_id,
    communalAreaId: row.communal_area_id,
    residentId: row.resident_id,
    ownerId: row.owner_id as StaffId,
    teamId: row.team_id as TeamId,
    stage: row.stage,
    priority: row.priority,
    updateEvery: row.update_every,
    nextDueAt: row.next_due_at as Instant | null,
    lastContactAt: row.last_contact_at as Instant | null,
    openedAt: row.opened_at as Instant,
    closedAt: row.closed_at as Instant | null,
    version: row.version,
    lastSequence: row.last_sequence,
    lastHash: row.last_hash.toString('hex'),
    searchText: row.search_text,
  };
}

/** A row on its way in: bytes as text. */
type Written<Row, Bytes extends keyof Row> = Omit<Row, Bytes> & { readonly [Name in Bytes]: string };

export function rowOfCase(landlordId: string, file: CaseFile): Written<CaseRow, 'last_hash'> {
  return {
    landlord_id: landlordId,
    id: file.id,
    reference: file.reference,
    kind: file.kind,
    title: file.title,
    home_id: file.homeId,
    communal_area_id: file.communalAreaId,
    resident_id: file.residentId,
    owner_id: file.ownerId,
    team_id: file.teamId,
    stage: file.stage,
    priority: file.priority,
    update_every: file.updateEvery,
    next_due_at: file.nextDueAt,
    last_contact_at: file.lastContactAt,
    opened_at: file.openedAt,
    closed_at: file.closedAt,
    version: file.version,
    last_sequence: file.lastSequence,
    last_hash: bytesInText(file.lastHash),
    search_text: file.searchText,
  };
}

export function eventFrom(row: CaseEventRow): CaseEvent {
  return {
    sequence: row.sequence,
    at: row.at as Instant,
    actorKind: row.actor_kind as CaseEvent['actorKind'],
    actorId: row.actor_id,
    actorName: row.actor_name,
    type: row.type,
    data: row.data,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

export function rowOfEvent(landlordId: string, caseId: string, event: CaseEvent): Written<Omit<CaseEventRow, 'data'>, 'previous_hash' | 'hash'> & { readonly data: object } {
  return {
    landlord_id: landlordId,
    case_id: caseId,
    sequence: event.sequence,
    at: event.at,
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    type: event.type,
    data: event.data,
    previous_hash: bytesInText(event.previousHash),
    hash: bytesInText(event.hash),
  };
}

export function deadlineFrom(row: DeadlineRow): Deadline {
  return {
    id: row.id,
    kind: row.kind as DeadlineKind,
    promiseId: row.promise_id as PromiseId | null,
    rule: row.rule,
    ruleVersion: row.rule_version,
    duty: row.duty,
    countedFrom: row.counted_from,
    dueOn: row.due_on as PlainDate | null,
    dueAt: row.due_at as Instant | null,
    because: row.because,
    citation: row.citation,
    confidence: row.confidence as Confidence,
    steps: row.steps as Deadline['steps'],
    status: row.status as Deadline['status'],
    setAt: row.set_at as Instant,
    settledAt: row.settled_at as Instant | null,
    late: row.late,
    endsAt: row.ends_at as Instant,
    lastPoint: row.last_point as DeadlinePoint | null,
    reminders: row.reminders,
    nextLookAt: row.next_look_at as Instant | null,
  };
}

export function rowOfDeadline(landlordId: string, caseId: string, deadline: Deadline): DeadlineRow {
  return {
    landlord_id: landlordId,
    id: deadline.id,
    case_id: caseId,
    promise_id: deadline.promiseId,
    kind: deadline.kind,
    rule: deadline.rule,
    rule_version: deadline.ruleVersion,
    duty: deadline.duty,
    counted_from: deadline.countedFrom,
    due_on: deadline.dueOn,
    due_at: deadline.dueAt,
    because: deadline.because,
    citation: deadline.citation,
    confidence: deadline.confidence,
    steps: deadline.steps,
    status: deadline.status,
    set_at: deadline.setAt,
    settled_at: deadline.settledAt,
    late: deadline.late,
    ends_at: deadline.endsAt,
    last_point: deadline.lastPoint,
    reminders: deadline.reminders,
    next_look_at: deadline.nextLookAt,
  };
}

export function promiseFrom(row: PromiseRow): CasePromise {
  return {
    id: row.id as PromiseId,
    madeTo: row.made_to,
    words: row.words,
    dueOn: row.due_on as PlainDate,
    ownerId: row.owner_id as StaffId,
    madeAt: row.made_at as Instant,
    keptBy: row.kept_by,
    outcome: row.outcome as PromiseOutcome | null,
    outcomeAt: row.outcome_at as Instant | null,
    outcomeReason: row.outcome_reason,
  };
}

export function rowOfPromise(landlordId: string, caseId: string, promise: CasePromise): PromiseRow {
  return {
    landlord_id: landlordId,
    id: promise.id,
    case_id: caseId,
    made_to: promise.madeTo,
    words: promise.words,
    due_on: promise.dueOn,
    owner_id: promise.ownerId,
    made_at: promise.madeAt,
    kept_by: promise.keptBy,
    outcome: promise.outcome,
    outcome_at: promise.outcomeAt,
    outcome_reason: promise.outcomeReason,
  };
}
