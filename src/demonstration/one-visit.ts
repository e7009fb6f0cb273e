import { endOfSlot, type PartOfDay } from '../appointments/index.ts';
import { addDays, addWorkingDays, dateInLondon, englandAndWales, nextWorkingDayOnOrAfter, type Instant, type PlainDate } from '../clock/index.ts';
import type { Priority, VisitId, VisitPurpose } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';
import { callWords, noAccessWords } from './invented-words.ts';
import { openOfRepair } from './hazards/tell-of-hazards.ts';
import type { Scene } from './scene.ts';
import { daysLater, inOfficeHours } from './time-line.ts';
import { moveReason } from './work-words.ts';

export interface BookedVisit {
  readonly id: VisitId;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly who: StaffActor;
}

export interface WantedVisit {
  readonly purpose: VisitPurpose;
  readonly days: number;
  readonly who: StaffActor;
  /** Either, unless given. */
  readonly part?: 'morning' | 'afternoon';
}

export function book(scene: Scene, at: Instant, { purpose, days, who, part }: WantedVisit): BookedVisit | undefined {
  const { story, cast, chance } = scene;
  // Days have gone by where an order was turned down meanwhile.
  const from = at > story.lastAt() ? at : story.lastAt();
  const wanted = nextWorkingDayOnOrAfter(addDays(dateInLondon(from), days), englandAndWales);
  const picked = part ?? chance.pick(['morning', 'afternoon'] as const);
  const [on, partOfDay] = stillToCome(wanted, picked, from);
  const booked = story.repairStep(at, cast.planner, () => ({ type: 'BookVisit', purpose, on, partOfDay, operativeId: who.id, operativeName: who.name }));
  return booked ? bookedVisit(scene, who) : undefined;
}

/** That half of the day, or the next after it that is not over. */
function stillToCome(on: PlainDate, part: 'morning' | 'afternoon', from: Instant): readonly [PlainDate, 'morning' | 'afternoon'] {
  if (endOfSlot({ on, partOfDay: part }) > from) return [on, part];
  return endOfSlot({ on, partOfDay: 'afternoon' }) > from ? [on, 'afternoon'] : [addWorkingDays(on, 1, englandAndWales), 'morning'];
}

function bookedVisit({ story }: Scene, who: StaffActor): BookedVisit | undefined {
  const visit = story.draft.repair.visits.findLast(({ status }) => status === 'booked');
  return visit === undefined ? undefined : { id: visit.id, on: visit.on, partOfDay: visit.partOfDay, who };
}

/** The visit goes to another day, for a reason that is told. */
export function moveVisit(scene: Scene, visit: BookedVisit): BookedVisit | undefined {
  const { story, cast, chance } = scene;
  const on = addWorkingDays(visit.on, chance.whole(2, 8), englandAndWales);
  const reason = moveReason(story.draft.repair.problem, chance);
  const at = inOfficeHours(addDays(visit.on, -1), chance);
  const askedBy = reason.startsWith('you') ? 'resident' : 'us';
  const { id: operativeId, name: operativeName } = visit.who;
  const done = story.repairStep(at, cast.planner, () => ({ type: 'MoveVisit', visitId: visit.id, on, partOfDay: 'morning', operativeId, operativeName, askedBy, reason }));
  return done ? bookedVisit(scene, visit.who) : undefined;
}

/** Somebody thinks of ringing, or nobody does and a silence begins. */
export function call({ story, cast, chance }: Scene, at: Instant): void {
  story.caseStep(at, cast.planner, { type: 'RecordContact', direction: 'out', channel: 'phone', words: callWords(chance) });
}

