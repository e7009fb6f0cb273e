import { addDays, addWorkingDays, dateInLondon, englandAndWales, nextWorkingDayOnOrAfter, type Instant, type PlainDate } from '../clock/index.ts';
import type { Priority, Trade, VisitId, VisitPurpose } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';
import { callWords, chasedWords, fixedWords, moreWork, moveReasons, notFixedWords, workDone } from './invented-words.ts';
import type { RepairStory } from './repair-story.ts';
import type { Chance } from './seeded.ts';
import { daysLater, inOfficeHours } from './time-line.ts';

/** Who does what in an invented repair. */
export interface Cast {
  readonly planner: StaffActor;
  readonly surveyor: StaffActor;
  readonly operative: StaffActor;
  readonly resident: { readonly kind: 'resident'; readonly id: string | null; readonly name: string };
}

interface Scene {
  readonly story: RepairStory;
  readonly cast: Cast;
  readonly chance: Chance;
}

const targetDays: Readonly<Record<Priority, number>> = { emergency: 1, urgent: 5, routine: 20, planned: 60 };

/** Lives a reported repair on until it is closed or the present is reached. */
export function liveRepair(scene: Scene, reportedAt: Instant, plan: { readonly priority: Priority; readonly trade: Trade }): void {
  const { story, cast, chance } = scene;
  const triagedAt = daysLater(reportedAt, chance.weighted([[0, 35], [1, 50], [3, 15]]), chance);
  if (!story.repairStep(triagedAt, cast.planner, () => ({ type: 'DiagnoseRepair', ...plan, rightToRepairDefect: null, reason: '' }))) return;
  if (chance.isTrue(0.03) && story.draft.repair.hazard !== 'possible') {
    story.repairStep(triagedAt, cast.planner, () => ({ type: 'CancelRepair', reason: 'resident asked', words: 'the resident rang to say a neighbour mended it', toldHow: 'by phone' }));
    return;
  }
  const readyAt = story.draft.repair.hazard === 'possible' ? lookFirst(scene, triagedAt, plan.priority) : triagedAt;
  if (readyAt === undefined) return;
  const doneAt = visitUntilDone(scene, readyAt, plan);
  if (doneAt !== undefined) untilTheResidentAgrees(scene, doneAt, plan);
}

/** What may be a danger is made safe or looked at by somebody competent, before any ordinary job. */
function lookFirst(scene: Scene, from: Instant, priority: Priority): Instant | undefined {
  const { story, cast, chance } = scene;
  const emergency = priority === 'emergency';
  const visit = book(scene, from, { purpose: emergency ? 'make-safe' : 'inspection', days: emergency ? 0 : chance.whole(2, 11), who: emergency ? cast.operative : cast.surveyor });
  if (visit === undefined) return undefined;
  const words = emergency ? 'Isolated it and left it safe. The lasting repair is to follow.' : 'Looked at every room, took readings, spoke with the resident.';
  const visitedAt = inOfficeHours(visit.on, chance);
  if (!story.repairStep(visitedAt, visit.who, () => ({ type: 'RecordVisitDone', visitId: visit.id, words, photos: [] }))) return undefined;
  const ruledOutAt = daysLater(visitedAt, chance.whole(0, 2), chance);
  const reason = chance.pick(['Seen by a surveyor: no risk to anyone in the home, an ordinary repair will put it right', 'Made safe on the first visit; what is left is an ordinary repair']);
  return story.repairStep(ruledOutAt, cast.surveyor, () => ({ type: 'RuleOutHazard', reason })) ? ruledOutAt : undefined;
}

interface Booked {
  readonly id: VisitId;
  readonly on: PlainDate;
  readonly who: StaffActor;
}

function book(scene: Scene, at: Instant, wanted: { readonly purpose: VisitPurpose; readonly days: number; readonly who: StaffActor }): Booked | undefined {
  const { story, cast, chance } = scene;
  const on = nextWorkingDayOnOrAfter(addDays(dateInLondon(at), wanted.days), englandAndWales);
  const { id: operativeId, name: operativeName } = wanted.who;
  const partOfDay = chance.pick(['morning', 'afternoon'] as const);
  const booked = story.repairStep(at, cast.planner, () => ({ type: 'BookVisit', purpose: wanted.purpose, on, partOfDay, operativeId, operativeName }));
  return booked ? openVisit(scene, wanted.who) : undefined;
}

function openVisit({ story }: Scene, who: StaffActor): Booked | undefined {
  const visit = story.draft.repair.visits.findLast(({ status }) => status === 'booked');
  return visit === undefined ? undefined : { id: visit.id, on: visit.on, who };
}

