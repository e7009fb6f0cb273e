import { addDays, endOfDay, instantInLondon, longDateWithYear } from '../clock/index.ts';
import type { Calendar, Moment, PlainDate } from '../clock/index.ts';
import { allRules, isRuleId } from './all-rules.ts';
import { citation } from './because.ts';
import { endOfCount } from './counting.ts';
import type { End } from './counting.ts';
import { limitInWords } from './limit-words.ts';
import type { PolicyDuty } from './policy.ts';
import type { Limit, Rule } from './rule.ts';
import { usual } from './rule.ts';

/** A landlord's limit and the duties it must never be looser than, counted from the same event. */
export type PolicyLimit = PolicyDuty & { notLooserThan: readonly string[] };

export type PolicyProblem =
  | { name: 'unknown-rule'; policy: string; rule: string; words: string }
  | { name: 'impossible-limit'; policy: string; words: string }
  | { name: 'looser-than-law'; policy: string; rule: string; startingOn: PlainDate; words: string };

/**
 * Every way a landlord's limits are looser than law or code. Units differ, so nothing is converted:
 * both counts are run from each day of the year that begins on `startingOn`, and their ends compared.
 * When one is in hours they run from the first and the last minute of the day, and a date ends at the
 * midnight after it. One start that ends later is enough, and is named. Start days on which the rule
 * is not in force are passed over.
 */
export function checkPolicyAgainstLaw(
  policies: readonly PolicyLimit[],
  startingOn: PlainDate,
  calendar: Calendar,
): PolicyProblem[] {
  return policies.flatMap((policy) => {
    if (!isPossible(policy.limit)) {
      return [{ name: 'impossible-limit', policy: policy.id, words: `“${policy.duty}” needs a limit that is a whole number above nought` }];
    }
    return policy.notLooserThan.flatMap((id) => problemsAgainst(policy, id, startingOn, calendar));
  });
}

function problemsAgainst(policy: PolicyLimit, id: string, startingOn: PlainDate, calendar: Calendar): PolicyProblem[] {
  if (!isRuleId(id)) {
    return [{ name: 'unknown-rule', policy: policy.id, rule: id, words: `“${policy.duty}” is held to a rule we do not hold: ${id}` }];
  }
  const versions = allRules.filter((rule) => rule.id === id);
  for (let offset = 0; offset <= 365; offset += 1) {
    const day = addDays(startingOn, offset);
    const rule = versions.find(({ inForce }) => inForce.from <= day && day <= (inForce.until ?? day));
    if (rule !== undefined && isLooserFrom(policy, rule, day, calendar)) return [looser(policy, rule, day)];
  }
  return [];
}

function isLooserFrom(policy: PolicyLimit, rule: Rule, day: PlainDate, calendar: Calendar): boolean {
  const firstDay = policy.firstDay ?? usual.firstDay;
  const isInHours = 'hours' in policy.limit || 'hours' in rule.limit;
  return startsWithin(day, isInHours).some((from) => {
    const ours = lastMoment(endOfCount(policy.limit, firstDay, from, calendar), isInHours);
    const theirs = lastMoment(endOfCount(rule.limit, rule.firstDay, from, calendar), isInHours);
    // A window or a notice period protects people by its length, so there shorter is the looser.
    return rule.effect === 'act by' ? ours > theirs : ours < theirs;
  });
}

/** The time of day only matters when one of the two limits is in hours. */
function startsWithin(date: PlainDate, isInHours: boolean): Moment[] {
  if (!isInHours) return [{ kind: 'date', date }];
  return ['00:00', '23:59'].map((time) => ({ kind: 'instant', at: instantInLondon(date, time), happenedTwice: false }));
}

/** Text that sorts: moments when hours are involved, otherwise dates. */
function lastMoment(end: End, isInHours: boolean): string {
  if ('dueAt' in end) return end.dueAt;
  return isInHours ? endOfDay(end.dueOn) : end.dueOn;
}

function looser(policy: PolicyLimit, rule: Rule, startingOn: PlainDate): PolicyProblem {
  const words =
    `“${policy.duty}”: ${limitInWords(policy.limit)} is looser than the ${limitInWords(rule.limit)} of the ` +
    `${citation(rule)}, for example from ${longDateWithYear(startingOn)}`;
  return { name: 'looser-than-law', policy: policy.id, rule: rule.id, startingOn, words };
}

function isPossible(limit: Limit): boolean {
  if ('everyYearOn' in limit || 'onDate' in limit) return true;
  return Object.values(limit).every((count) => Number.isInteger(count) && count > 0);
}
