import { applyChange, newDraft, type CaseDraft, type CaseId, type NewMessage, type Reference } from '../casefile/index.ts';
import { dateInLondon } from '../clock/index.ts';
import type { Reader } from '../correspondence/index.ts';
import { targetDue, updateEveryFor } from './decide/triage.ts';
import type { RepairChange, RepairContext } from './decide/index.ts';
import { emptyRepair, evolve } from './evolve.ts';
import { messageFor, type RepairMessageFacts } from './messages.ts';
import type { FollowOnToRaise, Repair, RepairEvent } from './model.ts';
import { possibleHazards } from './problems.ts';

/** A repair in hand: the spine's draft and the repair's own state, saved together. */
export interface RepairDraft {
  readonly spine: CaseDraft;
  repair: Repair;
}

export interface Correspondent {
  readonly recipient: Reader | undefined;
  readonly landlordName: string;
  readonly phone: string;
}

/** Puts a decision on the repair in hand, and raises the follow-on it asks for. Returns the child, if any. */
export function applyRepairChange(draft: RepairDraft, change: RepairChange, context: RepairContext, to: Correspondent): RepairDraft | undefined {
  const { tell, followOn, cancelOrders: _orders, ...spineChange } = change;
  for (const event of change.events) draft.repair = evolve(draft.repair, event, context.now);
  applyChange(draft.spine, { ...spineChange, messages: messagesFor(draft, tell ?? [], context, to) }, context);
  return followOn === undefined ? undefined : raiseFollowOn(draft, followOn, context);
}

function messagesFor(draft: RepairDraft, tell: NonNullable<RepairChange['tell']>, context: RepairContext, to: Correspondent): NewMessage[] {
  const { recipient } = to;
  if (recipient === undefined) return [];
  const { reference, title } = draft.spine.file;
  const facts: RepairMessageFacts = {
    landlordName: to.landlordName,
    phone: to.phone,
    reference,
    title,
    words: draft.repair.words,
    today: dateInLondon(context.now),
  };
  return tell.map((one) => messageFor(one, recipient, facts));
}

/** A follow-on is a repair of its own, seen, owned and promised, and its parent waits for it. */
function raiseFollowOn(parent: RepairDraft, followOn: FollowOnToRaise, context: RepairContext): RepairDraft {
  const { file } = parent.spine;
  const title = `${file.title}: more work`;
  const spine = newDraft({
    id: followOn.childId,
    reference: followOn.childReference,
    kind: 'repair',
    title,
    homeId: file.homeId,
    communalAreaId: file.communalAreaId,
    residentId: file.residentId,
    ownerId: file.ownerId,
    teamId: file.teamId,
    stage: 'diagnosed',
    priority: followOn.priority,
    updateEvery: updateEveryFor(followOn.priority, context.policy),
    openedAt: context.now,
    searchText: file.searchText.replace(file.reference.toLowerCase(), followOn.childReference.toLowerCase()),
  });
  const events: RepairEvent[] = [
    { type: 'RepairReported', data: reportOfFollowOn(parent.repair, followOn, context) },
    // Of what a closed repair caused, the link tells: it is nobody's follow-on, but it is decided how soon and by which trade.
    { type: 'FollowOnRaised', data: { parentReference: file.reference, priority: followOn.priority, trade: followOn.trade, materials: followOn.materials ?? null, askedOperative: followOn.askedOperative ?? null } },
    ...hazardOfParent(parent.repair),
  ];
  const child: RepairDraft = { spine, repair: { ...emptyRepair(followOn.childId, context.now), followOnTo: followOn.link.kind === 'follow-on-to' ? file.id : null } };
  for (const event of events) child.repair = evolve(child.repair, event, context.now);
  applyChange(
    spine,
    {
      events,
      links: [followOn.link],
      set: [{ kind: 'policy', due: targetDue(followOn.priority, context.now, context) }],
      promise: [{ id: context.newId() as never, madeTo: 'the resident', words: `We will do this: ${followOn.words}`, dueOn: followOn.dueOn, keptBy: 'work' }],
    },
    context,
  );
  return child;
}

/** More work on what may be a danger may be a danger: it is not an ordinary job either. The parent keeps the clock. */
function hazardOfParent(parent: Repair): RepairEvent[] {
  if (parent.hazard !== 'possible') return [];
  const { hazards } = possibleHazards(parent.problem, parent.words);
  return [{ type: 'PossibleHazardSeen', data: { hazards, because: 'the repair that it follows on to may be one' } }];
}

function reportOfFollowOn(parent: Repair, followOn: FollowOnToRaise, context: RepairContext) {
  const { problem, room, extent, since } = parent;
  return {
    problem,
    room,
    extent,
    since,
    words: followOn.words,
    reportedBy: 'staff' as const,
    reporterName: context.actor.name,
    reporterContact: parent.reporterContact,
    isEmergency: false,
    photos: [],
    ...(parent.wishes.length === 0 ? {} : { wishes: parent.wishes }),
  };
}

/** The ids a new repair needs before it is decided. */
export interface NewRepairIds {
  readonly id: CaseId;
  readonly reference: Reference;
}
