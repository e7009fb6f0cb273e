import { wilson } from '../../statistics/wilson.ts';
import { facetsInOrder } from './features.ts';
import { listedGroups, type AuditFilled, type AuditGroup, type AuditHidden, type AuditRow, type SilentHome } from './model.ts';
import type { Predicted, Prediction } from './predict.ts';

/** Fewer homes are somebody's home, and say nothing of a group. */
const fewestHomes = 10;
/** Listed twice as often as all homes, or half as often, and more than chance explains: that is said. */
const farMore = 2;
const farLess = 0.5;

export interface Group {
  readonly by: AuditGroup;
  readonly wardCode: string | null;
  readonly estateId: string | null;
  readonly name: string | null;
  homes: number;
  listed: number;
}

export interface Audit {
  readonly rows: readonly AuditRow[];
  readonly hidden: readonly AuditHidden[];
  readonly filled: readonly AuditFilled[];
}

/** How large a share of each ward, estate and type of home is listed, beside that of all homes, or of the others where one fills the list; the most listed first. */
export function auditFound({ rows }: Prediction, listed: readonly SilentHome[]): Audit {
  const ids = new Set(listed.map(({ homeId }) => homeId));
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const here = row.alike.unheard.reduce((sum, id) => sum + Number(ids.has(id)), 0);
    for (const by of listedGroups) {
      const named = groupOf(by, row);
      const key = JSON.stringify(named);
      const group = groups.get(key) ?? { ...named, homes: 0, listed: 0 };
      groups.set(key, group);
      group.homes += row.alike.homes;
      group.listed += here;
    }
  }
  const all = rows.reduce((sum, { alike }) => sum + alike.homes, 0);
  const whole = { homes: all, listed: listed.length };
  const told = listedGroups.flatMap((by) => comparedRows([...groups.values()].filter((group) => group.by === by), whole)
    .toSorted(({ row: one }, { row: other }) => other.share - one.share || other.homes - one.homes || nameOf(one).localeCompare(nameOf(other), 'en')).map(({ row, isFilling }, at) => ({ row: { ...row, place: at + 1 }, isFilling })));
  return { rows: told.map(({ row }) => row), filled: listedGroups.flatMap((by) => filledOf(by, told)), hidden: listedGroups.map((by) => hiddenOf(by, [...groups.values()].filter((group) => group.by === by && group.homes < fewestHomes))) };
}

/** So many, and how many of them are listed or marked. */
export type Whole = Pick<Group, 'homes' | 'listed'>;
interface Compared<Row = Omit<AuditRow, 'place'>> {
  readonly row: Row;
  readonly isFilling: boolean;
}

/** So many silent places are told apart from the rest, where they hold more than half of the list. */
const mostFilling = 3;

const sum = (groups: readonly Whole[]): Whole => groups.reduce(({ homes, listed }, group) => ({ homes: homes + group.homes, listed: listed + group.listed }), { homes: 0, listed: 0 });

/** Each group beside all homes. Where a few of them fill the list every other would be listed less than that: these are held against each other. */
export function comparedRows(groups: readonly Group[], all: Whole): readonly Compared[] {
  const shown = groups.filter(({ homes }) => homes >= fewestHomes);
  const farMoreThanAll = shown.filter((group) => rowOf(group, all).state === 'far more');
  const held = sum(farMoreThanAll);
  const filling = new Set(farMoreThanAll.length <= mostFilling && held.listed * 2 > all.listed ? farMoreThanAll : []);
  const others = filling.size === 0 ? all : { homes: all.homes - held.homes, listed: all.listed - held.listed };
  return shown.map((group) => ({ row: rowOf(group, filling.has(group) ? all : others), isFilling: filling.has(group) }));
}

/** Which groups of a kind fill the list, if a few do. */
export function filledOf(by: AuditGroup, told: readonly Compared<AuditRow>[]): readonly AuditFilled[] {
  const filling = told.flatMap(({ row, isFilling }) => (isFilling && row.by === by ? [row] : []));
  return filling.length === 0 ? [] : [{ by, places: filling.map(({ place }) => place), ...sum(filling) }];
}

const nameOf = ({ wardCode, estateId, name }: Omit<AuditRow, 'place'>): string => `${wardCode ?? ''} ${estateId ?? ''} ${name ?? ''}`;

function groupOf(by: AuditGroup, { block, alike }: Predicted): Pick<Group, 'by' | 'wardCode' | 'estateId' | 'name'> {
  if (by === 'ward') return { by, wardCode: block.wardCode, estateId: null, name: null };
  if (by === 'estate') return { by, wardCode: block.wardCode, estateId: block.estateId, name: null };
  return { by, wardCode: null, estateId: null, name: alike.facts.facets[facetsInOrder.findIndex(({ of }) => of === by)] ?? 'not known' };
}

/** A group beside all, or beside the others. */
export function rowOf({ homes, listed, ...named }: Group, all: Whole): Omit<AuditRow, 'place'> {
  const usual = all.listed / Math.max(1, all.homes);
  const { share, low, high } = wilson(listed, homes);
  const state = share >= usual * farMore && low > usual ? 'far more' : share <= usual * farLess && high < usual ? 'far less' : 'alike';
  return { ...named, homes, listed, share, low, high, state };
}

const hiddenOf = (by: AuditGroup, groups: readonly Group[]): AuditHidden => ({ by, groups: groups.length, homes: groups.reduce((sum, { homes }) => sum + homes, 0) });
