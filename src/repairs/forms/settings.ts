import type { Limit } from '../../law/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { priorities, type Priority } from '../model.ts';
import type { RepairPromises } from '../policy.ts';
import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';

export const limitUnits = ['hours', 'workingDays', 'calendarDays', 'weeks'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** About a year: a promise further off than that is none, and the calendar must know every day of it. */
export const mostOfUnit: Readonly<Record<LimitUnit, number>> = { hours: 8760, workingDays: 250, calendarDays: 366, weeks: 52 };

/** A landlord's own figures as typed. Whether they may stand is `policyProblems`' to say. */
export function parsePolicy(body: FormBody): Parsed<RepairPromises> {
  const read = readForm(body);
  const each = <Value>(make: (priority: Priority) => Value) => Object.fromEntries(priorities.map((priority) => [priority, make(priority)])) as Record<Priority, Value>;
  const limits = each((priority) => limitIn(body, read, `limit-${priority}`));
  const updateEvery = each((priority) => countIn(body, read, `update-${priority}`));
  const triageWithin = limitIn(body, read, 'triage');
  const answerAttempts = countIn(body, read, 'answerAttempts');
  const callBackWorkingDays = countIn(body, read, 'callBackWorkingDays');
  const sameProblemDays = countIn(body, read, 'sameProblemDays');
  const access = {
    accessAttempts: countIn(body, read, 'accessAttempts'), accessNoticeHours: countIn(body, read, 'accessNoticeHours'),
    accessReviewWithin: limitIn(body, read, 'accessReview'), accessStepWithin: limitIn(body, read, 'accessStep'),
  };
  return read.result(() => ({ limits, triageWithin, updateEvery, answerAttempts, callBackWorkingDays, sameProblemDays, ...access }));
}

function limitIn(body: FormBody, read: Reading, field: string): Limit {
  const count = countIn(body, read, field);
  const unit = read.oneOf(`${field}-unit`, limitUnits, 'Choose a unit') ?? 'hours';
  if (count > mostOfUnit[unit]) read.wrong(field, 'Enter a limit of a year or less');
  return { [unit]: count } as Limit;
}

function countIn(body: FormBody, read: Reading, field: string): number {
  const typed = formText(body, field);
  if (!/^\d{1,4}$/.test(typed) || Number(typed) === 0) read.wrong(field, 'Enter a whole number above nought');
  return Number(typed);
}

/** A limit as its two fields show it. */
export function limitParts(limit: Limit): { readonly count: string; readonly unit: string } {
  const [unit = 'hours', count = 0] = Object.entries(limit)[0] ?? [];
  return { count: String(count), unit };
}
