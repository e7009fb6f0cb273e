import { addWorkingDays, dateInLondon, englandAndWales, type Instant } from '../clock/index.ts';
import type { Priority, Trade } from '../repairs/index.ts';
import { untilLetIn } from './access-story.ts';
import { cancelAsAsked, proposeToCancel } from './cancel-story.ts';
import { canBeMendedForNow, handOn, leaveToProgramme, mendForNow, missVisit } from './detours.ts';
import { chasedWords } from './invented-words.ts';
import { book, call, codeLikelyCause, lookFirst, moveVisit, recordDone, recordNoAccess, type BookedVisit } from './one-visit.ts';
import type { Scene } from './scene.ts';
import { contractorFor, workByOrder } from './order-story.ts';
import { daysLater, inOfficeHours } from './time-line.ts';
import { fixedWords, moreWorkWords, notFixedWords, workDoneWords } from './work-words.ts';

interface WorkPlan {
  readonly priority: Priority;
  readonly trade: Trade;
  /** The firm that does it, where that is settled. */
  readonly contractor: string | null;
}

/** Lives a reported repair on until it is closed or the present is reached. */
export function liveRepair(scene: Scene, reportedAt: Instant, plan: WorkPlan): void {
  const { story, cast, chance } = scene;
  const triagedAt = daysLater(reportedAt, chance.weighted([[0, 55], [1, 36], [3, 9]]), chance);
  if (!story.repairStep(triagedAt, cast.planner, () => ({ type: 'DiagnoseRepair', priority: plan.priority, trade: plan.trade, rightToRepairDefect: null, reason: '' }))) return;
  // Now and then a case is put to one side and forgotten; somebody finds it in the end.
  const from = chance.isTrue(0.012) ? daysLater(triagedAt, chance.whole(20, 120), chance) : triagedAt;
  if (chance.isTrue(0.02)) handOn(scene, from);
  const goesOnAt = cancelOrGoOn(scene, from);
  if (goesOnAt === undefined) return;
  const readyAt = story.draft.repair.hazard === 'possible' ? lookFirst(scene, goesOnAt, plan.priority) : goesOnAt;
  if (readyAt === undefined || leaveToProgramme(scene, readyAt)) return;
  const inAt = chance.isTrue(0.004 * cast.noAccess) ? untilLetIn(scene, readyAt) : readyAt;
  const doneAt = inAt === undefined ? undefined : workUntilDone(scene, inAt, plan);
  if (doneAt !== undefined) untilTheResidentAgrees(scene, doneAt, plan);
}

/** When it goes on; undefined when it was cancelled or waits for a second person. */
function cancelOrGoOn(scene: Scene, at: Instant): Instant | undefined {
  const { story, chance } = scene;
  const drawn = chance.share();
  if (drawn > 0.037 || story.draft.repair.hazard === 'possible') return at;
  if (drawn > 0.025) return proposeToCancel(scene, at);
  cancelAsAsked(scene, at);
  return undefined;
}

/** By a contractor's order where the job is theirs, else by visits of the landlord's own people. */
function workUntilDone(scene: Scene, from: Instant, plan: WorkPlan): Instant | undefined {
  const contractor = contractorFor(scene, plan);
  const done = contractor === undefined ? 'turned down' : workByOrder(scene, from, plan, contractor);
  return done === 'turned down' ? visitUntilDone(scene, from, plan) : done;
}

const targetDays: Readonly<Record<Priority, number>> = { emergency: 1, urgent: 5, routine: 20, planned: 60 };

/** Days between calls of a planner who keeps in touch: a little less than the landlord promises. */
const wordEvery: Readonly<Record<Priority, number>> = { emergency: 1, urgent: 3, routine: 6, planned: 24 };

/** Visits until the work is done: some moved, some with nobody in, some that need more work. */
function visitUntilDone(scene: Scene, from: Instant, plan: WorkPlan): Instant | undefined {
  const { chance } = scene;
  let at = from;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const visit = bookAndWait(scene, at, plan);
    if (visit === undefined) return undefined;
    const visitedAt = inOfficeHours(visit.on, chance);
    const outcome = outcomeOf(scene, attempt);
    if (outcome === 'done') return recordDone(scene, visit, visitedAt, workDoneWords(scene.story.draft.repair.problem, chance)) ? visitedAt : undefined;
    if (outcome === 'follow-on') return withMoreWork(scene, visit, visitedAt, plan);
    const again = outcome === 'missed' ? missVisit(scene, visit) : outcome === 'for now' ? mendForNow(scene, visit, visitedAt) : recordNoAccess(scene, visit, visitedAt) ? visitedAt : undefined;
    if (again === undefined) return undefined;
    at = daysLater(again, chance.whole(1, 4), chance);
  }
  return undefined;
}

type VisitOutcome = 'done' | 'no-access' | 'follow-on' | 'missed' | 'for now';

