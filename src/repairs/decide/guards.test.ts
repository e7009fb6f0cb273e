import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, boolean, commands as anyCommands, constantFrom, integer, modelRun, oneof, property, record, type Arbitrary, type Command } from 'fast-check';
import { aContext, caseId, tuesdayMorning, typesOf } from '../../../test/builders/case.ts';
import { msOkafor, staffOf, theClockKeeper } from '../../../test/builders/people.ts';
import { aRepairContext } from '../../../test/builders/repair.ts';
import { aChild, act, followOnsAre, onTheSpine, reportedInHand, type RepairInHand } from '../../../test/builders/repair-in-hand.ts';
import { addDays, addHours, dateInLondon, englandAndWales, nextWorkingDayOnOrAfter, startOfDay, type Instant } from '../../clock/index.ts';
import { applyChange, checkChain, decideCase, recordOf, sweepCase, type CaseCommand, type PromiseId, type Reference } from '../../casefile/index.ts';
import { priorities, visitPurposes, type VisitId } from '../model.ts';
import { accessDecisions } from '../model/access-ladder.ts';
import { programmeChanges } from '../model/standing.ts';
import { needsCause } from '../model/causes.ts';
import { problems } from '../problems.ts';
import { decideRepair, type RepairCommand } from './index.ts';
import type { RepairContext } from './context.ts';

/** The world the commands act on: the repair in hand, the time, and whether the resident can be written to. */
interface World {
  readonly hand: RepairInHand;
  now: Instant;
  readonly canWrite: boolean;
  children: number;
}
/** What the model keeps of it: only what may never go backwards. */
interface Seen {
  version: number;
  readonly reached: Set<string>;
}

const contextOf = ({ now, canWrite }: World, actor: RepairContext['actor'] = staffOf('planner')): RepairContext =>
  aRepairContext({ now, canWrite, rightToRepairApplies: true, actor, newId: () => crypto.randomUUID(), programme: { id: 'p', name: 'New roofs', endsOn: addDays(dateInLondon(now), 30), isPlanned: true, coversPlace: true } });
const operative = { operativeId: staffOf('operative').id, operativeName: staffOf('operative').name };
const latestVisit = ({ hand }: World): VisitId => hand.repair.visits.findLast(({ status }) => status === 'booked')?.id ?? ('none' as VisitId);
const somePromise = ({ hand }: World): PromiseId => recordOf(hand.draft).promises[0]?.id ?? ('none' as PromiseId);

class Doing implements Command<Seen, World> {
  private readonly what: string;
  private readonly does: (world: World) => void;
  constructor(what: string, does: (world: World) => void) {
    this.what = what;
    this.does = does;
  }
  check = () => true;
  run(seen: Seen, world: World): void {
    const before = world.hand.events.length;
    this.does(world);
    keepsEveryGuard(world, seen, world.hand.events.slice(before).map(({ type }) => type));
  }
  toString = () => this.what;
}

const words = constantFrom('', 'It drips', 'There is black mould', 'Left a message');
const days = integer({ min: -1, max: 6 });

