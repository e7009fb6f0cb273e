import type { CaseId } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import type { Awareness, HazardPlace, Investigation, ProposedDowngrade, Triage } from './model/facts.ts';
import type { Dryness } from './model/dry.ts';
import type { TemporaryMove } from './model/works.ts';
import type { Grade } from './model/grades.ts';
import type { Summary } from './model/summary.ts';

export * from './model/facts.ts';
export * from './model/dry.ts';
export * from './model/found.ts';
export * from './model/summary.ts';
export * from './model/works.ts';
export * from './model/spread.ts';
export type { HazardEvent } from './model/events.ts';
export type { HazardTell } from './model/tell.ts';
export { grades, graver, isLower, type Grade } from './model/grades.ts';
export { gradeByScale, nearnesses, severities, type Nearness, type Severity } from './model/triage-scale.ts';

export const stages = ['to-triage', 'to-investigate', 'in-hand', 'done', 'watched', 'closed', 'not-a-hazard'] as const;
/** Where a hazard stands. It follows from what is recorded, and nobody sets it. */
export type HazardStage = (typeof stages)[number];

/** A danger to health or safety from the home, beside the header of its case. */
export interface Hazard extends Awareness, HazardPlace, Dryness {
  readonly caseId: CaseId;
  /** What the clocks count from: the first awareness, or a later one that the regulations first ran for. */
  readonly clocksFrom: Instant;
  readonly enteredBy: string;
  readonly triage: Triage | null;
  readonly grade: Grade;
  /** When we were told that it is an emergency; null where nobody said so. */
  readonly emergencyToldAt: Instant | null;
  /** It was found to be an emergency by an investigation, not by what was told. */
  readonly emergencyFoundAt: Instant | null;
  readonly downgrade: ProposedDowngrade | null;
  readonly investigation: Investigation | null;
  readonly renewalAskedAt: Instant | null;
  /** The newest written summary; null while nobody has written it, and again once it is investigated anew. */
  readonly summary: Summary | null;
  readonly summarySentAt: Instant | null;
  readonly madeSafeAt: Instant | null;
  readonly preventionBegunAt: Instant | null;
  /** Physically, as the last day allowed for it asks. */
  readonly preventionStartedAt: Instant | null;
  readonly preventionFinishedAt: Instant | null;
  readonly accommodationOfferedAt: Instant | null;
  readonly accommodationAnswer: 'accepted' | 'refused' | null;
  /** The newest offer of somewhere to stay; null where there was none, or none since damp came back. */
  readonly move: TemporaryMove | null;
  readonly answer: 'agrees' | 'disagrees' | null;
  readonly answerAttempts: number;
  readonly ended: 'closed' | 'not-a-hazard' | null;
}
