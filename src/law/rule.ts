import type { PlainDate } from '../clock/index.ts';

/** How long, in the unit the source uses. Never converted: ten working days are not a fortnight. */
export type Limit =
  | { workingDays: number }
  | { hours: number }
  | { calendarDays: number }
  | { weeks: number }
  | { months: number }
  /** The same day every year, the next one on or after the start. */
  | { everyYearOn: { month: number; day: number } }
  /** One day that does not come again. */
  | { onDate: PlainDate };

/** 'day after': the start is day zero. 'beginning with the day': the start is day one. */
export type FirstDay = 'day after' | 'beginning with the day';

/** What the end of the count means: the last moment to act, the end of a window, or the earliest moment allowed. */
export type Effect = 'act by' | 'open until' | 'not before';

/** P read on an official page, S in a secondary source, I inferred here, M from memory: check before relying on it. */
export type Confidence = 'P' | 'S' | 'I' | 'M';

export type SourceKind = 'law' | 'code' | 'policy';

export type Source = { kind: SourceKind; title: string };

/** Both days are included. `fromConfidence` is given when the start is less certain than the limit. */
export type InForce = { from: PlainDate; until?: PlainDate; fromConfidence?: Confidence };

type RuleBase = {
  id: string;
  /** What must happen, as one plain sentence. */
  duty: string;
  limit: Limit;
  /** The event the count starts from, in words that follow 'after'. */
  countedFrom: string;
  firstDay: FirstDay;
  effect: Effect;
  source: Source;
  provision: string;
  /** Null only for a landlord's own policy. */
  url: string | null;
  confidence: Confidence;
  inForce: InForce;
};

/** A clock nothing stops. What the landlord did instead goes on a reasonable steps record. */
export type UnpausableRule = RuleBase & { pausable: false };

/** A clock its source lets stop, and when. */
export type PausableRule = RuleBase & { pausable: true; pause: { when: string; provision: string } };

/** One version of one duty. */
export type Rule = UnpausableRule | PausableRule;

/** What most rules have in common; each source file spreads this and says what differs. */
export const usual = { firstDay: 'day after', effect: 'act by', pausable: false } as const;
