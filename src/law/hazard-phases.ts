import type { PlainDate } from '../clock/index.ts';
import { hazardKinds, hazardPhases } from './hazard-kinds.ts';
import type { HazardKind, HazardKindId } from './hazard-kinds.ts';

/** The kinds the rating system lists on a date: 29 until 22 June 2026, 21 from the day after. */
export const hazardKindsOn = (date: PlainDate): HazardKind[] =>
  hazardKinds.filter(({ inForce }) => inForce.from <= date && date <= (inForce.until ?? date));

/** Whether a text is the id of a kind of hazard in either list. */
export const isHazardKind = (text: string): text is HazardKindId => hazardKinds.some((kind) => kind.id === text);

/** The kind a hazard is counted under today: itself, or what it was merged into in June 2026. */
export const currentHazardKind = (id: HazardKindId): HazardKindId => hazardKind(id).becomes ?? id;

export function hazardKind(id: HazardKindId): HazardKind {
  const found = hazardKinds.find((kind) => kind.id === id);
  if (found === undefined) throw new Error(`There is no kind of hazard "${id}"`);
  return found;
}

export type HazardCoverage =
  | { covered: true; since: PlainDate }
  | { covered: false; reason: 'kind-excluded' | 'no-date-set-yet' }
  | { covered: false; reason: 'not-in-force-yet'; startsOn: PlainDate };

/**
 * Whether the hazards regulations set the clocks running for a hazard we became aware of on this
 * London date. Emergencies of every kind but crowding are in from phase 1; significant hazards join
 * by phase. A report made before its phase starts stays outside until a new report or a material change.
 */
export function hazardCoverage(
  id: HazardKindId,
  seriousness: 'emergency' | 'significant',
  awareOn: PlainDate,
): HazardCoverage {
  const { phase } = hazardKind(id);
  if (phase === null) return { covered: false, reason: 'kind-excluded' };
  const startsOn = hazardPhases[seriousness === 'emergency' ? 1 : phase];
  if (startsOn === null) return { covered: false, reason: 'no-date-set-yet' };
  if (awareOn < startsOn) return { covered: false, reason: 'not-in-force-yet', startsOn };
  return { covered: true, since: startsOn };
}
