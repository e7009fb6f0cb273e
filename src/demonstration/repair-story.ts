import { usualAppointments } from '../appointments/index.ts';
import { applyChange, decideCase, keptByOrder, recordOf, type CaseCommand, type CaseId, type PromiseId, type Reference } from '../casefile/index.ts';
import { englandAndWales, type Instant } from '../clock/index.ts';
import { noticeThatStands, type Reader } from '../correspondence/index.ts';
import {
  applyRepairChange, decideRepair, newRepairDraft, newsToResident, reportRepair, usualPolicy,
  type Correspondent, type RepairCommand, type RepairContext, type RepairDraft, type ReportRepair } from '../repairs/index.ts';
import type { NewsOfOrder, OrderCommand, RaiseOrder, WorkOrder } from '../orders/index.ts';
import type { Actor, StaffActor } from '../staff/index.ts';
import { ordersSoFar, takeOrderOn } from './order-in-story.ts';
import type { HazardStory } from './hazards/hazard-story.ts';
import type { SettledContractor } from './settle-contractors.ts';
import type { SettledHome } from './settle-residents.ts';
import { atMoment, contextAt, postLetters, sweepUntil, type Living, type StoryWorld } from './story-time.ts';

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

/** One repair lived through day by day: every step goes through the same decisions as a real one, at its own time. */
export interface RepairStory {
  readonly draft: RepairDraft;
  /** Does one thing at a moment. False, and nothing done, when that moment has not come yet. */
  repairStep(at: Instant, actor: Actor, command: (ids: { newId: () => string; followOnReference: () => Reference; at: Instant }) => RepairCommand, facts?: StepFacts): boolean;
  /** The same with an order: a new one, or the last that was raised. */
  orderStep(at: Instant, actor: Actor, from: SettledContractor, command: RaiseOrder | OrderCommand): boolean;
  caseStep(at: Instant, actor: Actor, command: CaseCommand): boolean;
  /** When something was last done. */
  lastAt(): Instant;
  /** Lets the clocks run on to the present. */
  finish(): void;
  /** Follow-ons that this story raised. */
  readonly children: RepairStory[];
  readonly orders: WorkOrder[];
  /** Hazards that it told of. */
  readonly hazards: HazardStory[];
  readonly world: StoryWorld;
  readonly start: StoryStart;
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
  postLetters(draft.spine, context, world);
  return storyOf(draft, start, world, start.at);
}

/** Long ago every message about a visit, or a contractor's day, left at once and arrived. */
function toldOf({ spine }: RepairDraft, about: string | undefined): NonNullable<RepairContext['told']> {
  const told = spine.messages.filter(({ facts }) => about !== undefined && facts !== undefined && 'about' in facts && facts.about === about);
  return noticeThatStands(told.map(({ id, channel, queuedAt }) => ({ messageId: id, channel, transport: channel === 'letter' ? 'print' : 'mailbox', status: 'sent', settledAt: queuedAt })), englandAndWales);
}

/** A story while it is told, and what has come of it. */
interface Telling extends Pick<RepairStory, 'draft' | 'children' | 'orders' | 'hazards'>, Living {
  readonly start: StoryStart;
}

function storyOf(draft: RepairDraft, start: StoryStart, world: StoryWorld, openedAt: Instant): RepairStory {
  const telling: Telling = { draft, spine: draft.spine, start, world, children: [], orders: [], hazards: [], last: openedAt };
  const { children, orders, hazards } = telling;
  return {
    draft, world, start, children, orders, hazards,
    repairStep: (at, actor, command, facts = {}) => atMoment(telling, at, (when) => takeRepairOn(telling, { ...repairContextAt(start, world, when, actor), ...facts }, command)),
    orderStep: (at, actor, from, command) => atMoment(telling, at, (when) => {
      const context = repairContextAt(start, world, when, actor);
      const before = orders.at(-1);
      takeOrderOn(telling, from, command, context);
      tellOfOrder(telling, { before, command }, context);
    }),
    caseStep: (at, actor, command) => atMoment(telling, at, (when) => {
      const context = contextAt(world, when, actor);
      const decision = decideCase(recordOf(draft.spine), command, context);
      if (!decision.ok) throw new Error(`The demonstration does what is refused: ${command.type}, ${decision.refusal}`);
      applyChange(draft.spine, decision.change, context);
    }),
    lastAt: () => telling.last,
    finish: () => sweepUntil(draft.spine, world.now, world),
  };
}

