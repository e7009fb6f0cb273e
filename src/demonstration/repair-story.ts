import { usualAppointments } from '../appointments/index.ts';
import { applyChange, caseContext, decideCase, recordOf, sweepCase, type CaseCommand, type CaseContext, type CaseId, type Reference } from '../casefile/index.ts';
import { dateInLondon, englandAndWales, type Instant } from '../clock/index.ts';
import { noticeThatStands, type Reader } from '../correspondence/index.ts';
import {
  applyRepairChange, decideRepair, newRepairDraft, reportRepair, usualPolicy,
  type Correspondent, type RepairCommand, type RepairContext, type RepairDraft, type ReportRepair,
} from '../repairs/index.ts';
import type { OrderCommand, RaiseOrder, WorkOrder } from '../orders/index.ts';
import type { Actor, StaffActor, StaffId, TeamId } from '../staff/index.ts';
import { ordersSoFar, takeOrderOn } from './order-in-story.ts';
import type { IdMaker } from './seeded-ids.ts';
import type { SettledContractor } from './settle-contractors.ts';
import type { SettledHome } from './settle-residents.ts';

/** Everything one invented repair needs from the world around it. */
export interface StoryWorld {
  /** The present: nothing later than this has happened. */
  readonly now: Instant;
  readonly newId: IdMaker;
  readonly followOnReference: (at: Instant) => Reference;
  readonly landlordName: string;
  readonly phone: string;
  readonly managersOf: (team: TeamId) => readonly StaffId[];
  /** What was told before this moment has been read long since, so nobody is told. */
  readonly noticesSince: Instant;
  /** Letters written from this moment on wait to be printed. */
  readonly lettersWaitSince: Instant;
}

/** What a decision must know besides, of this step alone. */
export type StepFacts = Pick<RepairContext, 'programme' | 'earlierFix'>;

export interface StoryStart {
  readonly home: SettledHome;
  readonly owner: StaffActor;
  readonly recipient: Reader | undefined;
  readonly report: ReportRepair;
  readonly reporter: Actor;
  readonly at: Instant;
  readonly reference: Reference;
  /** The job that it is come back. */
  readonly earlierFix?: NonNullable<RepairContext['earlierFix']>;
}

const system: Actor = { kind: 'system', name: 'Putright' };

/** One repair lived through day by day: every step goes through the same decisions as a real one, at its own time. */
export interface RepairStory {
  readonly draft: RepairDraft;
  /** Does one thing at a moment. False, and nothing done, when that moment has not come yet. */
  repairStep(at: Instant, actor: Actor, command: (ids: { newId: () => string; followOnReference: () => Reference }) => RepairCommand, facts?: StepFacts): boolean;
  /** The same with an order: a new one, or the last that was raised. */
  orderStep(at: Instant, actor: Actor, from: SettledContractor, command: RaiseOrder | OrderCommand): boolean;
  caseStep(at: Instant, actor: Actor, command: CaseCommand): boolean;
  /** Lets the clocks run on to the present. */
  finish(): void;
  /** Follow-ons that this story raised. */
  readonly children: RepairStory[];
  readonly orders: WorkOrder[];
}

export function beginStory(start: StoryStart, world: StoryWorld): RepairStory {
  const context = { ...repairContextAt(start, world, start.at, start.reporter), ...(start.earlierFix === undefined ? {} : { earlierFix: start.earlierFix }) };
  const decision = reportRepair(start.report, context);
  if (!decision.ok) throw new Error(`The demonstration reports a repair that is refused: ${decision.refusal}`);
  const draft = newRepairDraft(
    {
      homeId: start.home.id,
      communalAreaId: null,
      residentId: start.recipient?.residentId ?? null,
      ownerId: start.owner.id,
      teamId: teamOf(start.owner),
      ids: { id: world.newId(start.at) as CaseId, reference: start.reference },
      report: start.report,
    },
    start.home,
    start.recipient?.name ?? start.report.report.reporterName,
    context,
  );
  applyRepairChange(draft, decision.change, context, correspondent(start, world));
  postLetters(draft, context, world);
  return storyOf(draft, start, world, start.at);
}

/** Long ago every letter was posted on the day it was written. */
function postLetters({ spine }: RepairDraft, context: CaseContext, { lettersWaitSince }: StoryWorld): void {
  if (context.now >= lettersWaitSince) return;
  const isByLetter = spine.messages.some(({ channel, queuedAt }) => channel === 'letter' && queuedAt === context.now);
  if (isByLetter) applyChange(spine, { events: [], wordSent: true }, { ...context, actor: system });
}

/** Long ago every message about a visit left at once and arrived. */
function toldOf({ spine }: RepairDraft, command: RepairCommand): NonNullable<RepairContext['told']> {
  const about = command.type === 'RecordNoAccess' ? command.visitId : undefined;
  const told = spine.messages.filter(({ facts }) => about !== undefined && facts !== undefined && 'about' in facts && facts.about === about);
  return noticeThatStands(told.map(({ id, channel, queuedAt }) => ({ messageId: id, channel, transport: channel === 'letter' ? 'print' : 'mailbox', status: 'sent', settledAt: queuedAt })), englandAndWales);
}

