import { wilson, type Share } from '../../statistics/wilson.ts';
import type { CountedOutcomes } from '../queries/lists.ts';

/** What an outreach found so far. */
export interface FoundSoFar {
  readonly homes: number;
  readonly settled: number;
  /** Somebody said how it is, or we saw it. */
  readonly answered: number;
  readonly found: number;
  /** Of those that answered; null while nobody has. */
  readonly share: Share | null;
}

/** Adds up what came of the homes. Of those that nobody answered for nothing is known, so the share is of those that answered. */
export function foundSoFar(homes: number, counts: CountedOutcomes): FoundSoFar {
  const found = counts['damp found'] ?? 0;
  const answered = found + (counts['all well'] ?? 0);
  const settled = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { homes, settled, answered, found, share: answered === 0 ? null : wilson(found, answered) };
}