function outcomeOf({ story, cast, chance }: Scene, attempt: number): VisitOutcome {
  const isFirst = attempt === 0;
  const { problem, temporaryFix } = story.draft.repair;
  return chance.weighted<VisitOutcome>([
    ['done', 82], ['no-access', attempt < 2 ? 9 * cast.noAccess : 0], ['follow-on', isFirst ? 8 : 0],
    ['missed', attempt < 2 && temporaryFix === null ? 1.4 * cast.slowness : 0], ['for now', isFirst && canBeMendedForNow(problem) ? 6 : 0],
  ]);
}

/** Within the target mostly, past it at times; in a long wait somebody rings, or forgets to. */
function bookAndWait(scene: Scene, at: Instant, { priority }: WorkPlan): BookedVisit | undefined {
  const { cast, chance } = scene;
  const bookedAt = priority === 'routine' || priority === 'planned' ? daysLater(at, chance.weighted([[0, 55], [1, 25], [3, 12], [6, 8]]), chance) : at;
  const days = Math.max(0, Math.round(targetDays[priority] * cast.slowness * chance.weighted([[0.3, 34], [0.6, 42], [0.9, 16], [1.5, 8]])));
  const visit = book(scene, bookedAt, { purpose: 'repair', days, who: cast.operative });
  if (visit === undefined) return undefined;
  for (let day = wordEvery[priority]; day < days; day += wordEvery[priority]) if (chance.isTrue(0.75)) call(scene, daysLater(bookedAt, day, chance));
  return chance.isTrue(0.07) ? moveVisit(scene, visit) : visit;
}

/** The follow-on lives its own life; the first repair waits for it, then the resident is asked about the whole. */
function withMoreWork(scene: Scene, visit: BookedVisit, at: Instant, { trade }: WorkPlan): Instant | undefined {
  const { story, cast, chance } = scene;
  const dueOn = addWorkingDays(dateInLondon(at), chance.whole(6, 18), englandAndWales);
  const { problem } = story.draft.repair;
  const words = moreWorkWords(problem, chance);
  const raised = story.repairStep(at, visit.who, ({ newId, followOnReference }) => ({
    type: 'RecordFollowOn', visitId: visit.id, words, trade, priority: 'routine', dueOn, childId: newId() as never, childReference: followOnReference(),
  }));
  const child = story.children.at(-1);
  if (!raised || child === undefined) return undefined;
  const inner: Scene = { story: child, cast, chance };
  const booked = book(inner, daysLater(at, chance.whole(1, 3), chance), { purpose: 'repair', days: chance.whole(4, 20), who: cast.operative });
  if (booked === undefined) return undefined;
  const doneAt = inOfficeHours(booked.on, chance);
  if (!recordDone(inner, booked, doneAt, workDoneWords(problem, chance))) return undefined;
  untilTheResidentAgrees(inner, doneAt, { priority: 'routine', trade, contractor: null });
  const { closedAt } = child.draft.spine.file;
  if (closedAt === null) return undefined;
  const declaredAt = daysLater(closedAt, 1, chance);
  codeLikelyCause(scene, declaredAt, cast.planner);
  const declared = story.repairStep(declaredAt, cast.planner, () => ({ type: 'DeclareFixed', words: `The follow-on is done: ${words.toLowerCase()}` }));
  return declared ? declaredAt : undefined;
}

/** The resident says yes, or no and it all begins again, or nothing, and then three attempts are recorded. */
function untilTheResidentAgrees(scene: Scene, doneAt: Instant, plan: WorkPlan): void {
  const { story, cast, chance } = scene;
  const no = story.draft.repair.failedFixes === 0 ? 8 * cast.recalls : 0;
  const answer = chance.weighted<'yes' | 'no' | 'silence'>([['yes', 74], ['no', no], ['silence', 18]]);
  const at = daysLater(doneAt, chance.whole(0, 5), chance);
  if (answer === 'yes') {
    story.repairStep(at, cast.resident, () => ({ type: 'AnswerWhetherFixed', answer: 'fixed', words: fixedWords(story.draft.repair.problem, chance), how: 'their link' }));
    return;
  }
  if (answer === 'silence') return chaseAndClose(scene, doneAt);
  if (!story.repairStep(at, cast.resident, () => ({ type: 'AnswerWhetherFixed', answer: 'not-fixed', words: notFixedWords(story.draft.repair.problem, chance), how: 'their link' }))) return;
  const again = visitUntilDone(scene, daysLater(at, chance.whole(1, 4), chance), plan);
  if (again !== undefined) untilTheResidentAgrees(scene, again, plan);
}

function chaseAndClose({ story, cast, chance }: Scene, doneAt: Instant): void {
  let at = doneAt;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    at = daysLater(at, chance.whole(3, 7), chance);
    if (!story.repairStep(at, cast.planner, () => ({ type: 'RecordAnswerAttempt', channel: 'phone', words: chasedWords(chance) }))) return;
  }
  story.repairStep(daysLater(at, 5, chance), cast.planner, () => ({ type: 'CloseRepair', words: 'Three attempts, no answer; work checked against the photos' }));
}
