import { blockKey, type AreaFound, type Lens } from '../model.ts';
import { comparedRows, filledOf, rowOf, type Group, type Whole } from '../silence/audit.ts';
import type { AuditRow, SilentHome } from '../silence/model.ts';
import type { ByTenth, GatheredDeprivation } from './gather.ts';
import type { DeprivationFound, DeprivationGroup, DeprivationTotals } from './model.ts';

/** Fewer homes or blocks are somebody's, and say nothing of a tenth. */
const fewest = 10;
export const tenthNotKnown = 'not known';

/** What was already found, as it stands: nothing here changes it. */
export interface ToCompare {
  readonly areas: readonly AreaFound[];
  readonly listed: readonly SilentHome[];
}

/** How large a share of the homes of each tenth is listed as silent, and of its blocks is marked, beside that of all whose tenth is known. */
export function deprivationFound(gathered: GatheredDeprivation, { areas, listed }: ToCompare): DeprivationFound {
  const marked = (lens: Lens) => ofBlocks(gathered, areas, ({ [lens]: { mark } }) => mark === 'hotspot' || mark === 'watch');
  const compared = [
    comparedBy('deprivation', ofHomes(gathered, listed)), comparedBy('deprivation-marked', marked('unadjusted')), comparedBy('deprivation-marked-adjusted', marked('adjusted')),
  ];
  return { totals: compared.map(({ totals }) => totals), rows: compared.flatMap(({ rows }) => rows) };
}

function ofHomes({ homes, quiet }: GatheredDeprivation, listed: readonly SilentHome[]): readonly Whole[] {
  const counts = homes.map((count) => ({ homes: count, listed: 0 }));
  for (const { homeId } of listed) {
    const count = counts[quiet.get(homeId) ?? 0];
    if (count !== undefined) count.listed += 1;
  }
  return counts;
}

/** Homes of a block are marked together, so blocks are counted and not homes: chance explains more of homes than their limits would allow. */
function ofBlocks({ blocks }: GatheredDeprivation, areas: readonly AreaFound[], isMarked: (area: AreaFound) => boolean): readonly Whole[] {
  const counts = Array.from({ length: 11 }, () => ({ homes: 0, listed: 0 }));
  for (const area of areas) {
    const tenths = area.level === 'block' ? blocks.get(blockKey(area)) : undefined;
    const count = tenths === undefined ? undefined : counts[mostOf(tenths)];
    if (count === undefined) continue;
    count.homes += 1;
    if (isMarked(area)) count.listed += 1;
  }
  return counts;
}

/** Where most of its homes lie; of as many the more deprived tenth, and what is known before what is not. */
const mostOf = (tenths: ByTenth): number => tenths.reduce((most, count, tenth) => (tenth > 0 && count > 0 && (most === 0 || count > (tenths[most] ?? 0)) ? tenth : most), 0);

function comparedBy(by: DeprivationGroup, counts: readonly Whole[]): { readonly totals: DeprivationTotals; readonly rows: readonly AuditRow[] } {
  const [notKnown = { homes: 0, listed: 0 }, ...tenths] = counts;
  const known = tenths.reduce<Whole>((sum, { homes, listed }) => ({ homes: sum.homes + homes, listed: sum.listed + listed }), { homes: 0, listed: 0 });
  const few = tenths.filter(({ homes }) => homes > 0 && homes < fewest);
  const named = (name: string, count: Whole): Group => ({ by, wardCode: null, estateId: null, name, ...count });
  const compared = known.homes === 0 ? [] : comparedRows(tenths.map((count, at) => named(String(at + 1), count)), known);
  const told = compared.map(({ row, isFilling }, at) => ({ row: { ...row, place: at + 1 }, isFilling }));
  const last: readonly AuditRow[] = known.homes === 0 || notKnown.homes < fewest ? [] : [{ ...rowOf(named(tenthNotKnown, notKnown), known), state: 'alike', place: told.length + 1 }];
  return {
    totals: {
      by, known: known.homes, flagged: known.listed, notKnown: notKnown.homes, notKnownFlagged: notKnown.listed, hiddenTenths: few.length, hidden: few.reduce((sum, { homes }) => sum + homes, 0),
      filled: filledOf(by, told)[0] ?? null,
    },
    rows: [...told.map(({ row }) => row), ...last],
  };
}
