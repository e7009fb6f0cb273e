import { addDays, dayOfWeek, daysBetween, type PlainDate } from '../../clock/index.ts';

/** A home let to somebody, or empty. `until` is the first day after; null while it lasts. */
export interface Occupation {
  readonly home: string;
  readonly kind: 'tenancy' | 'void';
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

/** Weeks from Monday to Sunday, one after another. */
export interface Weeks {
  /** Monday of the first. */
  readonly first: PlainDate;
  readonly count: number;
}

/** The weeks from the one that a day is in to the one that another is in, both whole. */
export function weeksBetween(from: PlainDate, to: PlainDate): Weeks {
  const first = mondayOf(from);
  return { first, count: Math.max(0, Math.floor(daysBetween(first, mondayOf(to)) / 7) + 1) };
}

/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - dayOfWeek(day));

/** Which of the weeks a day is in; undefined outside them. */
export function weekOf(day: PlainDate, { first, count }: Weeks): number | undefined {
  const week = Math.floor(daysBetween(first, day) / 7);
  return week >= 0 && week < count ? week : undefined;
}

/**
 * Of each home, how much of each week somebody lived there: 1 is a whole week, 3/7 is three days. A day counts once however many
 * tenancies hold it, and not at all when the home was empty.
 */
export function homeWeeks(occupations: readonly Occupation[], weeks: Weeks): ReadonlyMap<string, Float64Array> {
  const found = new Map<string, Float64Array>();
  for (const [home, spans] of Map.groupBy(occupations, (occupation) => occupation.home)) {
    const lived = new Float64Array(weeks.count);
    for (const { from, until } of livedIn(spans, weeks)) addDaysLived(lived, from, until);
    found.set(home, lived);
  }
  return found;
}

/** From a day to the day before another, counted from the first Monday. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Stretches in which the home was let and not empty: edges in order, with how many tenancies and voids hold after each. */
function livedIn(occupations: readonly Occupation[], weeks: Weeks): readonly Span[] {
  const edges = occupations.flatMap(({ kind, from, until }) => {
    const begins = Math.max(0, daysBetween(weeks.first, from));
    const ends = until === null ? weeks.count * 7 : Math.min(weeks.count * 7, daysBetween(weeks.first, until));
    return begins < ends ? [{ day: begins, kind, by: 1 }, { day: ends, kind, by: -1 }] : [];
  }).toSorted((one, other) => one.day - other.day);
  const spans: Span[] = [];
  const open = { tenancy: 0, void: 0 };
  let since = 0;
  for (const { day, kind, by } of edges) {
    if (open.tenancy > 0 && open.void === 0 && day > since) spans.push({ from: since, until: day });
    open[kind] += by;
    since = day;
  }
  return spans;
}

function addDaysLived(lived: Float64Array, from: number, until: number): void {
  for (let week = Math.floor(from / 7); week * 7 < until; week += 1) {
    const days = Math.min(until, week * 7 + 7) - Math.max(from, week * 7);
    lived[week] = (lived[week] ?? 0) + days / 7;
  }
}
