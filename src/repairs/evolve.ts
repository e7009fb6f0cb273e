import type { CaseId } from '../casefile/index.ts';
import { addDays, dateInLondon, type Instant, type PlainDate } from '../clock/index.ts';
import { nothingStanding, type StandingEvent } from './model/standing.ts';
import type { HistoryFacts, Reminder, Repair, RepairEvent, RepairStage, Visit, VisitFacts, VisitId, VisitPurpose } from './model.ts';
import { standingAfter } from './evolve/standing.ts';
import { firstFixAfter } from './evolve/first-fix.ts';
import { afterMissedVisit, isAroundMissedVisit } from './evolve/missed-visits.ts';
import type { MissedVisitEvent } from './model/remedy.ts';

/** A repair before its first event. */
export function emptyRepair(caseId: CaseId, at: Instant): Repair {
  return {
    caseId,
    stage: 'reported',
    reportedAt: at,
    problem: '',
    room: '',
    extent: '',
    since: '',
    words: '',
    reportedBy: 'adviser',
    reporterName: '',
    reporterContact: null,
    hazard: 'none-seen',
    isEmergency: false,
    priority: null,
    rightToRepairDefect: null,
    trade: null,
    followOnTo: null,
    failedFixes: 0,
    deniedAt: null,
    answerAttempts: 0,
    wishes: [],
    visits: [],
    remedies: [],
    firstClosedAt: null,
    fixedFirstTime: null,
    reopenedAt: null,
    followOns: 0,
    recall: null,
    ...nothingStanding,
  };
}

/** The repair after one event. The stored row is always this, so the timeline and the row can't disagree. */
export function evolve(repair: Repair, event: RepairEvent, at: Instant): Repair {
  const course = isAroundMissedVisit(event) ? afterMissedVisit(repair, event, at) : courseAfter(repair, event, at);
  return { ...course, ...firstFixAfter(repair, event, at), ...standingAfter(repair, event, at) };
}

function courseAfter(repair: Repair, event: Exclude<RepairEvent, MissedVisitEvent>, at: Instant): Repair {
  switch (event.type) {
    case 'RepairReported': {
      const { photos: _, dangerAnswers: _answers, diagnosis: _asked, wishes = [], ...report } = event.data;
      return { ...repair, ...report, wishes };
    }
    case 'WishesSaid':
      return { ...repair, wishes: event.data.wishes };
    case 'ImportedFromBefore':
      return { ...repair, ...fromBefore(event.data) };
    case 'PossibleHazardSeen':
      return { ...repair, hazard: 'possible' };
    case 'HazardRuledOut':
      return { ...repair, hazard: 'not-a-hazard' };
    case 'HazardCaseOpened':
      return { ...repair, hazard: 'own-case' };
    case 'RepairDiagnosed':
      return { ...repair, ...chosen(event.data), stage: repair.stage === 'reported' ? 'diagnosed' : repair.stage };
    case 'FollowOnRaised':
      return { ...repair, priority: event.data.priority, trade: event.data.trade, stage: 'diagnosed' };
    case 'VisitBooked':
      return { ...repair, stage: stageAfter(repair, event.data.purpose, 'booked'), visits: [...repair.visits, visitFrom(event.data, at)] };
    case 'VisitMoved': {
      const moved = settled(repair, event.data.visitId, ['moved', event.data.reason], at);
      return { ...moved, stage: stageAfter(repair, event.data.to.purpose, 'booked'), visits: [...moved.visits, visitFrom(event.data.to, at)] };
    }
    case 'VisitCancelled':
      return { ...settled(repair, event.data.visitId, ['cancelled', event.data.reason], at), stage: stageAfter(repair, purposeOf(repair, event.data.visitId), 'diagnosed') };
    case 'VisitDone':
      if (event.data.purpose === 'post-inspection') return settled(repair, event.data.visitId, ['done', event.data.words], at);
      // What we asked about earlier work says nothing about this: the attempts are counted anew.
      return { ...settled(repair, event.data.visitId, ['done', event.data.words], at), ...(event.data.purpose === 'repair' && event.data.ordersOpen === undefined ? saidFixed : { stage: 'diagnosed' }) };
    case 'NoAccess':
      return { ...settled(repair, event.data.visitId, ['no-access', event.data.words], at), stage: stageAfter(repair, purposeOf(repair, event.data.visitId), 'diagnosed') };
    case 'FollowOnNeeded':
    case 'TemporaryFixMade':
      return { ...settled(repair, event.data.visitId, ['done', event.data.words], at), stage: 'diagnosed' };
    default:
      return evolveEnding(repair, event, at);
  }
}

