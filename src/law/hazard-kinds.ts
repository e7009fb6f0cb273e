import { plainDate } from '../clock/index.ts';
import type { PlainDate } from '../clock/index.ts';

/**
 * Phases of the hazards regulations for significant hazards. Phase 3 is expected in 2027 with no day
 * given, so it has no date. Phase 2's date is from secondary sources (S); phase 1's is official (P).
 */
export const hazardPhases = {
  1: plainDate('2025-10-27'),
  2: plainDate('2026-11-30'),
  3: null,
} as const satisfies Record<number, PlainDate | null>;

/** The health and safety rating system: 29 kinds of hazard, then 21 from 23 June 2026. */
export const lastDayOf29 = plainDate('2026-06-22');
export const firstDayOf29 = plainDate('2006-04-06');
export const firstDayOf21 = plainDate('2026-06-23');

const throughout = { inForce: { from: firstDayOf29 } } as const;
const mergedInto = <Id extends string>(becomes: Id) => ({ inForce: { from: firstDayOf29, until: lastDayOf29 }, becomes });
const newIn2026 = { inForce: { from: firstDayOf21 } } as const;

// `number` is the number in the list of 29. The merged names are inferred from summaries of the 2026
// change, not read in the instrument itself (I). Phase 2's kinds were announced in the official guidance (P).
const kinds = [
  { id: 'damp-and-mould', name: 'Damp and mould growth', number: 1, phase: 1, ...throughout },
  { id: 'excess-cold', name: 'Excess cold', number: 2, phase: 2, ...throughout },
  { id: 'excess-heat', name: 'Excess heat', number: 3, phase: 2, ...throughout },
  { id: 'asbestos', name: 'Asbestos and manufactured mineral fibres', number: 4, phase: 3, ...throughout },
  { id: 'biocides', name: 'Biocides', number: 5, phase: 3, ...mergedInto('indoor-air-pollutants') },
  { id: 'carbon-monoxide', name: 'Carbon monoxide and combustion products', number: 6, phase: 3, ...mergedInto('indoor-air-pollutants') },
  { id: 'lead', name: 'Lead', number: 7, phase: 3, ...throughout },
  { id: 'radiation', name: 'Radiation', number: 8, phase: 3, ...throughout },
  { id: 'uncombusted-fuel-gas', name: 'Uncombusted fuel gas', number: 9, phase: 3, ...mergedInto('indoor-air-pollutants') },
  { id: 'volatile-organic-compounds', name: 'Volatile organic compounds', number: 10, phase: 3, ...mergedInto('indoor-air-pollutants') },
  { id: 'crowding-and-space', name: 'Crowding and space', number: 11, phase: null, ...throughout },
  { id: 'entry-by-intruders', name: 'Entry by intruders', number: 12, phase: 3, ...throughout },
  { id: 'lighting', name: 'Lighting', number: 13, phase: 3, ...throughout },
  { id: 'noise', name: 'Noise', number: 14, phase: 3, ...throughout },
  { id: 'hygiene-pests-and-refuse', name: 'Domestic hygiene, pests and refuse', number: 15, phase: 2, ...mergedInto('domestic-hygiene') },
  { id: 'food-safety', name: 'Food safety', number: 16, phase: 2, ...mergedInto('domestic-hygiene') },
  { id: 'personal-hygiene-and-drainage', name: 'Personal hygiene, sanitation and drainage', number: 17, phase: 2, ...mergedInto('domestic-hygiene') },
  { id: 'water-supply', name: 'Water supply', number: 18, phase: 3, ...throughout },
  { id: 'falls-with-baths', name: 'Falls associated with baths', number: 19, phase: 2, ...mergedInto('falls-on-the-level') },
  { id: 'falls-on-level-surfaces', name: 'Falls on level surfaces', number: 20, phase: 2, ...mergedInto('falls-on-the-level') },
  { id: 'falls-on-stairs', name: 'Falls on stairs', number: 21, phase: 2, ...throughout },
  { id: 'falls-between-levels', name: 'Falls between levels', number: 22, phase: 2, ...throughout },
  { id: 'electrical', name: 'Electrical hazards', number: 23, phase: 2, ...throughout },
  { id: 'fire', name: 'Fire', number: 24, phase: 2, ...mergedInto('fire-and-explosions') },
  { id: 'flames-and-hot-surfaces', name: 'Flames and hot surfaces', number: 25, phase: 3, ...throughout },
  { id: 'collision-and-entrapment', name: 'Collision and entrapment', number: 26, phase: 3, ...mergedInto('collisions-and-ergonomics') },
  { id: 'explosions', name: 'Explosions', number: 27, phase: 2, ...mergedInto('fire-and-explosions') },
  { id: 'ergonomics', name: 'Position and operability of amenities', number: 28, phase: 3, ...mergedInto('collisions-and-ergonomics') },
  { id: 'structural-collapse', name: 'Structural collapse and falling elements', number: 29, phase: 2, ...throughout },
  { id: 'indoor-air-pollutants', name: 'Indoor air pollutants', phase: 3, ...newIn2026 },
  { id: 'domestic-hygiene', name: 'Domestic hygiene', phase: 2, ...newIn2026 },
  { id: 'falls-on-the-level', name: 'Falls on the level', phase: 2, ...newIn2026 },
  { id: 'fire-and-explosions', name: 'Fire and explosions', phase: 2, ...newIn2026 },
  { id: 'collisions-and-ergonomics', name: 'Collisions, entrapment and ergonomics', phase: 3, ...newIn2026 },
] as const;

export type HazardKindId = (typeof kinds)[number]['id'];

/** A kind of hazard, when the rating system lists it, what it became, and its phase (null: never in the regulations). */
export type HazardKind = {
  id: HazardKindId;
  name: string;
  number?: number;
  phase: 1 | 2 | 3 | null;
  inForce: { from: PlainDate; until?: PlainDate };
  becomes?: HazardKindId;
};

/** Every kind of hazard in either list. */
export const hazardKinds: readonly HazardKind[] = kinds;
