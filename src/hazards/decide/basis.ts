import { dateInLondon, type Instant } from '../../clock/index.ts';
import { hazardCoverage, type HazardKindId } from '../../law/index.ts';
import type { Basis, BasisReason, Grade, HazardPlace } from '../model.ts';

export interface BasisOfClocks {
  readonly basis: Basis;
  readonly because: BasisReason;
}

/** Agreements the regulations do not reach (secondary sources): what counts is the agreement, not what the scheme is called. */
const outside: Readonly<Record<string, BasisReason>> = { licence: 'licence', leasehold: 'long lease', 'shared ownership': 'long lease' };

export interface BasisQuestion extends HazardPlace {
  /** Null while nobody knows what it is. */
  readonly kind: HazardKindId | null;
  readonly grade: Grade;
  readonly awareAt: Instant;
}

/**
 * Whether the clocks are law or policy, by the day the landlord became aware. What nobody has named yet counts as damp and
 * mould, the first to be covered: the strictest reading. A shared place counts with the homes it serves.
 */
export function basisOf({ kind, grade, awareAt, agreement, isSharedPlace }: BasisQuestion): BasisOfClocks {
  const outsideBecause = isSharedPlace ? undefined : agreement === null ? 'nobody rents it' : outside[agreement];
  if (outsideBecause !== undefined) return { basis: 'policy', because: outsideBecause };
  const coverage = hazardCoverage(kind ?? 'damp-and-mould', grade === 'emergency' ? 'emergency' : 'significant', dateInLondon(awareAt));
  return coverage.covered ? { basis: 'law', because: 'in force' } : { basis: 'policy', because: coverage.reason };
}
