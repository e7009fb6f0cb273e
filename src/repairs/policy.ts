import { englandAndWales, type PlainDate } from '../clock/index.ts';
import { checkPolicyAgainstLaw, ruleOn, type Limit, type PolicyLimit } from '../law/index.ts';
import type { RootCause } from './model/causes.ts';
import { priorities, type Priority } from './model.ts';

/** What a landlord promises of its repairs. It may be stricter than law, never looser. */
export interface RepairPromises {
  readonly limits: Readonly<Record<Priority, Limit>>;
  readonly triageWithin: Limit;
  /** Working days between words to the resident, by priority. */
  readonly updateEvery: Readonly<Record<Priority, number>>;
  readonly answerAttempts: number;
  readonly callBackWorkingDays: number;
  /** A report of the same problem or cause at a place, so soon after a job closed there, is that job come back. */
  readonly sameProblemDays: number;
  /** Times at a door that nobody opened before a supervisor looks. */
  readonly accessAttempts: number;
  /** How long before a visit the resident is told in writing, for the attempt to count. */
  readonly accessNoticeHours: number;
  readonly accessReviewWithin: Limit;
  readonly accessStepWithin: Limit;
}

/** All that a landlord has set of its repairs. */
export interface RepairPolicy extends RepairPromises {
  /** The landlord's own causes, beside the usual ones. */
  readonly causes: readonly RootCause[];
}

const usualPromises: RepairPromises = {
  limits: { emergency: { hours: 24 }, urgent: { workingDays: 5 }, routine: { workingDays: 20 }, planned: { workingDays: 60 } },
  triageWithin: { workingDays: 1 },
  updateEvery: { emergency: 1, urgent: 3, routine: 5, planned: 20 },
  answerAttempts: 3,
  callBackWorkingDays: 1,
  sameProblemDays: 365,
  accessAttempts: 3,
  accessNoticeHours: 24,
  accessReviewWithin: { workingDays: 2 },
  accessStepWithin: { workingDays: 5 },
};

export const usualPolicy: RepairPolicy = { ...usualPromises, causes: [] };

/** The landlord's own figures over the usual ones. What is not a usable figure is left as usual and named by `policyProblems`. */
export function promisesFrom(settings: Readonly<Record<string, unknown>>): RepairPromises {
  const own = settings['repairs'];
  const given: Partial<RepairPromises> = typeof own === 'object' && own !== null ? own : {};
  return {
    limits: { ...usualPromises.limits, ...given.limits },
    triageWithin: given.triageWithin ?? usualPromises.triageWithin,
    updateEvery: { ...usualPromises.updateEvery, ...given.updateEvery },
    answerAttempts: given.answerAttempts ?? usualPromises.answerAttempts,
    callBackWorkingDays: given.callBackWorkingDays ?? usualPromises.callBackWorkingDays,
    sameProblemDays: given.sameProblemDays ?? usualPromises.sameProblemDays,
    accessAttempts: given.accessAttempts ?? usualPromises.accessAttempts,
    accessNoticeHours: given.accessNoticeHours ?? usualPromises.accessNoticeHours,
    accessReviewWithin: given.accessReviewWithin ?? usualPromises.accessReviewWithin,
    accessStepWithin: given.accessStepWithin ?? usualPromises.accessStepWithin,
  };
}

/** What the landlord promises, and its list of causes. */
export function policyFrom(settings: Readonly<Record<string, unknown>>): RepairPolicy {
  return { ...promisesFrom(settings), causes: ownCauses(settings) };
}

/** The causes that a landlord keeps beside the usual ones, and those of ours that it retired. */
export function ownCauses(settings: Readonly<Record<string, unknown>>): readonly RootCause[] {
  const own = settings['causes'];
  return typeof own === 'object' && own !== null && 'list' in own && Array.isArray(own.list) ? (own.list as RootCause[]) : [];
}

