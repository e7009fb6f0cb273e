import { causeInWords, type RootCause } from '../../repairs/index.ts';
import { tag } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { WhichJobs } from '../forms/work.ts';
import type { WorkMark, WorkView } from '../model/work.ts';
import { notSaid, ownTeams } from '../work-out/damp-job.ts';
import { percent } from './words.ts';

/** What names a group: the landlord's own causes, and contractors by the id they are counted by. */
export interface GroupNames {
  readonly causes: readonly RootCause[];
  readonly contractors: ReadonlyMap<string, string>;
}

export const viewWords: Readonly<Record<WorkView, string>> = { cause: 'Cause', work: 'Kind of work', contractor: 'Contractor' };

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const causeName = (cause: string, { causes }: Pick<GroupNames, 'causes'>): string => (cause === notSaid ? 'Not said' : (causeInWords(cause, causes) ?? capital(cause)));

/** A group in words. */
export function groupName(view: WorkView, group: string, names: GroupNames): string {
  if (view === 'cause') return causeName(group, names);
  if (view === 'work') return capital(group);
  return group === ownTeams ? 'Our own teams, or nobody named' : (names.contractors.get(group) ?? 'A contractor that is no more');
}

/** “14% (11% to 18%)”; nought has no range that could be shown. */
export function shareInWords({ share, low, high }: { readonly share: number; readonly low: number; readonly high: number }): string {
  return share === 0 ? 'none so far' : `${percent(share)} (${percent(low)} to ${percent(high)})`;
}

export const whichJobWords: Readonly<Record<WhichJobs, string>> = {
  all: 'All jobs', back: 'Came back', 90: 'Back within 90 days', 180: 'Back within 180 days', 365: 'Back within a year', unfinished: 'Not finished first time', 'another-cause': 'Came back with another cause',
};

export const markTags: Readonly<Record<WorkMark, Html>> = {
  'comes back more': tag({ text: 'Comes back more', classes: 'govuk-tag--red' }), watch: tag({ text: 'Watch', classes: 'govuk-tag--yellow' }), 'not marked': tag({ text: 'Not marked', classes: 'govuk-tag--blue' }),
};
export const markNames: Readonly<Record<WorkMark, string>> = { 'comes back more': 'Comes back more', watch: 'Watch', 'not marked': 'Not marked' };
