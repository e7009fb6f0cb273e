import type { CaseId } from '../casefile/index.ts';
import { anew, dryingOn, nothingDone, stillToProve } from './evolve/dry.ts';
import { afterMove } from './evolve/moves.ts';
import { graver, notYetDry, type Hazard, type HazardEvent, type HazardStage, type Investigation } from './model.ts';

export { stillToProve, type StillToProve } from './evolve/dry.ts';

type Reported = Extract<HazardEvent, { type: 'HazardReported' }>;
type Data<Type extends HazardEvent['type']> = Extract<HazardEvent, { type: Type }>['data'];

/** A hazard as it was told of: at least a potential significant one. */
export function hazardFrom(caseId: CaseId, { data }: Reported): Hazard {
  return {
    ...data,
    caseId,
    clocksFrom: data.awareAt,
    triage: null,
    grade: data.saidEmergency ? 'emergency' : 'significant',
    emergencyToldAt: data.saidEmergency ? data.awareAt : null,
    emergencyFoundAt: null,
    downgrade: null,
    investigation: null,
    renewalAskedAt: null,
    summary: null,
    ...nothingDone,
    accommodationOfferedAt: null,
    accommodationAnswer: null,
    move: null,
    answer: null,
    answerAttempts: 0,
    ended: null,
    ...notYetDry,
  };
}

/** The hazard after something happened to it. */
export function evolve(hazard: Hazard, event: Exclude<HazardEvent, Reported>): Hazard {
  switch (event.type) {
    case 'HazardHeardAgain':
      return { ...hazard, clocksFrom: event.data.clocksFrom, ...heardAgain(hazard, event.data) };
    case 'HazardTriaged': {
      const { grade, basis: _basis, because: _because, ...triage } = event.data;
      return { ...hazard, triage, grade };
    }
    case 'HazardDowngradeProposed':
      return { ...hazard, downgrade: event.data };
    case 'HazardDowngraded':
      return event.data.to === 'not-a-hazard' ? { ...hazard, downgrade: null, ended: 'not-a-hazard' } : { ...hazard, downgrade: null, grade: event.data.to };
    case 'HazardDowngradeDeclined':
      return { ...hazard, downgrade: null };
    case 'HazardInvestigated':
      return afterInvestigation(hazard, event.data);
    case 'HazardCameBack':
      return anew(hazard, event.data);
    case 'RenewedInvestigationAsked':
      return { ...hazard, renewalAskedAt: event.data.at };
    default:
      return afterAct(hazard, event);
  }
}

/** A later word that it is an emergency makes it one; the resident's earlier "yes, it is done" no longer stands. */
function heardAgain({ grade, investigation }: Hazard, { saidEmergency, awareAt, isAnew = false }: Data<'HazardHeardAgain'>): Partial<Hazard> {
  const isNewEmergency = grade === 'emergency' ? isAnew : saidEmergency;
  const gradeNow = isNewEmergency ? { grade: 'emergency' as const, emergencyToldAt: awareAt, emergencyFoundAt: null, madeSafeAt: null } : isAnew && investigation === null ? { grade: graver(grade, 'significant') } : {};
  return { answer: null, answerAttempts: 0, ...gradeNow };
}

/** What was done before a danger was found again does not count for what is found now. */
function afterInvestigation(hazard: Hazard, { lateBecause: _late, ...investigation }: Investigation & { readonly lateBecause?: string }): Hazard {
  const isFirst = hazard.investigation === null;
  const grade = graver(hazard.grade, investigation.found);
  const isFoundNow = investigation.found === 'emergency' && hazard.grade !== 'emergency';
  return {
    ...hazard,
    investigation,
    grade,
    renewalAskedAt: null,
    summary: null,
    summarySentAt: null,
    cause: causeFound(investigation) ?? hazard.cause,
    ...(isFoundNow ? { emergencyFoundAt: investigation.concludedAt } : {}),
    ...(isFirst || investigation.found === 'neither' ? {} : { ...nothingDone, checkedDryAt: null }),
  };
}

/** The cause that an investigation coded: the root, or the mechanism while only that is known. */
const causeFound = ({ detail }: Investigation): string | undefined => detail?.cause?.root ?? detail?.cause?.mechanism;

type Act = Exclude<HazardEvent, { type: 'HazardReported' | 'HazardHeardAgain' | 'HazardTriaged' | 'HazardDowngradeProposed' | 'HazardDowngraded' | 'HazardDowngradeDeclined' | 'HazardInvestigated' | 'RenewedInvestigationAsked' | 'HazardCameBack' }>;