/** No landlord may count recalls further back than ten years. */
export const mostDaysOfRecall = 3650;

/** Every way these settings may not stand, in words; empty when they may. Boot and the settings page both refuse them. */
export function policyProblems(policy: RepairPromises, today: PlainDate): string[] {
  const counts = [
    ...priorities.map((priority) => [`Working days between updates of ${nounOf[priority]}`, policy.updateEvery[priority], 20] as const),
    ['Attempts to get an answer', policy.answerAttempts, 10] as const,
    ['Working days to call back', policy.callBackWorkingDays, 5] as const,
    ['Days within which a report may be the same problem', policy.sameProblemDays, mostDaysOfRecall] as const,
    ['Attempts to get in before a supervisor looks', policy.accessAttempts, 10] as const,
    ['Hours of written notice before a visit', policy.accessNoticeHours, 336] as const,
  ].filter(([, count, most]) => !Number.isInteger(count) || count < 1 || count > most);
  // Three recorded attempts is the least that may stand in for the resident's answer.
  const tooFew = policy.answerAttempts < 3 ? ['At least 3 recorded attempts to get the resident’s answer are needed.'] : [];
  const unusable = [...priorities.map((priority) => [priority, policy.limits[priority]] as const), ['triage', policy.triageWithin] as const, ['a supervisor to look', policy.accessReviewWithin] as const, ['a step to be decided', policy.accessStepWithin] as const].filter(
    ([, limit]) => !isUsable(limit),
  );
  return [
    ...unusable.map(([name]) => `The limit for ${name} must be a whole number, above nought, of hours, working days, days, weeks or months.`),
    ...counts.map(([name, , most]) => `${name} must be a whole number from 1 to ${most}.`),
    ...tooFew,
    ...accessProblems(policy, today),
    ...checkPolicyAgainstLaw(limitsToCheck(policy).filter(({ limit }) => isUsable(limit)), today, englandAndWales).map(({ words }) => words),
  ];
}

/** One knock is no ladder, and the law's notice is the least. */
function accessProblems({ accessAttempts, accessNoticeHours }: RepairPromises, today: PlainDate): string[] {
  const { limit } = ruleOn('repairs.entry-notice', today);
  const least = 'hours' in limit ? limit.hours : 0;
  return [
    ...(accessAttempts < 2 ? ['At least 2 attempts to get in are needed before anybody takes a step.'] : []),
    ...(accessNoticeHours < least ? [`Written notice of a visit cannot be shorter than the law’s ${least} hours.`] : []),
  ];
}

const units: ReadonlySet<string> = new Set(['hours', 'workingDays', 'calendarDays', 'weeks', 'months']);

/** Settings come from outside: what claims to be a limit may be anything. */
function isUsable(limit: unknown): limit is Limit {
  if (typeof limit !== 'object' || limit === null) return false;
  const [[unit, count] = ['', 0], ...more] = Object.entries(limit);
  return more.length === 0 && units.has(unit) && Number.isInteger(count) && count > 0;
}

/** An emergency repair may be an emergency hazard, so its limit is held to the hazards regulations' 24 hours. */
function limitsToCheck(policy: RepairPromises): PolicyLimit[] {
  return priorities.map((priority) => ({
    id: `repairs.priority-${priority}`,
    duty: dutyOf[priority],
    limit: policy.limits[priority],
    countedFrom: 'the repair was reported',
    notLooserThan: priority === 'emergency' ? ['hazards.emergency'] : [],
  }));
}

const nounOf: Readonly<Record<Priority, string>> = {
  emergency: 'an emergency',
  urgent: 'an urgent repair',
  routine: 'a routine repair',
  planned: 'a planned repair',
};

export const dutyOf: Readonly<Record<Priority, string>> = {
  emergency: 'Attend the emergency and make it safe',
  urgent: 'Complete the urgent repair',
  routine: 'Complete the repair',
  planned: 'Complete the planned repair',
};
