import { jobsQuery, type WhichJobs } from '../forms/work.ts';
import type { WorkView } from '../model/work.ts';
import type { WorkOfRun } from '../queries/work.ts';
import type { GroupNames } from './work-words.ts';

/** All that the page shows: read as it was stored. */
export interface WorkPageView {
  readonly found: WorkOfRun | undefined;
  readonly names: GroupNames;
  readonly mayOpenRows: boolean;
}

/** The address of the jobs behind a number. */
export const jobsHref = (which: WhichJobs, by?: WorkView, group?: string): string => `/damp/did-it-work/jobs${jobsQuery({ by, group, which })}`;
