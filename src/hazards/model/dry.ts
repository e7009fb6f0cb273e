import type { PromiseId } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { MeterReading, PhoneTimes } from '../../repairs/index.ts';
import type { PhotoSeal, WhoWasThere } from './facts.ts';

export const occasions = ['after the works', 'after eight weeks', 'next winter'] as const;
/** When somebody looks whether it is dry: once before it is called fixed, and twice after. */
export type CheckOccasion = (typeof occasions)[number];

export const checkResults = ['dry', 'damp', 'nobody in'] as const;
export type CheckResult = (typeof checkResults)[number];

/** A look at whether it is dry, by somebody who did not do the work. */
export interface DryCheck extends WhoWasThere {
  readonly checkId: string;
  readonly occasion: CheckOccasion;
  readonly result: CheckResult;
  readonly at: Instant;
  readonly words: string;
  readonly readings: readonly MeterReading[];
  /** The inspection of the work that it was taken from; left out where it was made for the hazard itself. */
  readonly fromInspection?: string;
  readonly by: string;
  /** On the chain only; left out where there are none. */
  readonly photos?: readonly PhotoSeal[];
  /** On the chain only; left out of what was not written down on a phone. */
  readonly phone?: PhoneTimes;
}

/** What came from a phone: its times, and which check was awaited when it was taken along (`awaitedCheck`). */
export interface CheckFromPhone {
  readonly times: PhoneTimes;
  readonly knewOf: string;
}

/** When a check counts: from a day on, promised by a day and, of winter, no later than its end. */
export interface CheckDays {
  readonly notBefore: PlainDate;
  readonly dueOn: PlainDate;
  readonly until: PlainDate | null;
}

/** A check that is promised while it is watched. */
export interface Recheck extends CheckDays {
  readonly occasion: Exclude<CheckOccasion, 'after the works'>;
  readonly promiseId: PromiseId;
  readonly foundDryAt: Instant | null;
}

export const watchGrounds = ['resident agrees', 'no answer', 'works planned'] as const;
/** On what grounds it is called fixed; or that larger works are to cure it, which is no fix of ours. */
export type WatchGround = (typeof watchGrounds)[number];

/** Planned work that is to cure what this case could not. */
export interface PlannedCure {
  readonly programmeId: string;
  readonly name: string;
  readonly endsOn: PlainDate;
}

/** What is called fixed and has to stay dry before it is closed. */
export interface Watch {
  readonly since: Instant;
  readonly ending: WatchGround;
  readonly words: string;
  readonly planned: PlannedCure | null;
  readonly rechecks: readonly Recheck[];
}

/** Why damp happened, by the list of causes that repairs are coded with. */
export interface CodedCause {
  readonly cause: string;
  /** As the list had it that day. */
  readonly inWords: string;
  readonly how: string;
  readonly by: string;
}

/** What a hazard has of all this; of one that is not damp it stays empty. */
export interface Dryness {
  readonly cause: string | null;
  readonly checkedDryAt: Instant | null;
  readonly watch: Watch | null;
  /** When damp was last found after all was recorded as done. */
  readonly cameBackAt: Instant | null;
  readonly timesBack: number;
}

export const notYetDry: Dryness = { cause: null, checkedDryAt: null, watch: null, cameBackAt: null, timesBack: 0 };

/** How a promised check is known among the promises of its case. */
export const keptByCheck = (occasion: CheckOccasion): string => `dry-check: ${occasion}`;
export const isKeptByCheck = (keptBy: string | null): boolean => keptBy?.startsWith('dry-check: ') === true;
