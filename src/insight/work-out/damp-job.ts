import type { PlainDate } from '../../clock/index.ts';
import type { Facets } from '../../statistics/exposure/archetypes.ts';

/** How damp can no longer come back to a job: whoever lived there left, planned work took its place, or the home is no longer ours. */
export type OtherEnding = 'tenancy' | 'planned work' | 'home';

/** Damp, mould or water there again: which case tells of it, and what it was put down to then. */
export interface CameBack {
  readonly on: PlainDate;
  readonly caseId: string;
  readonly cause: string | null;
}

/** Damp work that was said to be done, and what came after at its home. Nothing in it tells who lives there. */
export interface DampJob {
  readonly caseId: string;
  readonly homeId: string;
  readonly finishedOn: PlainDate;
  /** As it was first coded, and the family of causes it belongs to; null where nobody did. */
  readonly cause: string | null;
  readonly causeFamily: string | null;
  /** The trade that did it; null where none was set. */
  readonly work: string | null;
  /** As cases are counted by contractor; null of our own teams. */
  readonly contractorId: string | null;
  /** Age band, wall and the other facts of its home that tell its type. */
  readonly facets: Facets;
  readonly cameBack: readonly CameBack[];
  readonly ended: { readonly on: PlainDate; readonly how: OtherEnding } | null;
  /** The cause first coded puts it on the people who live there. */
  readonly blames: boolean;
}

/** What has no cause, no trade. */
export const notSaid = 'not said';

/** The group of jobs that no contractor is known for. */
export const ownTeams = 'ours';
