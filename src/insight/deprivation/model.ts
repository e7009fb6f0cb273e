import type { Tenth } from '../../homes/index.ts';
import type { AuditFilled, AuditGroup, AuditRow } from '../silence/model.ts';

/** In which tenth of England’s small areas a home lies, from the most deprived; null where nobody said in which area it stands. */
export type TenthOfHome = Tenth | null;

/** What of a run is held against the deprivation of places: the list of silent homes, and blocks that are marked hotspot or watch, either way. */
export const deprivationGroups = ['deprivation', 'deprivation-marked', 'deprivation-marked-adjusted'] as const satisfies readonly AuditGroup[];
export type DeprivationGroup = (typeof deprivationGroups)[number];

export const isOfDeprivation = (by: AuditGroup): by is DeprivationGroup => (deprivationGroups as readonly AuditGroup[]).includes(by);

/** What one comparison comes to: homes that are listed, or blocks that are marked. */
export interface DeprivationTotals {
  readonly by: DeprivationGroup;
  /** Those whose tenth is known. */
  readonly known: number;
  readonly flagged: number;
  /** Those whose tenth is not known. */
  readonly notKnown: number;
  readonly notKnownFlagged: number;
  /** Tenths of too few to tell of, and how many these hold. */
  readonly hiddenTenths: number;
  readonly hidden: number;
  /** Up to three tenths that hold most of what is listed or marked: the others are compared with each other. */
  readonly filled: AuditFilled | null;
}

/** Whether lists and marks deal alike with places, by how deprived these are. */
export interface DeprivationFound {
  readonly totals: readonly DeprivationTotals[];
  readonly rows: readonly AuditRow[];
}
