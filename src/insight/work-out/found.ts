import type { DeprivationFound } from '../deprivation/model.ts';
import type { AlarmFound, AreaFound, BlockPosition, ClusterFound, Summary } from '../model.ts';
import type { MoneyFound } from '../money/model.ts';
import type { SilenceFound } from '../silence/model.ts';

/** All that one run finds. */
export interface Found {
  /** Of the blocks whose homes have a position. */
  readonly map: readonly BlockPosition[];
  readonly summary: Summary;
  readonly areas: readonly AreaFound[];
  readonly clusters: readonly ClusterFound[];
  readonly alarms: readonly AlarmFound[];
  /** Null where there is too little to tell areas apart. */
  readonly silence: SilenceFound | null;
  readonly money: MoneyFound | null;
  readonly deprivation: DeprivationFound | null;
}
