import type { PlainDate } from '../../clock/index.ts';
import type { Facets } from '../../statistics/exposure/archetypes.ts';

/** All that is asked of one home: no name, no address, and nothing of who lives there but since when. */
export interface HomeFacts {
  readonly id: string;
  readonly wardCode: string;
  readonly estateId: string;
  readonly blockId: string | null;
  readonly postcodeKey: string;
  readonly neighbourhoodId: string;
  /** Age band, wall, heating, ventilation, EPC band and form. */
  readonly facets: Facets;
  /** Tenancies: from a day to the day before another, null while one lasts. */
  readonly lived: readonly (readonly [from: PlainDate, until: PlainDate | null])[];
  /** The days on which its episodes began, in order. */
  readonly episodes: readonly PlainDate[];
  /** Somebody looked at it by appointment in the last 24 months. */
  readonly isInspected: boolean;
  readonly position: readonly [latitude: number, longitude: number] | null;
  /** Leaks from a pipe, roof or gutter reported from it in the weeks read. */
  readonly leaks: number;
  readonly dampRepairs: DampRepairs;
  /** It was sold, pulled down or handed back; `lived` ends with it. Left out: it is ours. */
  readonly isNoLongerOurs?: true;
}

/** What repairs of damp came to at one home in the last three years, without those called off. */
export interface DampRepairs {
  readonly repairs: number;
  /** How many have orders, and what these are worth. */
  readonly withOrders: number;
  readonly pence: number;
}

export const noDampRepairs: DampRepairs = { repairs: 0, withOrders: 0, pence: 0 };

/** What a home’s age is called by the year before which it was finished, from the oldest. */
export const ageBands: readonly (readonly [before: number, name: string])[] = [
  [1919, 'before 1919'], [1945, '1919 to 1944'], [1965, '1945 to 1964'], [1981, '1965 to 1980'], [1991, '1981 to 1990'], [2003, '1991 to 2002'],
];

export const newestBand = '2003 or later';
export const ageNotKnown = 'age not known';

/** The age bands of the English Housing Survey, by the year a home was finished. */
export function ageBand(builtUntil: number | null): string {
  if (builtUntil === null) return ageNotKnown;
  return ageBands.find(([before]) => builtUntil < before)?.[1] ?? newestBand;
}

/** Tenancies as far as the home was ours: one that nobody ended goes no further than the home. */
export const livedWhileOurs = (lived: HomeFacts['lived'], ended: PlainDate | null): HomeFacts['lived'] =>
  (ended === null ? lived : lived.filter(([from]) => from < ended).map(([from, until]) => [from, until === null || until > ended ? ended : until]));
