import type { CaseId, Reference } from '../casefile/index.ts';
import type { Instant, PlainDate } from '../clock/index.ts';
import type { Hazard, HazardEvent } from '../hazards/index.ts';

/** What the file is of, for whoever finds it in a year. */
export const formatOfFile = { name: 'Damp and mould data model (MHCLG Local Digital with HACT), proof of concept', model: 'June 2025, investigation component', ours: 1 } as const;

/** An event of a hazard with when it was written down. */
export interface HazardEntry {
  readonly at: Instant;
  readonly event: HazardEvent;
}

/** All that is known of one hazard when a file is made. */
export interface HazardToWrite {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly hazard: Hazard;
  readonly entries: readonly HazardEntry[];
  /** Null of a shared place, which the model does not know. */
  readonly uprn: string | null;
  readonly place: string;
  /** The tenancy on the day we became aware; null where there was none. */
  readonly tenancyId: string | null;
  /** What it was called where it was brought in from, and whether its time was known there; null where it was first told of here. */
  readonly broughtIn: { readonly sourceReference: string; readonly isTimeKnown: boolean } | null;
  /** Whether a clock of an investigation ran out before it was met. */
  readonly isInvestigationLate: boolean;
}

/** A record of an entity: its fields by the model's own names. */
export type Entity = Readonly<Record<string, unknown>>;

/** More hazards than this on one day are no day's work but a whole import: a file holds so many and says that there are more. */
export const mostADay = 20_000;

/** Which file is wanted: the hazards of one day. */
export interface DayWanted {
  readonly day: PlainDate;
  readonly organisationId: string | undefined;
}
