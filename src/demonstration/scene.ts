import type { Cast } from './cast.ts';
import type { RepairStory } from './repair-story.ts';
import type { Chance } from './seeded.ts';

/** A repair being lived, by whom, and by what luck. */
export interface Scene {
  readonly story: RepairStory;
  readonly cast: Cast;
  readonly chance: Chance;
}
