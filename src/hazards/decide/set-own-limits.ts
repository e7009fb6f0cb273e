import { addDays, addMonths, englandAndWales, type PlainDate } from '../../clock/index.ts';
import { checkPolicyAgainstLaw, limitInWords, ruleOn, type Limit, type PolicyProblem } from '../../law/index.ts';
import { ownLimitsOn, type LimitScope, type OwnLimits } from '../model/own-limits.ts';
import { hazardDuties, lawOfDuty, policyOfDuty, usualOfOurs, type DutyOfOurs, type HazardDuty } from './duties.ts';

/** A duty that a landlord may give a limit of its own. */
export type OwnDuty = HazardDuty | DutyOfOurs;
export const ownDuties: readonly OwnDuty[] = ['triage', 'second-person', ...hazardDuties];

/** Sets the landlord's own, stricter limits: from a day on they count instead of those before. */
export interface SetOwnLimits {
  readonly type: 'SetOwnLimits';
  readonly from: PlainDate;
  readonly scope: LimitScope;
  /** A duty left out keeps the law's time, or the usual one. */
  readonly limits: Readonly<Partial<Record<OwnDuty, Limit>>>;
}

export type OwnLimitsRefusal = 'not-before-tomorrow' | 'more-than-a-year-ahead' | 'unknown-duty' | 'impossible-limit' | 'looser-than-law' | 'looser-than-usual' | 'nothing-changed';

/** Why limits may not stand, and of which duty; null where it is their day, or that they are what holds then anyway. */
export interface OwnLimitsProblem {
  readonly refusal: OwnLimitsRefusal;
  readonly duty: string | null;
  readonly words: string;
}

export type OwnLimitsDecision =
  | { readonly ok: true; readonly versions: readonly OwnLimits[] }
  | { readonly ok: false; readonly problems: readonly OwnLimitsProblem[] };

/**
 * The versions with this one among them. Only one that has not begun to count is replaced, by another from the same day: what
 * counted once is never changed, and nothing counts backwards.
 */
export function setOwnLimits(before: readonly OwnLimits[], { from, scope, limits }: SetOwnLimits, { today, setBy }: { readonly today: PlainDate; readonly setBy: string }): OwnLimitsDecision {
  const problems = [...problemsOfDay(from, today), ...Object.entries(limits).flatMap(([duty, limit]) => problemsOfLimit(duty, limit, from))];
  if (problems.length > 0) return { ok: false, problems };
  if (isAsBefore(ownLimitsOn(before, from), { scope, limits })) return { ok: false, problems: [{ refusal: 'nothing-changed', duty: null, words: 'Change a limit, or which hazards they are for: these are what holds on that day already' }] };
  return { ok: true, versions: [{ from, setBy, scope, limits }, ...before.filter((version) => version.from !== from)] };
}

/** Without a limit of one's own it makes no difference which hazards they would be for. */
function isAsBefore(held: OwnLimits | undefined, { scope, limits }: Pick<OwnLimits, 'scope' | 'limits'>): boolean {
  const isOfNone = Object.keys(limits).length === 0;
  const isSame = ownDuties.every((duty) => JSON.stringify(held?.limits[duty]) === JSON.stringify(limits[duty]));
  return isSame && (isOfNone || held?.scope === scope);
}

function problemsOfDay(from: PlainDate, today: PlainDate): OwnLimitsProblem[] {
  if (from <= today) return [{ refusal: 'not-before-tomorrow', duty: null, words: 'Enter tomorrow or a later day: what has begun keeps the limits it began with' }];
  return from > addMonths(today, 12) ? [{ refusal: 'more-than-a-year-ahead', duty: null, words: 'Enter a day within a year from now' }] : [];
}

function problemsOfLimit(duty: string, limit: Limit, from: PlainDate): OwnLimitsProblem[] {
  if (isOurs(duty)) return problemsOfOurs(duty, limit);
  if (!isOfLaw(duty)) return [{ refusal: 'unknown-duty', duty, words: `There is no such duty: ${duty}` }];
  const { duty: words, countedFrom, firstDay } = ruleOn(lawOfDuty[duty], from);
  const policy = { id: policyOfDuty(duty), duty: words, countedFrom, firstDay, limit, notLooserThan: [lawOfDuty[duty]] };
  return checkPolicyAgainstLaw([policy], from, englandAndWales).map((problem) => ({ refusal: refusalOf(problem), duty, words: problem.words }));
}

/** No day of the year is looked at: twenty-four hours always end sooner than the next working day does. */
function problemsOfOurs(duty: DutyOfOurs, limit: Limit): OwnLimitsProblem[] {
  const [count = 0] = Object.values(limit);
  if (!Number.isInteger(count) || count < 1) return [{ refusal: 'impossible-limit', duty, words: 'Enter a whole number above nought' }];
  const isStricter = ('hours' in limit && count <= 24) || ('workingDays' in limit && count === 1);
  return isStricter ? [] : [{ refusal: 'looser-than-usual', duty, words: `${limitInWords(limit)} may be longer than the usual ${limitInWords(usualOfOurs[duty].limit)}: enter 1 to 24 hours, or 1 working day` }];
}

const refusalOf = ({ name }: PolicyProblem): OwnLimitsRefusal => (name === 'unknown-rule' ? 'unknown-duty' : name);
const isOurs = (duty: string): duty is DutyOfOurs => Object.hasOwn(usualOfOurs, duty);
const isOfLaw = (duty: string): duty is HazardDuty => Object.hasOwn(lawOfDuty, duty);

/** The first day that limits may be set from. */
export const firstDayToSet = (today: PlainDate): PlainDate => addDays(today, 1);