const repairCommands: Arbitrary<(world: World) => RepairCommand> = oneof(
  record({ priority: constantFrom(...priorities), reason: words, defect: constantFrom(null, 'leaking-pipe' as const) }).map(({ priority, reason, defect }) => () =>
    ({ type: 'DiagnoseRepair', priority, trade: 'plumber', rightToRepairDefect: defect, reason }) as const),
  constantFrom(() => ({ type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference }) as const),
  record({ purpose: constantFrom(...visitPurposes), in: days }).map(({ purpose, in: ahead }) => ({ now }: World) =>
    ({ type: 'BookVisit', purpose, on: addDays(dateInLondon(now), ahead), partOfDay: 'morning', ...operative }) as const),
  record({ in: days, reason: words }).map(({ in: ahead, reason }) => (world: World) =>
    ({ type: 'MoveVisit', visitId: latestVisit(world), on: addDays(dateInLondon(world.now), ahead), partOfDay: 'afternoon', askedBy: 'us', reason, ...operative }) as const),
  words.map((reason) => (world: World) => ({ type: 'CancelVisit', visitId: latestVisit(world), reason }) as const),
  words.map((said) => (world: World) => ({ type: 'RecordVisitDone', visitId: latestVisit(world), words: said, photos: [] }) as const),
  words.map((said) => (world: World) => ({ type: 'RecordNoAccess', visitId: latestVisit(world), tried: ['phoned'], words: said }) as const),
  words.map((said) => (world: World) =>
    ({ type: 'RecordFollowOn', visitId: latestVisit(world), words: said, trade: 'plumber', priority: 'routine', dueOn: addDays(dateInLondon(world.now), 10), ...aChild((world.children += 1)) }) as const),
  words.map((said) => () => ({ type: 'DeclareFixed', words: said }) as const),
  words.map((said) => () => ({ type: 'RecordAnswerAttempt', channel: 'phone', words: said }) as const),
  record({ answer: constantFrom('fixed' as const, 'not-fixed' as const, 'not-sure' as const), words }).map(({ answer, words: said }) => () =>
    ({ type: 'AnswerWhetherFixed', answer, words: said, how: 'their link' }) as const),
  words.map((said) => () => ({ type: 'JoinReport', words: said, reporterName: 'Ms A. Okafor', reporterContact: null, channel: 'phone' }) as const),
  words.map((said) => () => ({ type: 'SayNotRight', words: said }) as const),
  record({ words, in: days }).map(({ words: said, in: ahead }) => (world: World) =>
    ({ type: 'RecordTemporaryFix', visitId: latestVisit(world), words: said, permanent: said, permanentBy: addDays(dateInLondon(world.now), ahead), photos: [] }) as const),
  record({ words, decision: constantFrom(...accessDecisions) }).map(({ words: said, decision }) => () => ({ type: 'ReviewAccess', needs: said, decision, reason: said }) as const),
  record({ words, in: days }).map(({ words: said, in: ahead }) => ({ now }: World) => ({ type: 'DecideAccessStep', step: 'formal letter', reason: said, nextOn: addDays(dateInLondon(now), ahead) }) as const),
  record({ words, cause: constantFrom('plumbing', 'rising', 'lifestyle') }).map(({ words: said, cause }) => () => ({ type: 'CodeCause', cause, words: said }) as const),
  words.map((said) => () => ({ type: 'PutInProgramme', programmeId: 'p', words: said }) as const),
  record({ words, because: constantFrom(...programmeChanges) }).map(({ words: said, because }) => () => ({ type: 'ReopenFromProgramme', because, words: said }) as const),
  constantFrom(0).map(() => ({ now }: World) => ({ type: 'RecordProgrammeWork', doneOn: dateInLondon(now) }) as const),
  words.map((said) => () => ({ type: 'CancelRepair', reason: 'raised in error', words: said, toldHow: said }) as const),
  constantFrom(0).map(() => () => ({ type: 'AgreeToCancel' }) as const),
  words.map((said) => () => ({ type: 'DeclineCancellation', reason: said }) as const),
  words.map((said) => () => ({ type: 'ObjectToCancellation', words: said, how: 'their link' }) as const),
  words.map((said) => () => ({ type: 'CloseRepair', words: said }) as const),
  record({ words, toldHow: words }).map(({ words: said, toldHow }) => () => ({ type: 'CancelRepair', reason: 'resident asked', words: said, toldHow }) as const),
);

const caseCommands: Arbitrary<(world: World) => CaseCommand> = oneof(
  words.map((said) => () => ({ type: 'AddNote', words: said }) as const),
  record({ direction: constantFrom('in' as const, 'out' as const), words, hoursAgo: integer({ min: 0, max: 200 }) }).map(({ direction, words: said, hoursAgo }) => ({ now }: World) =>
    ({ type: 'RecordContact', direction, channel: 'phone', words: said, at: addHours(now, -hoursAgo) }) as const),
  constantFrom('surveyor' as const, 'manager' as const).map((role) => () => ({ type: 'ChangeOwner', ownerId: staffOf(role).id, ownerName: staffOf(role).name, teamId: staffOf(role).teamIds[0] ?? ('' as never), handover: { fromTheRecord: 'Yours' } }) as const),
  days.map((ahead) => ({ now }: World) => ({ type: 'MakePromise', madeTo: 'Ms A. Okafor', words: 'We will ring', dueOn: addDays(dateInLondon(now), ahead) }) as const),
  words.map((how) => (world: World) => ({ type: 'KeepPromise', promiseId: somePromise(world), how }) as const),
  record({ in: days, reason: words }).map(({ in: ahead, reason }) => (world: World) =>
    ({ type: 'MovePromise', promiseId: somePromise(world), dueOn: addDays(dateInLondon(world.now), ahead), reason }) as const),
);

function onRepair(command: (world: World) => RepairCommand): Doing {
  return new Doing('repair', (world) => {
    const wanted = command(world);
    const context = contextOf(world, wanted.type === 'AnswerWhetherFixed' ? msOkafor : staffOf(wanted.type === 'AgreeToCancel' ? 'manager' : 'planner'));
    act(world.hand, (repair) => decideRepair(repair, wanted, context), context);
  });
}

