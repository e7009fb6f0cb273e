import type { Limit } from '../law/index.ts';
import { hasRole, type Actor, type Role } from '../staff/index.ts';
import { orderPriorities, type OrderPriority } from './model.ts';

/** Roles that may raise an order, each up to its own limit. */
export const raisingRoles = ['adviser', 'planner', 'surveyor', 'manager'] as const satisfies readonly Role[];
export type RaisingRole = (typeof raisingRoles)[number];
/** Roles that may say yes to what somebody else asked for, each up to its own limit. */
export const authorisingRoles = ['planner', 'surveyor', 'manager'] as const satisfies readonly Role[];
export type AuthorisingRole = (typeof authorisingRoles)[number];

/** What a landlord lets its people spend, and how soon its orders are done. */
export interface OrderPolicy {
  readonly raiseLimitPence: Readonly<Record<RaisingRole, number>>;
  readonly authoriseLimitPence: Readonly<Record<AuthorisingRole, number>>;
  /** All variations of one order together, where no contract says otherwise. */
  readonly variationLimitPence: number;
  readonly targets: Readonly<Record<OrderPriority, Limit>>;
  /** How soon whoever does it accepts an order or turns it down. */
  readonly answers: Readonly<Record<OrderPriority, Limit>>;
}

export const usualOrderPolicy: OrderPolicy = {
  raiseLimitPence: { adviser: 25_000, planner: 50_000, surveyor: 100_000, manager: 500_000 },
  authoriseLimitPence: { planner: 0, surveyor: 100_000, manager: 1_000_000 },
  variationLimitPence: 10_000,
  targets: { emergency: { hours: 24 }, urgent: { workingDays: 5 }, routine: { workingDays: 20 }, planned: { workingDays: 60 } },
  answers: { emergency: { hours: 1 }, urgent: { hours: 24 }, routine: { workingDays: 2 }, planned: { workingDays: 5 } },
};

/** The landlord's own figures over the usual ones. */
export function orderPolicyFrom(settings: Readonly<Record<string, unknown>>): OrderPolicy {
  const own = settings['orders'];
  if (typeof own !== 'object' || own === null) return usualOrderPolicy;
  const given = own as Partial<OrderPolicy>;
  return {
    raiseLimitPence: { ...usualOrderPolicy.raiseLimitPence, ...given.raiseLimitPence },
    authoriseLimitPence: { ...usualOrderPolicy.authoriseLimitPence, ...given.authoriseLimitPence },
    variationLimitPence: given.variationLimitPence ?? usualOrderPolicy.variationLimitPence,
    targets: { ...usualOrderPolicy.targets, ...given.targets },
    answers: { ...usualOrderPolicy.answers, ...given.answers },
  };
}

/** The most this person may spend on one order without asking. The system spends nothing by itself. */
export function ownLimitOf(actor: Actor, policy: OrderPolicy): number {
  return Math.max(0, ...raisingRoles.filter((role) => hasRole(actor, role)).map((role) => policy.raiseLimitPence[role]));
}

/** The most this person may say yes to, when somebody else asks. */
export function authorisingLimitOf(actor: Actor, policy: OrderPolicy): number {
  return Math.max(0, ...authorisingRoles.filter((role) => hasRole(actor, role)).map((role) => policy.authoriseLimitPence[role]));
}

const mostPence = 100_000_000;

/** Every way these settings may not stand, in words; empty when they may. */
export function orderPolicyProblems(policy: OrderPolicy): string[] {
  const sums = [...Object.values(policy.raiseLimitPence), ...Object.values(policy.authoriseLimitPence), policy.variationLimitPence];
  const isSum = (pence: number) => Number.isInteger(pence) && pence >= 0 && pence <= mostPence;
  const nobody = Object.values(policy.authoriseLimitPence).every((pence) => pence === 0);
  return [
    ...(sums.every(isSum) ? [] : ['Each limit must be a sum from £0 to £1,000,000.']),
    ...(nobody ? ['Somebody must be able to authorise: give at least one role a limit above £0.'] : []),
    ...orderPriorities.filter((priority) => !isUsable(policy.targets[priority])).map((priority) => `The target for ${priority} must be a whole number, above nought, of hours, working days, days or weeks.`),
    ...orderPriorities.filter((priority) => !isUsable(policy.answers[priority])).map((priority) => `The time to answer for ${priority} must be a whole number, above nought, of hours, working days, days or weeks.`),
  ];
}

const units: ReadonlySet<string> = new Set(['hours', 'workingDays', 'calendarDays', 'weeks']);

function isUsable(limit: unknown): boolean {
  if (typeof limit !== 'object' || limit === null) return false;
  const [[unit, count] = ['', 0], ...more] = Object.entries(limit);
  return more.length === 0 && units.has(unit) && Number.isInteger(count) && count > 0;
}
