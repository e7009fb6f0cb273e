import type { Wish } from '../../appointments/index.ts';
import { agree, refuse } from '../../casefile/index.ts';
import { addWorkingDays, dateInLondon } from '../../clock/index.ts';
import type { Diagnosis } from '../../diagnosis/index.ts';
import { dueFor, hazardCoverage, policyDue, type HazardKindId } from '../../law/index.ts';
import type { PhotoSeal, Repair, RepairEvent, RepairReport } from '../model.ts';
import { answersKept, type DangerAnswers } from '../model/danger-questions.ts';
import { possibleHazards, problemOf } from '../problems.ts';
import type { Refused, RepairChange, RepairContext, RepairDecision } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';
import { nextStepPromise } from './promises.ts';
import { recallFound } from './recall.ts';
import { hazardsToMark } from './screening.ts';
import { targetDue } from './triage.ts';

export interface ReportRepair {
  readonly type: 'ReportRepair';
  readonly report: RepairReport;
  readonly isEmergency: boolean;
  readonly photos: readonly PhotoSeal[];
  /** When a visit suits them, where they said so. */
  readonly wishes?: readonly Wish[];
  /** What they said of danger, of what they were asked. */
  readonly dangerAnswers?: DangerAnswers;
  /** What they answered of the landlord's own questions, where they were asked. */
  readonly diagnosis?: Diagnosis | undefined;
}

type SetDeadlines = NonNullable<RepairChange['set']>;

/** A new repair, of a home that is ours. Clocks start now: to triage it, and whatever the law says of what it could be. */
export function reportRepair(command: ReportRepair, context: RepairContext): RepairDecision {
  const { report, isEmergency, photos, wishes = [] } = command;
  const refused = whyNotReported(report, context);
  if (refused !== undefined) return refused;
  const said = answersKept(report.problem, command.dangerAnswers);
  const { hazards, because } = hazardsToMark({ ...report, isEmergency, ...said }, context.householdHasNeeds);
  const next = nextStepOf(isEmergency, context);
  const recall = recallFound(context.earlierFix, 'problem', context);
  return agree({
    events: [
      { type: 'RepairReported', data: { ...report, isEmergency, photos, ...(wishes.length === 0 ? {} : { wishes }), ...said, ...askedOf(command) } },
      ...(hazards.length > 0 ? [{ type: 'PossibleHazardSeen' as const, data: { hazards, because } }] : []),
      ...recall.events,
    ],
    links: recall.links ?? [],
    set: [...triageClock(context), ...(isEmergency ? emergencyClock(context) : []), ...hazardClocks(hazards, isEmergency, context)],
    ...(report.reportedBy === 'resident' || report.reportedBy === 'adviser'
      ? { contacts: [{ direction: 'in' as const, channel: report.reportedBy === 'resident' ? ('web page' as const) : ('phone' as const), words: report.words, residentId: null }] }
      : {}),
    promise: [{ ...nextStepPromise(next.step, next.by, context), keptBy: next.keptBy }],
    // Whoever owns it, and whoever is on call, hears at once, at night too.
    notices: isEmergency && context.opening !== undefined ? [{ staffId: context.opening.ownerId, words: `${context.opening.reference}: an emergency is reported`, isUrgent: true }] : [],
    tell: context.canWrite ? [{ template: 'report-received', nextStep: next.step, nextBy: next.by }] : [],
  });
}

/** It says what to order, and never how soon: urgency is decided from danger and needs alone. */
const askedOf = ({ diagnosis }: ReportRepair): { readonly diagnosis?: Diagnosis } => (diagnosis === undefined ? {} : { diagnosis });

function whyNotReported({ problem, words }: RepairReport, context: RepairContext): Refused | undefined {
  if (problemOf(problem) === undefined) return refuse('unknown-problem');
  if (words === '') return refuse('words-missing');
  return ifNotOursOn(context.today, context);
}

/** In an emergency we come; otherwise we say when we will. */
function nextStepOf(isEmergency: boolean, context: RepairContext) {
  if (!isEmergency) {
    const by = addWorkingDays(context.today, context.policy.callBackWorkingDays + 1, context.calendar);
    return { step: 'tell you when we will visit, or what happens next', by, keptBy: 'booking' };
  }
  const due = targetDue('emergency', context.now, context);
  return { step: 'come and make it safe', by: 'dueAt' in due ? dateInLondon(due.dueAt) : due.dueOn, keptBy: 'coming' };
}

function triageClock(context: RepairContext): SetDeadlines {
  const due = policyDue(
    { id: 'repairs.triage', duty: 'Decide what the repair needs and how soon', limit: context.policy.triageWithin, countedFrom: 'it was reported' },
    context.now,
    context.calendar,
  );
  return [{ kind: 'policy', due }];
}

function emergencyClock(context: RepairContext): SetDeadlines {
  return [{ kind: 'policy', due: targetDue('emergency', context.now, context) }];
}

/**
 * What a later word about the same repair adds, when it tells of a danger we did not know of: a mark and a clock of its
 * own from now, also where an earlier one was ruled out.
 */
export function dangerTold(words: string, repair: Repair, context: RepairContext, dangerAnswers?: DangerAnswers): { readonly events: readonly RepairEvent[]; readonly set: SetDeadlines } {
  const { hazards, because } = toldLater(words, repair, context, dangerAnswers);
  if (hazards.length === 0 || repair.hazard === 'possible') return { events: [], set: [] };
  return { events: [{ type: 'PossibleHazardSeen', data: { hazards, because } }], set: hazardClocks(hazards, repair.isEmergency, context) };
}

/** Told by words alone; or by whoever reports the same once more and was asked, as if theirs were the first. */
function toldLater(words: string, repair: Repair, { householdHasNeeds }: RepairContext, dangerAnswers: DangerAnswers | undefined) {
  const isNew = repair.hazard === 'none-seen' || Object.values(dangerAnswers ?? {}).includes('yes');
  if (dangerAnswers === undefined || !isNew) return possibleHazards('something-else', words);
  return hazardsToMark({ problem: repair.problem, words, reportedBy: 'resident', isEmergency: false, dangerAnswers }, householdHasNeeds);
}

/** The hazards regulations start counting when we become aware of a possible danger, not when we agree that it is one. */
function hazardClocks(hazards: readonly HazardKindId[], isEmergency: boolean, context: RepairContext): SetDeadlines {
  const covered = (seriousness: 'emergency' | 'significant') =>
    hazards.some((hazard) => hazardCoverage(hazard, seriousness, context.today).covered);
  const clock = (rule: 'hazards.emergency' | 'hazards.investigate') => ({ kind: 'law' as const, due: dueFor({ rule, from: context.now }, context.calendar) });
  return [
    ...(isEmergency && covered('emergency') ? [clock('hazards.emergency')] : []),
    ...(covered('significant') ? [clock('hazards.investigate')] : []),
  ];
}
