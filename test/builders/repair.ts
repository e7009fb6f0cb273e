import { usualAppointments } from '../../src/appointments/index.ts';
import { plainDate } from '../../src/clock/index.ts';
import type { CaseFile, CaseId, CaseRecord, PromiseId, Reference } from '../../src/casefile/index.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord, RepairRefusal } from '../../src/repairs/decide/context.ts';
import type { AccessAttemptMade, AccessLadder } from '../../src/repairs/model/access-ladder.ts';
import type { Recall } from '../../src/repairs/model/first-fix.ts';
import { emptyRepair } from '../../src/repairs/evolve.ts';
import type { Remedy } from '../../src/repairs/model/remedy.ts';
import type { Repair, RepairReport, Visit, VisitId } from '../../src/repairs/model.ts';
import { usualPolicy } from '../../src/repairs/policy.ts';
import { aCaseRecord, aContext, caseId, tuesdayMorning } from './case.ts';
import { numberedId } from './numbered-ids.ts';
import { staffOf } from './people.ts';
import { london } from './times.ts';

const family = 3;
export const visitId = numberedId(1, family) as VisitId;
export const visitPromiseId = numberedId(2, family) as PromiseId;

/** What Ms Okafor told us of a dripping tap: no hazard in it. */
export function aReport(differing: Partial<RepairReport> = {}): RepairReport {
  return {
    problem: 'tap',
    room: 'Kitchen',
    extent: 'One small spot',
    since: 'In the last week',
    words: 'The cold tap drips all night',
    reportedBy: 'adviser',
    reporterName: 'Ms A. Okafor',
    reporterContact: '07700 900123',
    ...differing,
  };
}

/** The same tap, closed in October. */
export const aRecall: Recall = {
  firstCaseId: numberedId(90, family) as CaseId, firstReference: 'REP-2026-00300' as Reference, firstClosedAt: london('2026-10-02 12:00'),
  because: 'problem', windowDays: 365, foundAt: tuesdayMorning, ruledOut: null,
};

/** A repair that was reported and triaged as routine; override what the test is about. */
export function aRepair(differing: Partial<Repair> = {}): Repair {
  return { ...emptyRepair(caseId, tuesdayMorning), ...aReport(), stage: 'diagnosed', priority: 'routine', trade: 'plumber', ...differing };
}

/** A visit booked for the Thursday. */
export function aVisit(differing: Partial<Visit> = {}): Visit {
  const operative = staffOf('operative');
  return {
    id: visitId,
    purpose: 'repair',
    on: plainDate('2026-11-26'),
    partOfDay: 'morning',
    operativeId: operative.id,
    operativeName: operative.name,
    promiseId: visitPromiseId,
    orderId: null,
    noticedAt: null,
    status: 'booked',
    outcomeWords: null,
    settledAt: null,
    places: null,
    reminders: [],
    ...differing,
  };
}

/** A sum proposed for a visit that we missed. */
export function aRemedy(differing: Partial<Remedy> = {}): Remedy {
  return {
    id: numberedId(40, 2) as Remedy['id'], visitId, pence: 1_500, because: 'We missed the visit agreed for Thursday 26 November 2026, between 8am and 12 noon',
    citation: 'Housing Ombudsman, Compensation guidance, in force from 1 April 2026: an appointment that the landlord missed', confidence: 'S', proposedAt: tuesdayMorning, state: 'proposed', decided: null, ...differing,
  };
}

export const visitDone = (differing: Partial<Visit> = {}): Visit => aVisit({ status: 'done', outcomeWords: 'New washer fitted', settledAt: tuesdayMorning, ...differing });

/** A try at the door that counts: told of two days before in writing, a card left. */
export const anAttempt = (differing: Partial<AccessAttemptMade> = {}): AccessAttemptMade =>
  ({ on: plainDate('2026-11-20'), partOfDay: 'morning', tried: ['knocked and waited', 'left a card'], photos: 0, noticedAt: london('2026-11-18 09:00'), isNoticed: true, ...differing });

/** Three tries that count, at two times of day. */
export const threeAttempts: AccessLadder = { attempts: [anAttempt(), anAttempt({ partOfDay: 'afternoon' }), anAttempt()], review: null, step: null };

/** A housing association's landlord facts, with an address to write to, unless said otherwise. */
export function aRepairContext(differing: Partial<RepairContext> = {}): RepairContext {
  return { policy: usualPolicy, appointments: usualAppointments, rightToRepairApplies: false, householdHasNeeds: false, canWrite: true, managers: [], ...aContext(differing), ...differing };
}

/** A repair and its case as a decision sees them, with header and row agreeing. */
export function aRepairRecord(repair: Partial<Repair> = {}, { openOrders = [], lastDays = new Map(), ...spine }: Partial<Omit<CaseRecord, 'file'>> & { readonly file?: Partial<CaseFile> } & Partial<Pick<RepairRecord, 'openOrders' | 'lastDays'>> = {}): RepairRecord {
  const row = aRepair(repair);
  const isOver = row.stage === 'closed' || row.stage === 'cancelled';
  const file = { stage: row.stage, priority: row.priority, closedAt: isOver ? tuesdayMorning : null, ...spine.file };
  return { repair: row, spine: aCaseRecord({ ...spine, file }), openOrders, lastDays };
}

/** The change of a decision that was agreed to; a refusal fails the test by its name. */
export function agreed(decision: RepairDecision): RepairChange {
  if (!decision.ok) throw new Error(`Refused: ${decision.refusal}`);
  return decision.change;
}

/** The name of a refusal; undefined when it was agreed to. */
export function refusalOf(decision: RepairDecision): RepairRefusal | undefined {
  return decision.ok ? undefined : decision.refusal;
}