/** A story while it is told: what has come of it, and the last moment at which anything was done. */
interface Telling extends Pick<RepairStory, 'draft' | 'children' | 'orders'> {
  readonly start: StoryStart;
  readonly world: StoryWorld;
  last: Instant;
}

function storyOf(draft: RepairDraft, start: StoryStart, world: StoryWorld, openedAt: Instant): RepairStory {
  const telling: Telling = { draft, start, world, children: [], orders: [], last: openedAt };
  const { children, orders } = telling;
  return {
    draft, children, orders,
    repairStep: (at, actor, command, facts = {}) => atMoment(telling, at, (when) => takeRepairOn(telling, { ...repairContextAt(start, world, when, actor), ...facts }, command)),
    orderStep: (at, actor, from, command) => atMoment(telling, at, (when) => {
      const context = repairContextAt(start, world, when, actor);
      const { proposal } = orders.at(-1) ?? {};
      takeOrderOn(telling, from, command, context);
      if (command.type === 'AcceptSlot' && proposal !== undefined && proposal !== null) tellOfDay(telling, proposal, context);
    }),
    caseStep: (at, actor, command) => atMoment(telling, at, (when) => {
      const context = contextAt(world, when, actor);
      const decision = decideCase(recordOf(draft.spine), command, context);
      if (!decision.ok) throw new Error(`The demonstration does what is refused: ${command.type}, ${decision.refusal}`);
      applyChange(draft.spine, decision.change, context);
    }),
    finish: () => sweepUntil(draft, world.now, world),
  };
}

/** Nothing is done before what was done last, and nothing after the present. */
function atMoment(telling: Telling, at: Instant, act: (when: Instant) => void): boolean {
  const when = at > telling.last ? at : telling.last;
  if (when > telling.world.now) return false;
  sweepUntil(telling.draft, when, telling.world);
  telling.last = when;
  act(when);
  return true;
}

function takeRepairOn(telling: Telling, context: RepairContext, command: Parameters<RepairStory['repairStep']>[2]): void {
  const { draft, start, world, children, orders } = telling;
  const wanted = command({ newId: context.newId, followOnReference: () => world.followOnReference(context.now) });
  const decision = decideRepair({ spine: recordOf(draft.spine), repair: draft.repair, ...ordersSoFar(orders) }, wanted, { ...context, told: toldOf(draft, wanted) });
  if (!decision.ok) throw new Error(`The demonstration does what is refused: ${wanted.type}, ${decision.refusal}`);
  const child = applyRepairChange(draft, decision.change, context, correspondent(start, world));
  postLetters(draft, context, world);
  if (child !== undefined) children.push(storyOf(child, start, world, context.now));
}

/** The resident hears of the day a contractor comes in the words of a visit. */
function tellOfDay({ draft, start, world }: Telling, { on, part }: NonNullable<WorkOrder['proposal']>, context: RepairContext): void {
  if (!context.canWrite) return;
  applyRepairChange(draft, { events: [], tell: [{ template: 'visit-booked', on, partOfDay: part }] }, context, correspondent(start, world));
  postLetters(draft, context, world);
}

/** Each clock is acted on when it was reached, as the sweep would have, not all at the end. */
function sweepUntil({ spine }: RepairDraft, at: Instant, world: StoryWorld): void {
  for (;;) {
    const next = nextLook(spine);
    if (next === undefined || next > at) return;
    const told = next < world.noticesSince ? nobody : { owners: [spine.file.ownerId], managers: world.managersOf(spine.file.teamId) };
    sweepCase(spine, told, contextAt(world, next, system));
  }
}

const nobody = { owners: [], managers: [] };

function nextLook({ deadlines }: RepairDraft['spine']): Instant | undefined {
  let next: Instant | undefined;
  for (const { nextLookAt } of deadlines.values()) {
    if (nextLookAt !== null && (next === undefined || nextLookAt < next)) next = nextLookAt;
  }
  return next;
}

function contextAt(world: StoryWorld, at: Instant, actor: Actor): CaseContext {
  return caseContext({ now: at, today: dateInLondon(at), newId: () => world.newId(at) }, actor);
}

function repairContextAt(start: StoryStart, world: StoryWorld, at: Instant, actor: Actor): RepairContext {
  const { home, recipient } = start;
  return {
    ...contextAt(world, at, actor),
    calendar: englandAndWales,
    policy: usualPolicy,
    appointments: usualAppointments,
    managers: world.managersOf(teamOf(start.owner)),
    rightToRepairApplies: home.ownedByCouncil && (home.agreement === 'secure' || home.agreement === 'introductory'),
    canWrite: recipient !== undefined,
  };
}

function correspondent({ recipient }: StoryStart, { landlordName, phone }: StoryWorld): Correspondent {
  return { recipient, landlordName, phone };
}

function teamOf({ teamIds }: StaffActor) {
  const team = teamIds[0];
  if (team === undefined) throw new Error('An owner in the demonstration belongs to a team.');
  return team;
}