function afterAct(hazard: Hazard, event: Act): Hazard {
  switch (event.type) {
    case 'HazardSummaryWritten':
    case 'HazardSummarySentBack':
    case 'HazardSummaryApproved':
      return { ...hazard, summary: summaryAfter(hazard.summary, event) };
    case 'HazardSummarySent':
      return { ...hazard, summarySentAt: event.data.at };
    case 'HazardMadeSafe':
      return { ...hazard, madeSafeAt: event.data.at };
    case 'HazardPreventionBegun': {
      const { at, how } = event.data;
      return { ...hazard, preventionBegunAt: hazard.preventionBegunAt ?? at, preventionStartedAt: how === 'work started' ? at : hazard.preventionStartedAt };
    }
    case 'HazardPreventionFinished':
      return { ...hazard, preventionFinishedAt: event.data.at };
    case 'HazardAccommodationOffered':
    case 'HazardAccommodationAnswered':
    case 'HazardAccommodationWithdrawn':
    case 'HazardReturnMoved':
    case 'HazardMovedBack':
      return afterMove(hazard, event);
    case 'HazardAnswerRecorded': {
      const { answer } = event.data;
      return answer === 'no answer' ? { ...hazard, answerAttempts: hazard.answerAttempts + 1 } : { ...hazard, answer };
    }
    case 'HazardClosed':
      return { ...hazard, ended: 'closed' };
    case 'HazardCauseCoded':
    case 'HazardCheckedForDamp':
    case 'HazardWatched':
      return dryingOn(hazard, event);
    case 'HazardRecurrenceRuledOut':
      return { ...hazard, timesBack: event.data.times };
    // What has rows of its own, or stands on the record alone: steps, photos, places near it, tied repairs.
    default:
      return hazard;
  }
}

type OfSummary = Extract<Act, { type: 'HazardSummaryWritten' | 'HazardSummarySentBack' | 'HazardSummaryApproved' }>;

function summaryAfter(summary: Hazard['summary'], event: OfSummary): Hazard['summary'] {
  if (event.type === 'HazardSummaryWritten') {
    const { summaryId, byId, by, ...words } = event.data;
    return { ...words, id: summaryId, writtenById: byId, writtenBy: by, state: 'to review', sentBackBecause: null, text: null };
  }
  if (summary === null) return null;
  return event.type === 'HazardSummarySentBack' ? { ...summary, state: 'sent back', sentBackBecause: event.data.reason } : { ...summary, state: 'approved', text: event.data.text };
}

/** Where it stands, by what is recorded. */
export function stageOf(hazard: Hazard): HazardStage {
  if (hazard.ended !== null) return hazard.ended;
  if (hazard.watch !== null) return 'watched';
  if (hazard.triage === null) return 'to-triage';
  if (owesInvestigation(hazard)) return 'to-investigate';
  return stillToDo(hazard).length + stillToProve(hazard).length === 0 ? 'done' : 'in-hand';
}

/** An emergency, or a danger that its clocks count from, told of after somebody looked is looked at again. */
export function isInvestigated(hazard: Pick<Hazard, 'investigation' | 'emergencyToldAt' | 'clocksFrom'>): boolean {
  const { investigation, emergencyToldAt } = hazard;
  return investigation !== null && !isToldSince(hazard) && (emergencyToldAt === null || investigation.concludedAt >= emergencyToldAt);
}

/** What its clocks count from was told after it was last looked at. */
export const isToldSince = ({ investigation, clocksFrom }: Pick<Hazard, 'investigation' | 'clocksFrom'>): boolean => investigation !== null && investigation.concludedAt < clocksFrom;

const owesInvestigation = (hazard: Hazard): boolean => (hazard.grade !== 'neither' && !isInvestigated(hazard)) || isToldSince(hazard);

/** What has to be recorded before it may close, besides what the resident says; each by its own word. */
export function stillToDo(hazard: Hazard): readonly StillToDo[] {
  const { triage, grade, investigation, summarySentAt, madeSafeAt, preventionFinishedAt, renewalAskedAt } = hazard;
  const isGrave = grade !== 'neither';
  const todo: (StillToDo | false)[] = [
    triage === null && 'how grave it is',
    owesInvestigation(hazard) && 'investigation',
    renewalAskedAt !== null && 'renewed investigation',
    investigation !== null && summarySentAt === null && 'written summary',
    isGrave && madeSafeAt === null && 'making it safe',
    isGrave && investigation !== null && investigation.prevention !== '' && preventionFinishedAt === null && 'preventative work',
  ];
  return todo.filter((one) => one !== false);
}

export type StillToDo = 'how grave it is' | 'investigation' | 'renewed investigation' | 'written summary' | 'making it safe' | 'preventative work';
