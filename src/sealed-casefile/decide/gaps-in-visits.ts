import type { CaseEvent } from '../../casefile/index.ts';
import { dateInLondon, type Instant } from '../../clock/index.ts';
import type { CaseToSeal } from '../model.ts';
import { dayOf, gap, type GapFound } from './gap-found.ts';

const worked = ['VisitDone', 'TemporaryFixMade', 'OrderCompleted', 'ProgrammeWorkDone'];
const arranged = ['VisitBooked', 'VisitMoved', 'OrderScheduled'];

/** What shows that something came of a visit, by the entries that say so. Entries of kinds we do not know show nothing. */
export const whatFollows = {
  look: [...worked, ...arranged, 'FollowOnNeeded', 'FailedInspection', 'OrderRaised', 'PutInProgramme', 'HazardRuledOut', 'HazardCaseOpened', 'DeclaredFixed', 'FixConfirmed', 'RepairCancelled'],
  closedDoor: [...worked, ...arranged, 'SlotProposed', 'ContactRecorded', 'AccessReviewed', 'AccessStepDecided', 'FixConfirmed', 'RepairCancelled'],
  missedVisit: [...worked, ...arranged, 'FollowOnNeeded', 'MissedVisitCorrected', 'FixConfirmed', 'RepairCancelled'],
  order: ['OrderCompleted', 'OrderCancelled', 'OrderTurnedDown'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Visits and orders of which nothing came: a look without works, a door that stayed shut, a visit we missed, an order left lying. */
export function gapsInVisits(record: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return [looksWithoutWorks, failuresWithoutWorks, closedDoors, visitsMissed, followOnsNeverVisited, ordersLeftLying].flatMap((find) => find(record, asOf));
}

function looksWithoutWorks({ events }: CaseToSeal): readonly GapFound[] {
  return events.filter(({ type, data }) => type === 'VisitDone' && data['purpose'] === 'inspection')
    .filter((look) => !isFollowed(look, events.filter((event) => !isOnlyALook(event)), whatFollows.look))
    .map((look) => gapAt(look, 'inspection-without-works', `Somebody came to look on ${dayOf(look.at)}. No works followed, nor a finding that none are needed.`));
}

/** A second look is no works. */
const isOnlyALook = ({ type, data }: CaseEvent): boolean => (type === 'VisitBooked' || type === 'VisitDone') && (data['purpose'] === 'inspection' || data['purpose'] === 'post-inspection');

function failuresWithoutWorks({ events }: CaseToSeal): readonly GapFound[] {
  return events.filter(({ type, data }) => type === 'WorkInspected' && data['outcome'] === 'failed' && Array.isArray(data['raised']) && data['raised'].length === 0 && data['homeEndedOn'] === undefined)
    .map((failure) => gapAt(failure, 'inspection-without-works', `The inspection of ${dayOf(failure.at)} found the work wanting, and nothing was raised to put it right.`));
}

function closedDoors({ events }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return events.filter((event) => (event.type === 'NoAccess' || event.type === 'OrderNoAccess') && isBeforeToday(event, asOf))
    .filter((visit) => !isFollowed(visit, events, whatFollows.closedDoor))
    .map((visit) => gapAt(visit, 'no-access-without-follow-up', `Nobody could get in on ${dayOf(visit.at)}. No new visit was booked and nobody spoke to the resident after that.`));
}

function visitsMissed({ events }: CaseToSeal, asOf: Instant): readonly GapFound[] {
  return events.filter((event) => event.type === 'VisitMissed' && isBeforeToday(event, asOf))
    .filter((visit) => !isFollowed(visit, events, whatFollows.missedVisit))
    .map((visit) => gapAt(visit, 'missed-visit-without-another', `We missed a visit, as was seen on ${dayOf(visit.at)}. No other was booked or made after that.`));
}

function followOnsNeverVisited({ events, file }: CaseToSeal): readonly GapFound[] {
  if (file.closedAt === null || events.some(({ type }) => worked.includes(type))) return [];
  const closedOn = dayOf(file.closedAt);
  return events.filter(({ type }) => type === 'FollowOnRaised')
    .map((raised) => gapAt(raised, 'follow-on-never-visited', `This follow-on to ${String(raised.data['parentReference'])} was closed on ${closedOn}, and nobody was recorded as having visited for it.`));
}

function ordersLeftLying({ events, file }: CaseToSeal): readonly GapFound[] {
  const { closedAt } = file;
  if (closedAt === null) return [];
  return events.filter(({ type }) => type === 'OrderRaised')
    .filter((order) => !isFollowed(order, events.filter(({ data }) => data['number'] === order.data['number']), whatFollows.order))
    .map((order) => gapAt(order, 'order-without-outcome', `Order ${String(order.data['number'])} was raised on ${dayOf(order.at)}. The case was closed on ${dayOf(closedAt)}, and the record does not say what became of it.`));
}

const gapAt = ({ sequence, at }: CaseEvent, kind: GapFound['kind'], words: string): GapFound => gap(kind, `entry ${sequence}`, at, words);
const isBeforeToday = ({ at }: CaseEvent, asOf: Instant): boolean => dateInLondon(at) < dateInLondon(asOf);

function isFollowed(entry: CaseEvent, events: readonly CaseEvent[], by: readonly string[]): boolean {
  return events.some(({ sequence, type }) => sequence > entry.sequence && by.includes(type));
}
