export const hazardShows = ['open', 'to-triage', 'second-person', 'summaries', 'watched', 'ended'] as const;
export type HazardShow = (typeof hazardShows)[number];

/** Which hazards a list shows. */
export interface HazardFilters {
  readonly show: HazardShow;
}

/** As the address has it; the open ones for anything else. */
export function readHazardFilters(query: Readonly<Record<string, string | undefined>>): HazardFilters {
  return { show: hazardShows.find((show) => show === query['show']) ?? 'open' };
}

/** The address of a list. */
export function addressOfHazards({ show }: HazardFilters, after?: string): string {
  const parts = [...(show === 'open' ? [] : [`show=${show}`]), ...(after === undefined ? [] : [`after=${encodeURIComponent(after)}`])];
  return `/hazards${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}
