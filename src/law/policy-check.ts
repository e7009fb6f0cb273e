import { addDays, endOfDay, instantInLondon, longDateWithYear } from '../clock/index.ts';
import type { Calendar, Instant, Moment, PlainDate } from '../clock/index.ts';
import { allRules, isRuleId } from './all-rules.ts';
import { endOfCount } from './counting.ts';
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
 * both counts are run from each day of the year that begins on `startingOn`, from its first and its
 * last minute, and the moments they end are compared (a date ends at midnight after it). One start
 * that ends later is enough, and is named. Start days on which the rule is not in force are passed over.
 */
export function checkPolicyAgainstLaw(
  policies: readonly PolicyLimit[],
  startingOn: PlainDate,
  calendar: Calendar,
): PolicyProblem[] {
  return policies.flatMap((policy) => {
    if (!isPossible(policy.limit)) {
      return [{ name: 'impossible-limit', policy: policy.id, words: `${policy.id} needs a whole number above nought` }];
    }
    return policy.notLooserThan.flatMap((id) => problemsAgainst(policy, id, startingOn, calendar));
  });
}

function problemsAgainst(policy: PolicyLimit, id: string, startingOn: PlainDate, calendar: Calendar): PolicyProblem[] {
  if (!isRuleId(id)) {
    return [{ name: 'unknown-rule', policy: policy.id, rule: id, words: `${policy.id} names a rule we do not hold: ${id}` }];
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
  return ['00:00', '23:59'].some((time) => {
    const from: Moment = { kind: 'instant', at: instantInLondon(day, time), happenedTwice: false };
    const ours = lastMoment(policy.limit, policy.firstDay ?? usual.firstDay, from, calendar);
    const theirs = lastMoment(rule.limit, rule.firstDay, from, calendar);
    // A window or a notice period protects people by its length, so there shorter is the looser.
    return rule.effect === 'act by' ? ours > theirs : ours < theirs;
  });
}

function lastMoment(...count: Parameters<typeof endOfCount>): Instant {
  const end = endOfCount(...count);
  return 'dueAt' in end ? end.dueAt : endOfDay(end.dueOn);
}

function looser(policy: PolicyLimit, rule: Rule, startingOn: PlainDate): PolicyProblem {
  const words =
    `${policy.id} (${limitInWords(policy.limit)}) is looser than ${rule.id} (${limitInWords(rule.limit)}), ` +
    `for example from ${longDateWithYear(startingOn)}`;
  return { name: 'looser-than-law', policy: policy.id, rule: rule.id, startingOn, words };
}

function isPossible(limit: Limit): boolean {
  if ('everyYearOn' in limit || 'onDate' in limit) return true;
  return Object.values(limit).every((count) => Number.isInteger(count) && count > 0);
}
