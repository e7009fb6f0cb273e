import { dateInLondon, longDateWithYear, type Instant } from '../../clock/index.ts';
import type { CaseEvent } from '../../casefile/index.ts';
import type { CaseToSeal, Gap } from '../model.ts';

export type GapFound = Omit<Gap, 'reference'>;

/** What shows that something came of a visit, by the entries that say so. Entries of kinds we do not know show nothing. */
const whatFollows = {
  inspection: ['VisitBooked', 'VisitDone', 'FollowOnNeeded', 'HazardRuledOut', 'DeclaredFixed', 'FixConfirmed', 'OrderRaised', 'RepairCancelled'],
  noAccess: ['VisitBooked', 'VisitMoved', 'VisitDone', 'ContactRecorded', 'FixConfirmed', 'RepairCancelled'],
} as const;

const dayOf = (at: string): string => longDateWithYear(dateInLondon(at as Instant));

/** Visits of which nothing came: a look without works, a door that stayed shut, a follow-on that nobody went to. */
export function gapsInVisits(record: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return [...looksWithoutWorks(record), ...failuresWithoutWorks(record), ...closedDoors(record, asOf), ...followOnsNeverVisited(record)];
}

function looksWithoutWorks({ events }: CaseToSeal): readonly GapFound[] {
  return events.filter(({ type, data }) => type === 'VisitDone' && data['purpose'] === 'inspection')
    .filter((look) => !isFollowed(look, events, whatFollows.inspection))
    .map(({ sequence, at }) => ({ kind: 'inspection-without-works', about: `entry ${sequence}`, at, words: `Somebody came to look on ${dayOf(at)}. No works followed, nor a finding that none are needed.` }));
}

function failuresWithoutWorks({ events }: CaseToSeal): readonly GapFound[] {
  return events.filter(({ type, data }) => type === 'WorkInspected' && data['outcome'] === 'failed' && Array.isArray(data['raised']) && data['raised'].length === 0)
    .map(({ sequence, at }) => ({ kind: 'inspection-without-works', about: `entry ${sequence}`, at, words: `The inspection of ${dayOf(at)} found the work wanting, and nothing was raised to put it right.` }));
}

function closedDoors({ events }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  const today = dateInLondon(asOf);
  return events.filter(({ type, at }) => type === 'NoAccess' && dateInLondon(at) < today)
    .filter((visit) => !isFollowed(visit, events, whatFollows.noAccess))
    .map(({ sequence, at }) => ({ kind: 'no-access-without-follow-up', about: `entry ${sequence}`, at, words: `Nobody could get in on ${dayOf(at)}. No new visit was booked and nobody spoke to the resident after that.` }));
}

function followOnsNeverVisited({ events, file }: CaseToSeal): readonly GapFound[] {
  if (file.closedAt === null || events.some(({ type }) => type === 'VisitDone')) return [];
  const closedOn = dayOf(file.closedAt);
  return events.filter(({ type }) => type === 'FollowOnRaised')
    .map(({ sequence, at, data }) => ({ kind: 'follow-on-never-visited', about: `entry ${sequence}`, at, words: `This follow-on to ${String(data['parentReference'])} was closed on ${closedOn}, and nobody was recorded as having visited for it.` }));
}

function isFollowed(entry: CaseEvent, events: readonly CaseEvent[], by: readonly string[]): boolean {
  return events.some(({ sequence, type }) => sequence > entry.sequence && by.includes(type));
}
