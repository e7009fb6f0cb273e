import { usualAppointments } from '../appointments/index.ts';
import { applyChange, caseContext, decideCase, recordOf, sweepCase, type CaseCommand, type CaseContext, type CaseId, type Reference } from '../casefile/index.ts';
import { dateInLondon, englandAndWales, type Instant } from '../clock/index.ts';
import { noticeThatStands, type Reader } from '../correspondence/index.ts';
import {
  applyRepairChange, decideRepair, newRepairDraft, reportRepair, usualPolicy,
  type Correspondent, type RepairCommand, type RepairContext, type RepairDraft, type ReportRepair,
} from '../repairs/index.ts';
import type { Actor, StaffActor, StaffId, TeamId } from '../staff/index.ts';
import type { IdMaker } from './seeded-ids.ts';
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
}

export interface StoryStart {
  readonly home: SettledHome;
  readonly owner: StaffActor;
  readonly recipient: Reader | undefined;
  readonly report: ReportRepair;
  readonly reporter: Actor;
  readonly at: Instant;
  readonly reference: Reference;
}

const system: Actor = { kind: 'system', name: 'Putright' };

/** One repair lived through day by day: every step goes through the same decisions as a real one, at its own time. */
export interface RepairStory {
  readonly draft: RepairDraft;
  /** Does one thing at a moment. False, and nothing done, when that moment has not come yet. */
  repairStep(at: Instant, actor: Actor, command: (ids: { newId: () => string; followOnReference: () => Reference }) => RepairCommand): boolean;
  caseStep(at: Instant, actor: Actor, command: CaseCommand): boolean;
  /** Lets the clocks run on to the present. */
  finish(): void;
  /** Follow-ons that this story raised. */
  readonly children: RepairStory[];
}

export function beginStory(start: StoryStart, world: StoryWorld): RepairStory {
  const context = repairContextAt(start, world, start.at, start.reporter);
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
  postLetters(draft, context);
  return storyOf(draft, start, world, start.at);
}

/** Long ago every letter was posted on the day it was written. */
function postLetters({ spine }: RepairDraft, context: CaseContext): void {
  const isByLetter = spine.messages.some(({ channel, queuedAt }) => channel === 'letter' && queuedAt === context.now);
  if (isByLetter) applyChange(spine, { events: [], wordSent: true }, { ...context, actor: system });
}

/** Long ago every message about a visit left at once and arrived. */
function toldOf({ spine }: RepairDraft, command: RepairCommand): NonNullable<RepairContext['told']> {
  const about = command.type === 'RecordNoAccess' ? command.visitId : undefined;
  const told = spine.messages.filter(({ facts }) => about !== undefined && facts !== undefined && 'about' in facts && facts.about === about);
  return noticeThatStands(told.map(({ id, channel, queuedAt }) => ({ messageId: id, channel, transport: channel === 'letter' ? 'print' : 'mailbox', status: 'sent', settledAt: queuedAt })), englandAndWales);
}

function storyOf(draft: RepairDraft, start: StoryStart, world: StoryWorld, openedAt: Instant): RepairStory {
  let last = openedAt;
  const children: RepairStory[] = [];
  const reach = (at: Instant): boolean => {
    if (at > world.now) return false;
    sweepUntil(draft, at, world);
    last = at > last ? at : last;
    return true;
  };
  return {
    draft,
    children,
    repairStep(at, actor, command) {
      const when = at > last ? at : last;
      if (!reach(when)) return false;
      const context = repairContextAt(start, world, when, actor);
      const wanted = command({ newId: context.newId, followOnReference: () => world.followOnReference(when) });
      const decision = decideRepair({ spine: recordOf(draft.spine), repair: draft.repair, openOrders: [] }, wanted, { ...context, told: toldOf(draft, wanted) });
      if (!decision.ok) throw new Error(`The demonstration does what is refused: ${wanted.type}, ${decision.refusal}`);
      const child = applyRepairChange(draft, decision.change, context, correspondent(start, world));
      postLetters(draft, context);
      if (child !== undefined) children.push(storyOf(child, start, world, when));
      return true;
    },
    caseStep(at, actor, command) {
      const when = at > last ? at : last;
      if (!reach(when)) return false;
      const context = contextAt(world, when, actor);
      const decision = decideCase(recordOf(draft.spine), command, context);
      if (!decision.ok) throw new Error(`The demonstration does what is refused: ${command.type}, ${decision.refusal}`);
      applyChange(draft.spine, decision.change, context);
      return true;
    },
    finish: () => sweepUntil(draft, world.now, world),
  };
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
