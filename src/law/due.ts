import { readMoment } from '../clock/index.ts';
import type { Calendar, Instant, Moment, PlainDate } from '../clock/index.ts';
import { allRules } from './all-rules.ts';
import type { RuleId } from './all-rules.ts';
import { becauseOf } from './because.ts';
import { dateOfMoment, endOfCount, instantOfMoment } from './counting.ts';
import type { Confidence, Effect, Rule, SourceKind } from './rule.ts';
import { stepsOf } from './steps.ts';
import type { Step } from './steps.ts';
import { versionOn } from './versions.ts';

type Explained = {
  rule: string;
  /** The date this version came into force. */
  version: string;
  duty: string;
  source: string;
  kind: SourceKind;
  provision: string;
  url: string | null;
  confidence: Confidence;
  effect: Effect;
  /** Whether the source lets this clock stop at all. */
  pausable: boolean;
  /** The event the count starts from, in words. */
  event: string;
  because: string;
  steps: Step[];
};

/** A limit in days: day zero (or day one, when it begins with the day) and the last day to comply. */
export type DueOn = Explained & { countedFrom: PlainDate; dueOn: PlainDate };

/** A limit in hours: the moment it started and the last moment to comply. */
export type DueAt = Explained & { countedFrom: Instant; dueAt: Instant };

/** A due date or a due moment, never both: `'dueOn' in due` tells which. */
export type Due = DueOn | DueAt;

/**
 * When a duty falls due, under the version in force on the London date it started, and why.
 * `from` is a date, a moment, or a date and time as a London clock shows it ('2026-11-30T09:15').
 */
export function dueFor({ rule, from }: { rule: RuleId; from: string }, calendar: Calendar): Due {
  return dueForText({ rule, from }, calendar);
}

/** As `dueFor`, for a rule id that came from outside; throws `LawRefusal` when there is none. */
export function dueForText({ rule, from }: { rule: string; from: string }, calendar: Calendar): Due {
  const moment = readMoment(from);
  return dueUnder(versionOn(allRules, rule, dateOfMoment(moment)), moment, calendar);
}

/** When a duty falls due under one given version of it. */
export function dueUnder(rule: Rule, from: Moment, calendar: Calendar): Due {
  const end = endOfCount(rule.limit, rule.firstDay, from, calendar);
  const explained = explain(rule, from, calendar);
  return 'dueAt' in end
    ? { ...explained, countedFrom: instantOfMoment(from), ...end }
    : { ...explained, countedFrom: dateOfMoment(from), ...end };
}

/** The later of two dues, for a duty that gives whichever is the longer; the first when they end together. */
export const laterOf = (first: DueOn, second: DueOn): DueOn => (second.dueOn > first.dueOn ? second : first);

function explain(rule: Rule, from: Moment, calendar: Calendar): Explained {
  return {
    rule: rule.id,
    version: rule.inForce.from,
    duty: rule.duty,
    source: rule.source.title,
    kind: rule.source.kind,
    provision: rule.provision,
    url: rule.url,
    confidence: rule.confidence,
    effect: rule.effect,
    pausable: rule.pausable,
    event: rule.countedFrom,
    because: becauseOf(rule, from),
    steps: stepsOf(rule.limit, rule.firstDay, from, calendar),
  };
}
