import type { PlainDate } from '../clock/index.ts';
import { firstDayOf21, firstDayOf29, lastDayOf29 } from './hazard-kinds.ts';
import type { hazardPhases } from './hazard-kinds.ts';
import type { Confidence, InForce, Source } from './rule.ts';

/** Where a list of kinds of hazard is from, and how sure we are of it. */
export interface HazardListSource {
  readonly kinds: 29 | 21;
  readonly inForce: InForce;
  readonly source: Source;
  readonly url: string | null;
  readonly confidence: Confidence;
  /** How sure we are of which of these became which of the next list. */
  readonly mapConfidence: Confidence;
}

/** The two lists of the health and safety rating system. The second's names, and the map, are inferred from summaries of the change. */
export const hazardLists: readonly HazardListSource[] = [
  {
    kinds: 29, inForce: { from: firstDayOf29, until: lastDayOf29 }, source: { kind: 'law', title: 'Housing Health and Safety Rating System (England) Regulations 2005' },
    url: 'https://www.legislation.gov.uk/uksi/2005/3208', confidence: 'S', mapConfidence: 'I',
  },
  {
    kinds: 21, inForce: { from: firstDayOf21, fromConfidence: 'S' }, source: { kind: 'law', title: 'Housing Health and Safety Rating System, as reformed in 2026' },
    url: null, confidence: 'I', mapConfidence: 'I',
  },
];

/** The list in force on a day; before the first, the first. */
export function hazardListOn(date: PlainDate): HazardListSource {
  const [first, second] = hazardLists;
  if (first === undefined || second === undefined) throw new Error('The rating system has two lists.');
  return date >= second.inForce.from ? second : first;
}

/** How sure we are of the day each phase of the hazards regulations begins. */
export const hazardPhaseConfidence: Readonly<Record<keyof typeof hazardPhases, Confidence>> = { 1: 'P', 2: 'S', 3: 'S' };
