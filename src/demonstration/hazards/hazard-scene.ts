import type { HazardKindId } from '../../law/index.ts';
import type { Cast } from '../cast.ts';
import type { Chance } from '../seeded.ts';
import type { HazardStory } from './hazard-story.ts';

/** A hazard being lived, by whom, and by what luck. */
export interface HazardScene {
  readonly story: HazardStory;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly kind: HazardKindId;
}