type EndingEvent = Exclude<RepairEvent, MissedVisitEvent | { type: 'RepairReported' | 'WishesSaid' | 'ImportedFromBefore' | 'PossibleHazardSeen' | 'HazardCaseOpened' | 'HazardRuledOut' | 'RepairDiagnosed' | 'FollowOnRaised' | 'VisitBooked' | 'VisitMoved' | 'VisitCancelled' | 'VisitDone' | 'NoAccess' | 'FollowOnNeeded' | 'TemporaryFixMade' }>;

function evolveEnding(repair: Repair, event: EndingEvent, at: Instant): Repair {
  switch (event.type) {
    case 'DeclaredFixed':
      return { ...repair, ...saidFixed };
    case 'AnswerAttempted':
      return { ...repair, answerAttempts: event.data.attempt };
    case 'FixConfirmed':
      return { ...repair, stage: 'confirmed' };
    case 'FixDenied':
      return { ...repair, stage: 'diagnosed', failedFixes: repair.failedFixes + 1, deniedAt: at, answerAttempts: 0 };
    case 'FailedInspection':
      return ['fixed', 'confirmed'].includes(repair.stage) ? { ...repair, stage: 'diagnosed' } : repair;
    case 'ReopenedByFollowOn':
      return { ...repair, stage: 'diagnosed' };
    case 'RepairClosed':
      return { ...repair, stage: 'closed' };
    case 'RepairCancelled':
      return { ...repair, stage: 'cancelled' };
    case 'ResidentNotSure':
    case 'ReportJoined':
    case 'ResidentSaidNotRight':
    case 'VisitChangeAsked':
    case 'PhotosAdded':
    case 'FindingsRecorded':
    case 'CaptureAttached':
    case 'CapturePutAside':
    case 'RecallFound':
    case 'RecallRuledOut':
      return repair;
    default:
      return { ...repair, ...courseOfStanding(repair, event) };
  }
}

/** Where what stands beside the course moves it. */
function courseOfStanding(repair: Repair, event: StandingEvent): Partial<Repair> {
  switch (event.type) {
    case 'PutInProgramme':
      return { stage: 'programmed' };
    case 'ReopenedFromProgramme':
      return { stage: 'diagnosed' };
    case 'ProgrammeWorkDone':
      return saidFixed;
    case 'CancellationObjected':
      return { stage: repair.priority === null ? 'reported' : 'diagnosed' };
    default:
      return {};
  }
}

/** The stage follows from what is known: ended, or still to be decided, or decided and to be booked. */
function fromBefore({ reportedAt, problem, words, trade, priority, endedAt, outcome }: HistoryFacts) {
  const open = trade !== null && priority !== null ? 'diagnosed' : 'reported';
  const ended = outcome === 'completed' ? 'closed' : 'cancelled';
  return { reportedAt, problem, words, trade, priority, reportedBy: 'staff', stage: endedAt === null ? open : ended } as const;
}

const saidFixed = { stage: 'fixed', answerAttempts: 0 } as const;

function chosen({ priority, trade, rightToRepairDefect }: Pick<Repair, 'priority' | 'trade' | 'rightToRepairDefect'>) {
  return { priority, trade, rightToRepairDefect };
}

/** A check of finished work leaves the repair where it is. */
function stageAfter(repair: Repair, purpose: VisitPurpose | undefined, stage: RepairStage): RepairStage {
  return purpose === 'post-inspection' ? repair.stage : stage;
}

function purposeOf(repair: Repair, id: VisitId): VisitPurpose | undefined {
  return repair.visits.find((visit) => visit.id === id)?.purpose;
}

function visitFrom({ visitId, purpose, on, partOfDay, operativeId, operativeName, promiseId, orderId, inWriting }: VisitFacts, at: Instant): Visit {
  const noticedAt = inWriting === true ? at : null;
  return { id: visitId, purpose, on, partOfDay, operativeId, operativeName, promiseId, orderId: orderId ?? null, noticedAt, status: 'booked', outcomeWords: null, settledAt: null, places: null, reminders: needless(on, dateInLondon(at)) };
}

/** Who has just been told of a visit need not be reminded of it the same or the next day. */
function needless(on: PlainDate, today: PlainDate): readonly Reminder[] {
  if (on <= today) return ['day-before', 'same-day'];
  return on === addDays(today, 1) ? ['day-before'] : [];
}

function settled(repair: Repair, id: VisitId, [status, words]: readonly [Visit['status'], string], at: Instant): Repair {
  return {
    ...repair,
    visits: repair.visits.map((visit) => (visit.id === id ? { ...visit, status, outcomeWords: words, settledAt: at } : visit)),
  };
}
