import { longDateWithYear, nextDay } from '../clock/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { allRules } from './all-rules.ts';
import type { RuleId } from './all-rules.ts';
import { nearestIds } from './nearest-ids.ts';
import type { Rule } from './rule.ts';

export type LawRefusalReason = 'unknown-rule' | 'not-yet-in-force' | 'no-longer-in-force';

/** The law as we hold it does not answer this question. We never guess the nearest version. */
export class LawRefusal extends Error {
  readonly reason: LawRefusalReason;

  constructor(reason: LawRefusalReason, message: string) {
    super(message);
    this.name = 'LawRefusal';
    this.reason = reason;
  }
}

/** The version of a duty in force on a date, the date the clock was set off. Throws `LawRefusal` outside what is known. */
export const ruleOn = (id: RuleId, date: PlainDate): Rule => versionOn(allRules, id, date);

/** As `ruleOn`, for any list of rules and for an id that came from outside. */
export function versionOn(rules: readonly Rule[], id: string, date: PlainDate): Rule {
  const versions = rules.filter((rule) => rule.id === id);
  if (versions.length === 0) throw new LawRefusal('unknown-rule', unknownRuleWords(rules, id));
  const found = versions.find((rule) => isInForceOn(rule, date));
  if (found !== undefined) return found;
  const next = versions.filter((rule) => rule.inForce.from > date).toSorted(byStart)[0];
  if (next !== undefined) {
    const starts = longDateWithYear(next.inForce.from);
    throw new LawRefusal('not-yet-in-force', `${id} was not in force on ${date}: it starts on ${starts}`);
  }
  throw new LawRefusal('no-longer-in-force', `${id} was no longer in force on ${date}`);
}

const isInForceOn = ({ inForce }: Rule, date: PlainDate) =>
  inForce.from <= date && (inForce.until === undefined || date <= inForce.until);

const byStart = (a: Rule, b: Rule) => (a.inForce.from < b.inForce.from ? -1 : 1);

function unknownRuleWords(rules: readonly Rule[], id: string): string {
  const near = nearestIds(id, [...new Set(rules.map((rule) => rule.id))]);
  return `There is no rule "${id}". Nearest: ${near.join(', ')}`;
}

export type VersionProblem = { rule: string; name: 'overlap' | 'gap' | 'ends-before-it-starts'; at: PlainDate };

/** Where versions of one duty overlap, leave a gap or end before they start. Empty when the data is sound. */
export function versionProblems(rules: readonly Rule[]): VersionProblem[] {
  const ids = [...new Set(rules.map((rule) => rule.id))];
  return ids.flatMap((id) => problemsWithin(rules.filter((rule) => rule.id === id).toSorted(byStart)));
}

function problemsWithin(versions: readonly Rule[]): VersionProblem[] {
  const problems: VersionProblem[] = [];
  for (const [index, { id, inForce }] of versions.entries()) {
    if (inForce.until !== undefined && inForce.until < inForce.from) {
      problems.push({ rule: id, name: 'ends-before-it-starts', at: inForce.until });
    }
    const next = versions[index + 1];
    if (next === undefined) continue;
    const expected = inForce.until === undefined ? null : nextDay(inForce.until);
    if (expected === null || next.inForce.from < expected) {
      problems.push({ rule: id, name: 'overlap', at: next.inForce.from });
    } else if (next.inForce.from > expected) problems.push({ rule: id, name: 'gap', at: expected });
  }
  return problems;
}
