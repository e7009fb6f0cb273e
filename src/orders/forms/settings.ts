import type { Limit } from '../../law/index.ts';
import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { orderPriorities, type OrderPriority } from '../model.ts';
import { authorisingRoles, raisingRoles, type AuthorisingRole, type OrderPolicy, type RaisingRole } from '../policy.ts';
import { moneyIn } from './contractor.ts';

export const targetUnits = ['hours', 'workingDays', 'calendarDays', 'weeks'] as const;
export type TargetUnit = (typeof targetUnits)[number];
/** About a year of each. */
const mostOf: Readonly<Record<TargetUnit, number>> = { hours: 8760, workingDays: 250, calendarDays: 366, weeks: 52 };

/** What a landlord lets its people spend, as typed. Whether it may stand is `orderPolicyProblems`' to say. */
export function parseOrderPolicy(body: FormBody): Parsed<OrderPolicy> {
  const read = readForm(body);
  const raiseLimitPence = Object.fromEntries(raisingRoles.map((role) => [role, moneyIn(body, read, `raise-${role}`)])) as Record<RaisingRole, number>;
  const authoriseLimitPence = Object.fromEntries(authorisingRoles.map((role) => [role, moneyIn(body, read, `authorise-${role}`)])) as Record<AuthorisingRole, number>;
  const variationLimitPence = moneyIn(body, read, 'variation');
  const targets = Object.fromEntries(orderPriorities.map((priority) => [priority, targetIn(body, read, `target-${priority}`)])) as Record<OrderPriority, Limit>;
  const answers = Object.fromEntries(orderPriorities.map((priority) => [priority, targetIn(body, read, `answer-${priority}`)])) as Record<OrderPriority, Limit>;
  return read.result(() => ({ raiseLimitPence, authoriseLimitPence, variationLimitPence, targets, answers }));
}

function targetIn(body: FormBody, read: Reading, field: string): Limit {
  const typed = formText(body, field);
  const unit = read.oneOf(`${field}-unit`, targetUnits, 'Choose a unit') ?? 'workingDays';
  if (!/^\d{1,4}$/.test(typed) || Number(typed) === 0 || Number(typed) > mostOf[unit]) read.wrong(field, 'Enter a whole number above nought, a year or less in all');
  return { [unit]: Number(typed) } as Limit;
}
