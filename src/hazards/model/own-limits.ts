import { addDays, type PlainDate } from '../../clock/index.ts';
import type { Limit } from '../../law/index.ts';

/** Where a landlord's own limits run: in place of the same times where the regulations do not, or also beside the law's own clocks. */
export const limitScopes = ['beyond-the-law', 'every-hazard'] as const;
export type LimitScope = (typeof limitScopes)[number];

/** One version of a landlord's own, stricter limits. What counts from before its day keeps the version of its own day. */
export interface OwnLimits {
  readonly from: PlainDate;
  readonly setBy: string;
  readonly scope: LimitScope;
  /** By duty; one that is not here keeps the law's time, or the usual one. */
  readonly limits: Readonly<Record<string, Limit>>;
}

/** Every version a landlord has set, the newest first. */
export function ownLimitsFrom(settings: Readonly<Record<string, unknown>>): readonly OwnLimits[] {
  const own = settings['hazards'];
  const versions = typeof own === 'object' && own !== null && 'versions' in own && Array.isArray(own.versions) ? (own.versions as OwnLimits[]) : [];
  return versions.toSorted((one, other) => (one.from < other.from ? 1 : -1));
}

/** The version in force on a day; undefined before the first. */
export const ownLimitsOn = (versions: readonly OwnLimits[], on: PlainDate): OwnLimits | undefined => versions.find(({ from }) => from <= on);

/** Days on which one limit of its own holds without a change. */
export interface SpanOfOwnLimit extends Pick<OwnLimits, 'from' | 'scope'> {
  readonly limit: Limit;
  /** Null while no later version ends it. */
  readonly lastOn: PlainDate | null;
}

/** When a duty had, has or will have a limit of the landlord's own, the newest first; what a later version leaves as it is goes on. */
export function spansOfOwnLimit(versions: readonly OwnLimits[], duty: string): readonly SpanOfOwnLimit[] {
  const spans: SpanOfOwnLimit[] = [];
  let laterFrom: PlainDate | null = null;
  for (const { from, scope, limits } of versions) {
    const limit = limits[duty];
    const later = spans.at(-1);
    if (limit !== undefined) {
      const goesOn = later !== undefined && later.from === laterFrom && later.scope === scope && JSON.stringify(later.limit) === JSON.stringify(limit);
      const lastOn = goesOn ? later.lastOn : laterFrom === null ? null : addDays(laterFrom, -1);
      if (goesOn) spans.pop();
      spans.push({ from, scope, limit, lastOn });
    }
    laterFrom = from;
  }
  return spans;
}
