import type { PlainDate } from '../../clock/index.ts';
import type { MethodName } from '../../statistics/methods.ts';
import type { Comparison } from '../../statistics/survival/observed-expected.ts';
import type { Recurrence } from '../../statistics/survival/recurrence.ts';
import type { Share } from '../../statistics/wilson.ts';
import type { OtherEnding } from '../work-out/damp-job.ts';

/** What finished jobs are told apart by. */
export const workViews = ['cause', 'work', 'contractor'] as const;
export type WorkView = (typeof workViews)[number];

/** The methods it is worked out with. */
export const workMethods = ['cumulative-incidence', 'observed-expected'] as const satisfies readonly MethodName[];

/** The jobs of one cause, kind of work or contractor (`ownTeams` where none is known), and how much of them came back. */
export interface GroupFound {
  readonly group: string;
  readonly jobs: number;
  readonly figure: Recurrence;
}

export const workMarks = ['comes back more', 'watch', 'not marked'] as const;
export type WorkMark = (typeof workMarks)[number];

/** A contractor beside what jobs of its kind lead to expect. */
export type Comparing = Extract<Comparison, { kind: 'too few' }> | (Extract<Comparison, { kind: 'known' }> & { readonly mark: WorkMark });

/** What became of damp work, as a run found it. */
export interface WorkFound {
  readonly methods: Readonly<Record<(typeof workMethods)[number], number>>;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly jobs: number;
  readonly cameBack: number;
  readonly endedByTenancy: number;
  /** The home was sold, pulled down or handed back first. Left out of runs from before that was kept. */
  readonly endedByHome?: number;
  readonly endedByPlannedWork: number;
  readonly notFinishedFirstTime: number;
  readonly overall: Recurrence;
  /** By each thirty days up to a year; none where there are too few jobs. */
  readonly curve: readonly { readonly day: number; readonly share: number; readonly low: number; readonly high: number }[];
  readonly groups: Readonly<Record<WorkView, readonly GroupFound[]>>;
  readonly compared: readonly Comparing[];
  /** Of those that came back, how many have a cause for both times, and the share for which the second is another. */
  readonly backWithCauses: number;
  readonly mismatch: (Share & { readonly count: number }) | null;
  /** Jobs with a cause, and the share of which it is put on the people who live there. */
  readonly codedJobs: number;
  readonly blamed: (Share & { readonly count: number }) | null;
}

export const becameWords = ['came back', 'ended otherwise', 'still watched'] as const;

/** What became of one job. */
export interface JobFound {
  readonly caseId: string;
  readonly homeId: string;
  readonly finishedOn: PlainDate;
  readonly cause: string;
  readonly causeFamily: string;
  readonly work: string;
  readonly contractorId: string | null;
  readonly became: (typeof becameWords)[number];
  readonly days: number;
  readonly endedHow: OtherEnding | null;
  readonly notFinishedFirstTime: boolean;
  readonly backCaseId: string | null;
  readonly backCause: string | null;
}