/** What mostly lies behind a problem: leaks and damp have their cause said with the work, or before the whole is called fixed. */
const likelyCauses: Readonly<Record<string, readonly (readonly [cause: string, weight: number])[]>> = {
  leak: [['plumbing-joint', 50], ['plumbing-seal', 20], ['plumbing-pipe', 18], ['plumbing-waste', 12]],
  'ceiling-leak': [['plumbing-above', 55], ['penetrating-roof', 25], ['plumbing-seal', 20]],
  'damp-or-mould': [['ventilation-fan', 35], ['thermal-bridge', 20], ['penetrating-wall', 15], ['heating-system', 12], ['rising-no-course', 10], ['unknown', 8]],
  'roof-or-gutter': [['penetrating-gutter', 60], ['penetrating-roof', 40]],
};
/** Behind what came back. */
const causesOfRecalls: readonly (readonly [cause: string, weight: number])[] = [['workmanship', 35], ['workmanship-part', 25], ['part-worn-age', 40]];

/** Why it happened, where somebody has to say before it is fixed; undefined where nobody must, or has said. */
function likelyCause({ story, chance }: Scene): string | undefined {
  const { problem, recall, cause } = story.draft.repair;
  const possible = likelyCauses[problem] ?? (recall === null ? undefined : causesOfRecalls);
  return cause !== null || possible === undefined ? undefined : chance.weighted(possible);
}

/** The planner says it, as they heard it from whoever was there. */
export function codeLikelyCause(scene: Scene, at: Instant, by: StaffActor): void {
  const cause = likelyCause(scene);
  if (cause !== undefined) scene.story.repairStep(at, by, () => ({ type: 'CodeCause', cause, words: scene.chance.pick(['Seen when it was opened up', 'As they told us from the site', 'Plain from the photos']) }));
}

export function recordDone(scene: Scene, visit: BookedVisit, at: Instant, words: string): boolean {
  const { story } = scene;
  const cause = likelyCause(scene);
  return story.repairStep(at, visit.who, () => ({ type: 'RecordVisitDone', visitId: visit.id, words, photos: [], ...(cause === undefined ? {} : { cause }) }));
}

const attempts = [['knocked and waited', 'phoned', 'left a card'], ['knocked and waited', 'phoned'], ['knocked and waited', 'phoned', 'sent a text']] as const;

export function recordNoAccess({ story, chance }: Scene, visit: BookedVisit, at: Instant): boolean {
  const tried = chance.pick(attempts);
  const words = noAccessWords(chance);
  return story.repairStep(at, visit.who, () => ({ type: 'RecordNoAccess', visitId: visit.id, tried, words }));
}

const madeSafe = ['Isolated it and left it safe. The lasting repair is to follow.', 'Made safe and taped off, told the resident what not to use.', 'Turned off at the board and labelled. Needs a second visit.'];
const looked = ['Looked at every room, took readings, spoke with the resident.', 'Checked the walls with the meter and the fan with the flow hood. Photos taken.', 'Seen with the resident present. Cause found, work order written.', 'Inspected inside and out, no movement since the last survey.'];

/** What may be a danger gets a case of its own, where two people weigh it; it is made safe or looked at before any ordinary job. */
export function lookFirst(scene: Scene, from: Instant, priority: Priority): Instant | undefined {
  const { cast, chance } = scene;
  const isEmergency = priority === 'emergency';
  // Some nobody has opened a case of yet, and a few nobody ever did.
  if (chance.isTrue(0.025)) return undefined;
  const openedAt = daysLater(from, chance.weighted([[0, 88], [1, 8], [3, 4]]), chance);
  if (!openOfRepair(scene, openedAt)) return undefined;
  const wanted: WantedVisit = isEmergency ? { purpose: 'make-safe', days: 0, who: cast.operative } : { purpose: 'inspection', days: chance.whole(1, 10), who: cast.surveyor };
  const visit = book(scene, openedAt, wanted);
  if (visit === undefined) return undefined;
  const visitedAt = inOfficeHours(visit.on, chance);
  return recordDone(scene, visit, visitedAt, chance.pick(isEmergency ? madeSafe : looked)) ? daysLater(visitedAt, chance.whole(0, 2), chance) : undefined;
}
