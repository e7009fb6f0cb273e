/** What was seen in an area beside what was expected there. */
export interface AreaCount {
  readonly id: string;
  /** Homes with an episode; may be a fraction. */
  readonly count: number;
  /** Expected cases, home-weeks or homes: whatever a rate is to be per. Above nought. */
  readonly expected: number;
}

/** Refuses what no rate can come of, by name. */
export function checkAreas(areas: readonly AreaCount[]): void {
  if (areas.length === 0) throw new RangeError('areas: give at least one.');
  for (const { id, count, expected } of areas) {
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`areas: the count of ${id} is ${count}; give a number of nought or more.`);
    if (!(expected > 0 && expected < Infinity)) throw new RangeError(`areas: the expected of ${id} is ${expected}; give a number above nought, or leave the area out.`);
  }
}
