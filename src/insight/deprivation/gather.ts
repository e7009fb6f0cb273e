import { blockKey } from '../model.ts';
import type { HomeFacts } from '../work-out/home-facts.ts';
import type { TenthOfHome } from './model.ts';

/** Homes by tenth: nought holds those whose tenth is not known. */
export type ByTenth = number[];

/** What homes come to by the deprivation of where they stand: kept beside all that is worked out from, and read by the audit alone. */
export interface GatheredDeprivation {
  /** Homes from which reports are looked for. */
  readonly homes: ByTenth;
  /** Of those that never reported, which alone can be listed as silent: in which tenth. */
  readonly quiet: Map<string, number>;
  /** Homes lived in of each block. */
  readonly blocks: Map<string, ByTenth>;
}

const noTenths = (): ByTenth => Array.from({ length: 11 }, () => 0);
export const nothingOfDeprivation = (): GatheredDeprivation => ({ homes: noTenths(), quiet: new Map(), blocks: new Map() });

/** Adds one home: whether reports are looked for from it, and whether somebody lived there in the year. */
export function gatherDeprivation(gathered: GatheredDeprivation, { home, tenth }: { readonly home: HomeFacts; readonly tenth: TenthOfHome }, { isHeard, isLivedIn }: { readonly isHeard: boolean; readonly isLivedIn: boolean }): void {
  const at = tenth ?? 0;
  if (isHeard) {
    gathered.homes[at] = (gathered.homes[at] ?? 0) + 1;
    if (home.episodes.length === 0) gathered.quiet.set(home.id, at);
  }
  if (!isLivedIn) return;
  const id = blockKey(home);
  const block = gathered.blocks.get(id) ?? noTenths();
  gathered.blocks.set(id, block);
  block[at] = (block[at] ?? 0) + 1;
}
