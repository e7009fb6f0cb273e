import { atMost } from '../distributions/counts.ts';
import { exactCountInterval, type Range } from '../distributions/exact-count-interval.ts';
import { falseDiscoveryAdjusted } from '../distributions/many-tests.ts';

/** How many homes of a place reported, and how many would be expected of homes like them. */
export interface Heard {
  readonly reported: number;
  readonly expected: number;
}

/** How much homes of a kind or a place report beside how much is expected there. */
export interface Silence extends Range, Heard {
  /** Reported for each that is expected: 0.6 is two fifths less. With 95 % limits from the count alone. */
  readonly share: number;
  /** True only when even the upper limit is below 1: fewer reports than chance explains, were this the only place looked at. */
  readonly isLow: boolean;
  /** The chance of as few reports or fewer, if as much is reported here as elsewhere. */
  readonly p: number;
}

/** Expected homes under this say nothing about silence: none reported of two expected is chance. */
export const fewestExpected = 3;

/** Reported beside expected. Null where too little is expected. */
export function silenceOf({ reported, expected }: Heard): Silence | null {
  if (expected < fewestExpected) return null;
  const { low, high } = exactCountInterval(reported);
  return { reported, expected, share: reported / expected, low: low / expected, high: high / expected, isLow: high < expected, p: atMost(reported, { mean: expected }) };
}

/** Grey is what cannot be said; nothing here is ever a reason to think a place dry. */
export const silenceStates = ['silent', 'in a silent place', 'perhaps', 'as expected', 'too few'] as const;
export type SilenceState = (typeof silenceStates)[number];

/** A place with what lies around it; null for the widest. */
export interface HeardPlace extends Heard {
  readonly id: string;
  readonly parent: string | null;
}

export interface JudgedPlace {
  readonly silence: Silence | null;
  readonly state: SilenceState;
}

/** Of all places called silent at one level, the share that may be chance. */
export const mostWrong = 0.05;
/** A place may be quieter than others for many reasons; silent is half of what is expected, or less. */
export const silentShare = 0.5;

/**
 * Judges the widest places first; places within one that is silent are then held against each other only, all others of a level together, so that
 * where much was looked at more is asked of each (Benjamini and Hochberg within each; the tree after Yekutieli, JASA 103, 2008).
 */
export function judgeSilence(levels: readonly (readonly HeardPlace[])[]): ReadonlyMap<string, JudgedPlace> {
  const judged = new Map<string, JudgedPlace>();
  const isSilent = (id: string | null) => id !== null && ['silent', 'in a silent place'].includes(judged.get(id)?.state ?? '');
  for (const places of levels) {
    const families = Map.groupBy(places, ({ parent }) => (isSilent(parent) ? (parent ?? '') : 'elsewhere'));
    for (const [family, together] of families) judgeFamily(together, family !== 'elsewhere').forEach((one, id) => judged.set(id, one));
  }
  return judged;
}

function judgeFamily(places: readonly HeardPlace[], isInSilence: boolean): ReadonlyMap<string, JudgedPlace> {
  const silences = places.map((place) => silenceOf(place));
  const said = silences.filter((silence) => silence !== null);
  const adjusted = falseDiscoveryAdjusted(said.map(({ p }) => p));
  const surely = new Set(said.filter(({ share, isLow }, at) => isLow && share <= silentShare && (adjusted[at] ?? 1) <= mostWrong));
  return new Map(places.map(({ id, reported, expected }, at): [string, JudgedPlace] => {
    const silence = silences[at] ?? null;
    if (silence !== null && surely.has(silence)) return [id, { silence, state: 'silent' }];
    if (isInSilence && reported <= silentShare * expected) return [id, { silence, state: 'in a silent place' }];
    if (silence === null) return [id, { silence, state: 'too few' }];
    return [id, { silence, state: silence.isLow ? 'perhaps' : 'as expected' }];
  }));
}
