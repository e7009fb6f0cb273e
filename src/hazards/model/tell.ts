import type { PlainDate } from '../../clock/index.ts';
import type { HazardKindId } from '../../law/index.ts';
import type { Grade } from './grades.ts';

/** What we do next, and the day by which. */
export interface NextStep {
  /** Follows "we will". */
  readonly step: string;
  readonly by: PlainDate;
}

/** What the resident is told: the words are in src/correspondence. What a colleague, a neighbour or a councillor wrote is never sent on. */
export type HazardTell =
  | { readonly template: 'hazard-reported'; readonly kind: HazardKindId | null; readonly next: NextStep }
  | { readonly template: 'hazard-weighed'; readonly grade: Grade; readonly next: NextStep }
  | { readonly template: 'hazard-ruled-out'; readonly reason: string }
  | { readonly template: 'hazard-closed'; readonly on: PlainDate };
