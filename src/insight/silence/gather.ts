import { daysBetween, type PlainDate } from '../../clock/index.ts';
import type { Weeks } from '../../statistics/exposure/home-weeks.ts';
import { blockKey, type AreaKey } from '../model.ts';
import type { HomeFacts } from '../work-out/home-facts.ts';
import type { SilenceFacts } from './model.ts';

/** Reports are looked for in the last year; what came before tells the history of blocks, where it is half a year or more. */
const weeksHeard = 52;
const fewestWeeksBefore = 26;
/** A home counts where somebody lived for half a year or more of those weeks. */
const fewestWeeksLived = 26;

/** Homes of one block that are alike in every fact, and lived in for as long. */
export interface AlikeHomes {
  readonly facts: SilenceFacts;
  /** Quarters of the weeks that they were lived in. */
  readonly quarters: number;
  homes: number;
  reported: number;
  inspected: number;
  /** Those lived in today from which nobody ever reported damp and at which nobody looked. */
  readonly unheard: string[];
}

/** What a block's homes of one type went through before the weeks looked at. */
export interface EarlierSums {
  readonly facets: SilenceFacts['facets'];
  homeWeeks: number;
  homes: number;
  cases: number;
}

export interface QuietBlock extends AreaKey {
  readonly alike: Map<string, AlikeHomes>;
  readonly earlier: Map<string, EarlierSums>;
}

/** What homes come to so far, for silence. Grows with blocks, and by an id for each home that is not heard from. */
export interface GatheredSilence {
  /** The first week in which reports are looked for. */
  readonly from: number;
  readonly weeks: Weeks;
  readonly blocks: Map<string, QuietBlock>;
  homesWithoutTenancy: number;
}

export function nothingHeard(weeks: Weeks): GatheredSilence {
  const from = Math.max(0, weeks.count - weeksHeard);
  return { from: from >= fewestWeeksBefore ? from : 0, weeks, blocks: new Map(), homesWithoutTenancy: 0 };
}

/** Adds one home: `lived` are the parts of each week somebody lived there, `began` the weeks in which its episodes began. Answers whether reports are looked for from it. */
export function gatherSilence(gathered: GatheredSilence, home: HomeFacts, lived: Float64Array, began: readonly number[]): boolean {
  const { from, weeks } = gathered;
  if (hasNoTenancy(home)) gathered.homesWithoutTenancy += 1;
  const [before, during] = [sumOf(lived.subarray(0, from)), sumOf(lived.subarray(from))];
  const isHeard = during >= Math.min(fewestWeeksLived, (weeks.count - from) / 2);
  if (!isHeard && before === 0) return false;
  const block = blockOf(gathered, home);
  if (before > 0) addEarlier(block, home, before, began.some((week) => week < from));
  if (!isHeard) return false;
  const alike = alikeOf(block, home, Math.max(1, Math.round((during / (weeks.count - from)) * 4)));
  alike.homes += 1;
  if (home.isInspected) alike.inspected += 1;
  if (began.some((week) => week >= from)) alike.reported += 1;
  const isLivedInNow = home.isNoLongerOurs !== true && (lived[weeks.count - 1] ?? 0) > 0;
  if (isLivedInNow && home.episodes.length === 0 && !home.isInspected) alike.unheard.push(home.id);
  return true;
}

const hasNoTenancy = ({ lived, isNoLongerOurs }: HomeFacts): boolean => lived.length === 0 && isNoLongerOurs !== true;

function alikeOf(block: QuietBlock, { facets, leaks, lived }: HomeFacts, quarters: number): AlikeHomes {
  const facts: SilenceFacts = { facets, leaks: leaks > 1 ? 2 : leaks > 0 ? 1 : 0, stoodEmpty: stoodEmpty(lived) };
  const key = `${facets.join(' · ')}|${facts.leaks}|${facts.stoodEmpty}|${quarters}`;
  const alike = block.alike.get(key) ?? { facts, quarters, homes: 0, reported: 0, inspected: 0, unheard: [] };
  block.alike.set(key, alike);
  return alike;
}

function blockOf({ blocks }: GatheredSilence, { wardCode, estateId, blockId, postcodeKey }: HomeFacts): QuietBlock {
  const key: AreaKey = { wardCode, estateId, blockId, postcodeKey: blockId === null ? postcodeKey : null };
  const id = blockKey(key);
  const block = blocks.get(id) ?? { ...key, alike: new Map<string, AlikeHomes>(), earlier: new Map<string, EarlierSums>() };
  blocks.set(id, block);
  return block;
}

function addEarlier({ earlier }: QuietBlock, { facets }: HomeFacts, homeWeeks: number, hasReported: boolean): void {
  const key = facets.join(' · ');
  const sums = earlier.get(key) ?? { facets, homeWeeks: 0, homes: 0, cases: 0 };
  earlier.set(key, sums);
  sums.homeWeeks += homeWeeks;
  sums.homes += 1;
  if (hasReported) sums.cases += 1;
}

const daysEmpty = 56;

/** Whether eight weeks or more lay between two tenancies. */
function stoodEmpty(lived: HomeFacts['lived']): boolean {
  let until: PlainDate | null | undefined;
  for (const [from, end] of lived) {
    if (until !== undefined && until !== null && daysBetween(until, from) >= daysEmpty) return true;
    until = end === null || until === null ? null : until === undefined || end > until ? end : until;
  }
  return false;
}

const sumOf = (weeks: Float64Array): number => weeks.reduce((sum, lived) => sum + lived, 0);