function onCase(command: (world: World) => CaseCommand): Doing {
  return new Doing('case', (world) => onTheSpine(world.hand, (draft) => {
    const decision = decideCase(recordOf(draft), command(world), contextOf(world));
    if (decision.ok) applyChange(draft, decision.change, contextOf(world));
  }));
}

type Turn = 'done' | 'no-access' | 'follow-on' | 'temporary' | 'yes' | 'no' | 'attempt';

/** What a landlord doing its work would do next, so that sequences get as far as closing, reopening and follow-ons. */
function nextStep(world: World, turn: Turn): RepairCommand {
  const { repair } = world.hand;
  if (repair.priority === null) return { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' };
  if (repair.hazard === 'possible') return { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference };
  if (repair.stage === 'booked') return outcomeOf(world, turn);
  if (repair.stage === 'fixed' || repair.stage === 'confirmed' || repair.stage === 'closed') return afterTheWork(world, turn);
  if (repair.stage === 'cancelled') return { type: 'ObjectToCancellation', words: 'It still drips', how: 'their link' };
  if (repair.stage === 'programmed') return turn === 'done' ? { type: 'RecordProgrammeWork', doneOn: dateInLondon(world.now) } : { type: 'ReopenFromProgramme', because: 'moved', words: 'Put off' };
  if (turn === 'attempt') return { type: 'DeclareFixed', words: 'The whole is done' };
  if (turn === 'no') return { type: 'PutInProgramme', programmeId: 'p', words: 'The roof is renewed' };
  return { type: 'BookVisit', purpose: 'repair', on: nextWorkingDayOnOrAfter(dateInLondon(world.now), englandAndWales), partOfDay: 'morning', ...operative };
}

function outcomeOf(world: World, turn: Turn): RepairCommand {
  const visitId = latestVisit(world);
  const visit = world.hand.repair.visits.find(({ id }) => id === visitId);
  const day = visit === undefined ? world.now : startOfDay(visit.on);
  if (world.now < day) world.now = day;
  if (turn === 'no-access') return { type: 'RecordNoAccess', visitId, tried: ['phoned'], words: 'Nobody in' };
  if (turn === 'temporary') return { type: 'RecordTemporaryFix', visitId, words: 'Clamped', permanent: 'New pipe', permanentBy: addDays(dateInLondon(world.now), 10), photos: [] };
  if (turn !== 'follow-on') return { type: 'RecordVisitDone', visitId, words: 'New washer', photos: [] };
  return { type: 'RecordFollowOn', visitId, words: 'New tap', trade: 'plumber', priority: 'routine', dueOn: addDays(dateInLondon(world.now), 10), ...aChild((world.children += 1)) };
}

function afterTheWork(world: World, turn: Turn): RepairCommand {
  if (turn === 'yes' || turn === 'no') return { type: 'AnswerWhetherFixed', answer: turn === 'yes' ? 'fixed' : 'not-fixed', words: '', how: 'their link' };
  if (turn === 'done' || world.hand.repair.stage === 'confirmed') return { type: 'CloseRepair', words: 'Rang three times' };
  return { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' };
}

const steps: Arbitrary<Doing> = constantFrom<Turn>('done', 'no-access', 'follow-on', 'temporary', 'yes', 'no', 'attempt').map((turn) => onRepair((world) => nextStep(world, turn)));
const keepsAPromise = onCase((world) => ({ type: 'KeepPromise', promiseId: somePromise(world), how: 'Rang her' }));

const sweeping = new Doing('sweep', (world) => onTheSpine(world.hand, (draft) => {
  if (draft.file.closedAt === null) sweepCase(draft, { owners: [draft.file.ownerId], managers: [] }, { ...aContext({ now: world.now, actor: theClockKeeper }), newId: () => crypto.randomUUID() });
}));
const followOnsClose = new Doing('follow-ons close', ({ hand }) => followOnsAre(hand, []));
const timePasses = integer({ min: 1, max: 24 * 6 }).map((hours) => new Doing(`${hours} hours pass`, (world) => (world.now = addHours(world.now, hours))));

const anything = [
  steps,
  steps,
  steps,
  repairCommands.map(onRepair),
  caseCommands.map(onCase),
  timePasses,
  constantFrom(sweeping, followOnsClose, keepsAPromise),
];

function keepsEveryGuard(world: World, seen: Seen, happened: readonly string[]): void {
  const { hand } = world;
  const { file } = hand.draft;
  const { deadlines, promises } = recordOf(hand.draft);
  if (happened.includes('RepairClosed')) closedRightly(hand);
  if (happened.includes('RepairCancelled')) assert.ok(happened.includes('MessageQueued') || happened.includes('ContactRecorded'), 'cancelled and nobody told');
  const rhythms = deadlines.filter(({ kind }) => kind === 'rhythm').length;
  assert.equal(rhythms, file.closedAt === null ? 1 : 0, 'one rhythm clock while open, none when closed');
  assert.ok(file.ownerId !== '', 'somebody owns it');
  if (file.closedAt !== null) assert.deepEqual([deadlines, promises], [[], []], 'a closed case has no open clocks and promises');
  const ends = deadlines.map(({ endsAt }) => endsAt).sort();
  assert.equal(file.nextDueAt, ends[0] ?? null, 'next due is the first of what is open');
  for (const { id } of promises) assert.equal(deadlines.filter(({ promiseId }) => promiseId === id).length, 1, 'each open promise has its clock');
  assert.ok(file.version >= seen.version, 'the version never goes down');
  rowAgreesWithHeader(hand);
  assert.deepEqual(checkChain(caseId, hand.events, file), { intact: true, entries: hand.events.length });
  seen.version = file.version;
  for (const type of happened) seen.reached.add(type);
  if (hand.events.some(({ data }) => data['wasStage'] === 'closed')) seen.reached.add('Reopened');
}

function closedRightly({ repair, openFollowOns, events, draft }: RepairInHand): void {
  assert.deepEqual(openFollowOns, [], 'closed with a follow-on open');
  assert.deepEqual(recordOf(draft).promises, [], 'closed with a promise open');
  assert.ok(repair.visits.every(({ status }) => status !== 'booked'), 'closed with a visit booked');
  assert.ok(repair.programme !== null || repair.visits.some(({ status, purpose }) => status === 'done' && purpose !== 'inspection'), 'closed without work done');
  assert.equal(repair.temporaryFix, null, 'closed while the permanent repair is owed');
  assert.ok(!needsCause(repair) || repair.cause !== null, 'closed and nobody said why it happened');
  assert.notEqual(repair.hazard, 'possible', 'closed while it may be a hazard');
  const types = typesOf(events);
  const sinceWork = types.slice(Math.max(types.lastIndexOf('VisitDone'), types.lastIndexOf('DeclaredFixed'), types.lastIndexOf('ProgrammeWorkDone')));
  const attempts = sinceWork.filter((type) => type === 'AnswerAttempted').length;
  assert.ok(types.lastIndexOf('FixConfirmed') > types.lastIndexOf('FixDenied') || attempts >= 3, 'closed without a yes or three attempts');
}

function rowAgreesWithHeader({ repair, draft }: RepairInHand): void {
  const { stage, priority, closedAt } = draft.file;
  assert.deepEqual([stage, priority], [repair.stage, repair.priority], 'header and row say the same');
  assert.equal(closedAt !== null, repair.stage === 'closed' || repair.stage === 'cancelled', 'closed means closed');
  assert.equal(repair.visits.some(({ status }) => status === 'booked'), repair.stage === 'booked', 'booked means a visit is booked');
  assert.ok(repair.visits.filter(({ status }) => status === 'booked').length <= 1, 'one visit at a time');
}

describe('any sequence of what people, residents and the clock may do to a repair', () => {
  it('keeps every guard', () => {
    const start = record({ problem: constantFrom('tap', 'leak', ...problems.map(({ id }) => id)), isEmergency: boolean(), canWrite: boolean() });
    const times = new Map<string, number>();
    check(property(start, anyCommands(anything, { maxCommands: 60, size: 'max' }), ({ problem, isEmergency, canWrite }, sequence) => {
      const seen: Seen = { version: 0, reached: new Set() };
      modelRun(() => {
        const world: World = { hand: reportedInHand(aRepairContext({ canWrite, newId: () => crypto.randomUUID() }), { problem }, isEmergency), now: tuesdayMorning, canWrite, children: 0 };
        return { model: seen, real: world };
      }, sequence);
      for (const type of seen.reached) times.set(type, (times.get(type) ?? 0) + 1);
    }), { numRuns: 300 });
    const mustBeReached = ['RepairClosed', 'RepairCancelled', 'FixDenied', 'FollowOnNeeded', 'NoAccess', 'PromiseBroken', 'SilenceBegan', 'PossibleHazardSeen', 'Reopened', 'TemporaryFixMade', 'CauseCoded', 'PutInProgramme', 'ReopenedFromProgramme', 'ProgrammeWorkDone', 'CancellationProposed', 'CancellationObjected'];
    assert.deepEqual(mustBeReached.filter((type) => !times.has(type)), [], 'the sequences must get that far');
  });
});
