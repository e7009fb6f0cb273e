/** What a map says of an area. “No evidence” is grey: nobody reported and nobody looked. It is never “ordinary”. */
export type Mark = 'hotspot' | 'watch' | 'ordinary' | 'no evidence';

/** What a mark is made of. */
export interface Believed {
  readonly count: number;
  readonly probabilityAbove: number;
  /** Whether anybody inspected a home there in the last 24 months. */
  readonly isInspected: boolean;
}

/** How sure we must be that a rate is more than half as much again as the landlord's. */
export const sureEnough = { hotspot: 0.8, watch: 0.5 } as const;

/** The mark of an area. */
export function markOf({ count, probabilityAbove, isInspected }: Believed): Mark {
  if (count === 0 && !isInspected) return 'no evidence';
  if (probabilityAbove > sureEnough.hotspot) return 'hotspot';
  return probabilityAbove > sureEnough.watch ? 'watch' : 'ordinary';
}
