import type { CellProblem } from '../../platform/cells/index.ts';
import { boundaryLevels, type BoundaryLevel, type BoundaryRow } from './boundary-row.ts';

/** A ward, neighbourhood or estate in which the landlord has homes. */
export interface PlaceOfOurs {
  readonly level: BoundaryLevel;
  /** The code of a ward, the id of another. */
  readonly place: string;
  readonly name: string;
}

export type Match = { readonly ok: true; readonly level: BoundaryLevel; readonly place: string } | { readonly ok: false; readonly problem: CellProblem };

export type Matcher = (row: Pick<BoundaryRow, 'level' | 'code' | 'name'>) => Match;

const keyOf = (level: BoundaryLevel, text: string): string => `${level}\n${text.trim().toLowerCase()}`;

/** Finds which of the landlord's areas a row is: by the code of a ward, or else by a name that only one of them has. */
export function matcherOf(places: readonly PlaceOfOurs[]): Matcher {
  const byCode = new Map(places.filter(({ level }) => level === 'ward').map((ward) => [ward.place.toUpperCase(), ward]));
  const byName = Map.groupBy(places, ({ level, name }) => keyOf(level, name));
  return ({ level, code, name }) => {
    const ward = level === null || level === 'ward' ? byCode.get(code ?? '') : undefined;
    if (ward !== undefined) return { ok: true, level: 'ward', place: ward.place };
    // The code of another ward is another ward, whatever its name: the country has many of one name.
    if (isWardCode(code) && level !== 'neighbourhood' && level !== 'estate') return none(`code ${code}`);
    const levels = level === null ? boundaryLevels : [level];
    return name === null ? none(`code ${code ?? ''}`) : onlyOne(levels.flatMap((each) => byName.get(keyOf(each, name)) ?? []), name);
  };
}

function onlyOne([only, another]: readonly PlaceOfOurs[], name: string): Match {
  if (only === undefined) return none(`name “${name.slice(0, 60).toWellFormed()}”`);
  return another === undefined ? { ok: true, level: only.level, place: only.place } : several(only, another);
}

const isWardCode = (code: string | null): code is string => code !== null && /^[EW]\d{8}$/.test(code);
const none = (what: string): Match => ({ ok: false, problem: { field: 'name', reason: `No ward, neighbourhood or estate of yours has the ${what}.`, mend: 'Where you have no homes there, leave it so. Otherwise write the code or the name as your homes have it.' } });
const several = (one: PlaceOfOurs, other: PlaceOfOurs): Match => ({
  ok: false, problem: { field: 'level', reason: `The name is that of ${a(one.level)} and of ${one.level === other.level ? 'another' : a(other.level)}.`, mend: 'Say in “level” which it is: ward, neighbourhood or estate. A ward is known by its code.' },
});
const a = (level: BoundaryLevel): string => (level === 'estate' ? 'an estate' : `a ${level}`);