/** Visits until the work is done: some moved, some with nobody in, some that need more work. */
function visitUntilDone(scene: Scene, from: Instant, plan: { readonly priority: Priority; readonly trade: Trade }): Instant | undefined {
  const { story, cast, chance } = scene;
  let at = from;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const days = Math.max(0, Math.round(targetDays[plan.priority] * chance.weighted([[0.3, 30], [0.6, 40], [0.9, 18], [1.5, 12]])));
    const bookedAt = at;
    const booked = book(scene, bookedAt, { purpose: 'repair', days, who: cast.operative });
    if (booked === undefined) return undefined;
    if (days > 9 && chance.isTrue(0.55)) call(scene, daysLater(bookedAt, Math.round(days / 2), chance));
    const visit = chance.isTrue(0.08) ? moved(scene, booked) : booked;
    if (visit === undefined) return undefined;
    const visitedAt = inOfficeHours(visit.on, chance);
    const outcome = chance.weighted<'done' | 'no-access' | 'follow-on'>([['done', 80], ['no-access', attempt < 2 ? 12 : 0], ['follow-on', attempt === 0 ? 8 : 0]]);
    if (outcome === 'done') {
      const words = chance.pick(workDone);
      return story.repairStep(visitedAt, visit.who, () => ({ type: 'RecordVisitDone', visitId: visit.id, words, photos: [] })) ? visitedAt : undefined;
    }
    if (outcome === 'follow-on') return withMoreWork(scene, visit, visitedAt, plan);
    const wentAway = story.repairStep(visitedAt, visit.who, () => ({ type: 'RecordNoAccess', visitId: visit.id, tried: ['knocked and waited', 'phoned', 'left a card'], words: 'No answer at the door or on the phone.' }));
    if (!wentAway) return undefined;
    at = daysLater(visitedAt, chance.whole(1, 4), chance);
  }
  return undefined;
}

function call({ story, cast, chance }: Scene, at: Instant): void {
  story.caseStep(at, cast.planner, { type: 'RecordContact', direction: 'out', channel: 'phone', words: chance.pick(callWords) });
}

function moved(scene: Scene, visit: Booked): Booked | undefined {
  const { story, cast, chance } = scene;
  const on = addWorkingDays(visit.on, chance.whole(2, 8), englandAndWales);
  const reason = chance.pick(moveReasons);
  const at = inOfficeHours(addDays(visit.on, -1), chance);
  const { id: operativeId, name: operativeName } = visit.who;
  const done = story.repairStep(at, cast.planner, () => ({ type: 'MoveVisit', visitId: visit.id, on, partOfDay: 'morning', operativeId, operativeName, askedBy: reason.startsWith('you') ? 'resident' : 'us', reason }));
  return done ? openVisit(scene, visit.who) : undefined;
}

/** The follow-on lives its own life; the first repair waits for it, then the resident is asked about the whole. */
function withMoreWork(scene: Scene, visit: Booked, at: Instant, plan: { readonly trade: Trade }): Instant | undefined {
  const { story, cast, chance } = scene;
  const dueOn = addWorkingDays(dateInLondon(at), chance.whole(6, 18), englandAndWales);
  const words = chance.pick(moreWork);
  const raised = story.repairStep(at, visit.who, ({ newId, nextReference }) => ({
    type: 'RecordFollowOn', visitId: visit.id, words, trade: plan.trade, priority: 'routine', dueOn, childId: newId() as never, childReference: nextReference(),
  }));
  const child = story.children.at(-1);
  if (!raised || child === undefined) return undefined;
  const inner: Scene = { story: child, cast, chance };
  const bookedAt = daysLater(at, chance.whole(1, 3), chance);
  const days = chance.whole(4, 20);
  const booked = book(inner, bookedAt, { purpose: 'repair', days, who: cast.operative });
  if (booked === undefined) return undefined;
  const doneAt = inOfficeHours(booked.on, chance);
  if (!child.repairStep(doneAt, booked.who, () => ({ type: 'RecordVisitDone', visitId: booked.id, words: chance.pick(workDone), photos: [] }))) return undefined;
  untilTheResidentAgrees(inner, doneAt, { priority: 'routine', trade: plan.trade });
  const { closedAt } = child.draft.spine.file;
  if (closedAt === null) return undefined;
  const declaredAt = daysLater(closedAt, 1, chance);
  const declared = story.repairStep(declaredAt, cast.planner, () => ({ type: 'DeclareFixed', words: `The follow-on is done: ${words.toLowerCase()}` }));
  return declared ? declaredAt : undefined;
}

/** The resident says yes, or no and it all begins again, or nothing, and then three attempts are recorded. */
function untilTheResidentAgrees(scene: Scene, doneAt: Instant, plan: { readonly priority: Priority; readonly trade: Trade }): void {
  const { story, cast, chance } = scene;
  const answer = chance.weighted<'yes' | 'no' | 'silence'>([['yes', 66], ['no', story.draft.repair.failedFixes === 0 ? 11 : 0], ['silence', 23]]);
  const at = daysLater(doneAt, chance.whole(0, 5), chance);
  if (answer === 'yes') {
    story.repairStep(at, cast.resident, () => ({ type: 'AnswerWhetherFixed', answer: 'fixed', words: chance.pick(fixedWords), how: 'their link' }));
    return;
  }
  if (answer === 'no') {
    if (!story.repairStep(at, cast.resident, () => ({ type: 'AnswerWhetherFixed', answer: 'not-fixed', words: chance.pick(notFixedWords), how: 'their link' }))) return;
    const again = visitUntilDone(scene, daysLater(at, chance.whole(1, 4), chance), plan);
    if (again !== undefined) untilTheResidentAgrees(scene, again, plan);
    return;
  }
  chaseAndClose(scene, doneAt);
}

function chaseAndClose({ story, cast, chance }: Scene, doneAt: Instant): void {
  let at = doneAt;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    at = daysLater(at, chance.whole(3, 7), chance);
    if (!story.repairStep(at, cast.planner, () => ({ type: 'RecordAnswerAttempt', channel: 'phone', words: chance.pick(chasedWords) }))) return;
  }
  story.repairStep(daysLater(at, 5, chance), cast.planner, () => ({ type: 'CloseRepair', words: 'Three attempts, no answer; work checked against the photos' }));
}
