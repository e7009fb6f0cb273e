import { isUuid } from '../../platform/uuid.ts';
import { workViews, type WorkView } from '../model/work.ts';
import { ownTeams } from '../work-out/damp-job.ts';

/** Which finished jobs a list shows: all, those that came back, by when, were not finished, or have another cause now. */
export const whichJobs = ['all', 'back', '90', '180', '365', 'unfinished', 'another-cause'] as const;
export type WhichJobs = (typeof whichJobs)[number];

/** What a list of jobs is narrowed to. */
export interface JobsWanted {
  readonly by: WorkView | undefined;
  readonly group: string | undefined;
  readonly which: WhichJobs;
}

type Query = Readonly<Record<string, string | undefined>>;

/** The filters of an address; anything it should not hold counts as not said. */
export function readJobsWanted(query: Query): JobsWanted {
  const which = whichJobs.find((word) => word === query['which']) ?? 'all';
  const by = workViews.find((word) => word === query['by']);
  const group = query['group'] ?? '';
  const isName = by === 'contractor' ? group === ownTeams || isUuid(group) : /^[a-z][a-z0-9 -]{0,79}$/i.test(group);
  return by === undefined || !isName ? { by: undefined, group: undefined, which } : { by, group, which };
}

/** What an address says of them, and of anything else given with them. */
export function jobsQuery({ by, group, which }: JobsWanted, more: Readonly<Record<string, string>> = {}): string {
  const said = new URLSearchParams({ ...(by === undefined || group === undefined ? {} : { by, group }), ...(which === 'all' ? {} : { which }), ...more }).toString();
  return said === '' ? '' : `?${said}`;
}
