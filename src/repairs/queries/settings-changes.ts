import type { Tx } from '../../platform/database/index.ts';

/** One change of a landlord's settings: who, when, and which figures. */
export interface SettingsChange {
  readonly at: string;
  readonly actorName: string;
  /** "urgent limit in working days: 5 to 3", one for each that differs. */
  readonly changed: readonly string[];
}

export type SettingsPart = 'repairs' | 'landlord' | 'appointments' | 'causes' | 'hazards';

export type Settings = Readonly<Record<string, unknown>>;

/** The newest twenty changes to one part of the settings. */
export async function settingsChanges(tx: Tx, part: SettingsPart, inWords: (before: Settings, after: Settings) => readonly string[] = whatDiffers): Promise<SettingsChange[]> {
  const rows = await tx.query<{ at: string; actorName: string; before: Settings; after: Settings }>(
    `select at, actor_name as "actorName", before, after from settings_changes
     where landlord_id = $1 and part = $2 order by at desc, id desc limit 20`,
    [tx.landlordId, part],
  );
  return rows.map(({ at, actorName, before, after }) => ({ at, actorName, changed: inWords(before, after) }));
}

/** "urgent limit in working days: 5 to 3" for each figure that is not as it was. */
function whatDiffers(before: Settings, after: Settings): readonly string[] {
  const [was, is] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.filter((name) => was.get(name) !== is.get(name)).map((name) => `${figureInWords(name)}: ${was.get(name) ?? 'none'} to ${is.get(name) ?? 'none'}`);
}

function leavesOf(value: Settings, path = ''): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? leavesOf(inner as Settings, `${path}${name}.`) : [[`${path}${name}`, Array.isArray(inner) ? inner.join(', ') : String(inner)] as const],
  );
}

/** "urgent limit in working days" for limits.urgent.workingDays. */
function figureInWords(path: string): string {
  const [group = '', ...rest] = path.split('.').map((name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  if (group === 'limits') return `${rest[0] ?? ''} limit in ${rest[1] ?? ''}`;
  if (group === 'triage within') return `triage in ${rest[0] ?? ''}`;
  return [...rest, group].join(' ');
}