function takeRepairOn(telling: Telling, context: RepairContext, command: Parameters<RepairStory['repairStep']>[2]): void {
  const { draft, start, world, children, orders } = telling;
  const wanted = command({ newId: context.newId, followOnReference: () => world.followOnReference(context.now), at: context.now });
  const decision = decideRepair({ spine: recordOf(draft.spine), repair: draft.repair, ...ordersSoFar(orders) }, wanted, { ...context, told: toldOf(draft, wanted.type === 'RecordNoAccess' ? wanted.visitId : undefined) });
  if (!decision.ok) throw new Error(`The demonstration does what is refused: ${wanted.type}, ${decision.refusal}, of ${draft.spine.file.reference} at ${context.now}`);
  const child = applyRepairChange(draft, decision.change, context, correspondent(start, world));
  postLetters(draft.spine, context, world);
  if (child !== undefined) children.push(storyOf(child, start, world, context.now));
}

/** The resident hears of the day a contractor comes, that nobody could let them in, and that the work was done. */
function tellOfOrder({ draft, orders, start, world }: Telling, { before, command }: { readonly before: WorkOrder | undefined; readonly command: RaiseOrder | OrderCommand }, context: RepairContext): void {
  const number = orders.at(-1)?.number ?? 0;
  const promiseId = [...draft.spine.promises.values()].findLast(({ keptBy }) => keptBy === keptByOrder(number))?.id;
  const news = context.canWrite ? newsOf(command, { before, order: orders.at(-1), promiseId }) : undefined;
  if (news === undefined) return;
  const known = { ...context, told: toldOf(draft, promiseId), ...(promiseId === undefined ? {} : { promiseId }) };
  const { tell, ...change } = newsToResident(news, { repair: draft.repair, spine: recordOf(draft.spine) }, known);
  applyRepairChange(draft, { ...change, tell: [tell] }, context, correspondent(start, world));
  postLetters(draft.spine, context, world);
}

interface OrderThen {
  readonly before: WorkOrder | undefined;
  readonly order: WorkOrder | undefined;
  readonly promiseId: PromiseId | undefined;
}

function newsOf(command: RaiseOrder | OrderCommand, { before, order, promiseId }: OrderThen): NewsOfOrder | undefined {
  if (order === undefined) return undefined;
  const { number, state } = order;
  if (command.type === 'RecordOrderNoAccess') return before?.state.kind === 'scheduled' ? { noAccessOn: before.state.on, part: before.state.part, number, tried: command.tried ?? [] } : undefined;
  if (state.kind === 'completed' && command.type === 'CompleteOrder') return { doneOn: state.on, number };
  if (state.kind === 'scheduled' && (command.type === 'ScheduleOrder' || command.type === 'AcceptSlot')) return { on: state.on, part: state.part, ...(promiseId === undefined ? {} : { promiseId }) };
  return undefined;
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
    householdHasNeeds: home.household.isDeclared,
    canWrite: recipient !== undefined,
  };
}

function correspondent({ recipient }: StoryStart, { landlordName, phone }: StoryWorld): Correspondent {
  return { recipient, landlordName, phone };
}

export function teamOf({ teamIds }: StaffActor) {
  const team = teamIds[0];
  if (team === undefined) throw new Error('An owner in the demonstration belongs to a team.');
  return team;
}
