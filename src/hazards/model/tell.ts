import type { PlainDate } from '../../clock/index.ts';
import type { HazardKindId } from '../../law/index.ts';
import type { Grade } from './grades.ts';
import type { TemporaryMove } from './works.ts';

/** What we do next, and the day by which. */
export interface NextStep {
  /** Follows "we will". */
  readonly step: string;
  readonly by: PlainDate;
}

/** Where they could stay and for how long: what it costs us is not their affair. */
export type StayTold = Pick<TemporaryMove, 'place' | 'fromOn' | 'untilOn'>;

/** What the resident is told: the words are in src/correspondence. What a colleague, a neighbour or a councillor wrote is never sent on. */
export type HazardTell =
  | { readonly template: 'hazard-reported'; readonly kind: HazardKindId | null; readonly next: NextStep }
  | { readonly template: 'hazard-weighed'; readonly grade: Grade; readonly next: NextStep }
  | { readonly template: 'hazard-ruled-out'; readonly reason: string }
  | { readonly template: 'hazard-stay-offered' | 'hazard-stay-changed'; readonly stay: StayTold }
  | { readonly template: 'hazard-stay-not-needed'; readonly place: string }
  | { readonly template: 'hazard-stay-withdrawn'; readonly reason: string; readonly next: NextStep }
  | { readonly template: 'hazard-return-moved'; readonly on: PlainDate; readonly reason: string }
  | { readonly template: 'hazard-closed'; readonly on: PlainDate };
