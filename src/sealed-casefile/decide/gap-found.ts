import { dateInLondon, longDateWithYear, type Instant } from '../../clock/index.ts';
import type { Gap, GapKind } from '../model.ts';

export type GapFound = Omit<Gap, 'reference'>;

export const gap = (kind: GapKind, about: string, at: string, words: string): GapFound => ({ kind, about, at, words });

/** "Friday 11 September 2026", of a moment. */
export const dayOf = (at: string): string => longDateWithYear(dateInLondon(at as Instant));
