import { wilson } from '../../statistics/wilson.ts';
import { facetsInOrder } from './features.ts';
import { auditGroups, type AuditGroup, type AuditHidden, type AuditRow, type SilentHome } from './model.ts';
import type { Predicted, Prediction } from './predict.ts';

/** Fewer homes are somebody's home, and say nothing of a group. */
const fewestHomes = 10;
/** Listed twice as often as all homes, or half as often, and more than chance explains: that is said. */
const farMore = 2;
const farLess = 0.5;

interface Group {
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
}

/** How large a share of each ward, estate and type of home is listed, beside that of all homes; the most listed first. */
export function auditFound({ rows }: Prediction, listed: readonly SilentHome[]): Audit {
  const ids = new Set(listed.map(({ homeId }) => homeId));
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const here = row.alike.unheard.reduce((sum, id) => sum + Number(ids.has(id)), 0);
    for (const by of auditGroups) {
      const named = groupOf(by, row);
      const key = JSON.stringify(named);
      const group = groups.get(key) ?? { ...named, homes: 0, listed: 0 };
      groups.set(key, group);
      group.homes += row.alike.homes;
      group.listed += here;
    }
  }
  const all = rows.reduce((sum, { alike }) => sum + alike.homes, 0);
  const usual = listed.length / all;
  const told = auditGroups.flatMap((by) => [...groups.values()].filter((group) => group.by === by && group.homes >= fewestHomes).map((group) => rowOf(group, usual))
    .toSorted((one, other) => other.share - one.share || other.homes - one.homes || nameOf(one).localeCompare(nameOf(other), 'en')).map((row, at) => ({ ...row, place: at + 1 })));
  return { rows: told, hidden: auditGroups.map((by) => hiddenOf(by, [...groups.values()].filter((group) => group.by === by && group.homes < fewestHomes))) };
}

const nameOf = ({ wardCode, estateId, name }: Omit<AuditRow, 'place'>): string => `${wardCode ?? ''} ${estateId ?? ''} ${name ?? ''}`;

function groupOf(by: AuditGroup, { block, alike }: Predicted): Pick<Group, 'by' | 'wardCode' | 'estateId' | 'name'> {
  if (by === 'ward') return { by, wardCode: block.wardCode, estateId: null, name: null };
  if (by === 'estate') return { by, wardCode: block.wardCode, estateId: block.estateId, name: null };
  return { by, wardCode: null, estateId: null, name: alike.facts.facets[facetsInOrder.findIndex(({ of }) => of === by)] ?? 'not known' };
}

function rowOf({ homes, listed, ...named }: Group, usual: number): Omit<AuditRow, 'place'> {
  const { share, low, high } = wilson(listed, homes);
  const state = share >= usual * farMore && low > usual ? 'far more' : share <= usual * farLess && high < usual ? 'far less' : 'alike';
  return { ...named, homes, listed, share, low, high, state };
}

const hiddenOf = (by: AuditGroup, groups: readonly Group[]): AuditHidden => ({ by, groups: groups.length, homes: groups.reduce((sum, { homes }) => sum + homes, 0) });
