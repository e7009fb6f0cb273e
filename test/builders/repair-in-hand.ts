import { applyChange, newDraft, recordOf, type CaseDraft, type CaseEvent, type CaseId, type Deadline, type NewMessage, type Reference } from '../../src/casefile/index.ts';
import { draftOf } from '../../src/casefile/draft.ts';
import type { RepairContext, RepairDecision, RepairRecord } from '../../src/repairs/decide/context.ts';
import { reportRepair } from '../../src/repairs/decide/report.ts';
import { emptyRepair, evolve } from '../../src/repairs/evolve.ts';
import type { Repair, RepairReport } from '../../src/repairs/model.ts';
import { aMessage, aNewCaseFile, caseId } from './case.ts';
import { aReport, agreed } from './repair.ts';

/** A repair worked on in memory, reloaded after each step as the store would: what is settled drops out of sight. */
export interface RepairInHand {
  draft: CaseDraft;
  repair: Repair;
  readonly events: CaseEvent[];
  /** Every clock there ever was, in its latest state. */
  readonly clocks: Map<string, Deadline>;
  readonly messages: NewMessage[];
  openFollowOns: Reference[];
}

/** Somebody reports it: the case and the repair begin. */
export function reportedInHand(context: RepairContext, report: Partial<RepairReport> = {}, isEmergency = false): RepairInHand {
  const draft = newDraft(aNewCaseFile({ openedAt: context.now }));
  const hand: RepairInHand = { draft, repair: emptyRepair(caseId, context.now), events: [], clocks: new Map(), messages: [], openFollowOns: [] };
  keep(hand, reportRepair({ type: 'ReportRepair', report: aReport(report), isEmergency, photos: [] }, context), context);
  return hand;
}

/** Decides and, when it is agreed, keeps it: the row evolves, the spine moves, the timeline grows. */
export function act(hand: RepairInHand, decide: (record: RepairRecord) => RepairDecision, context: RepairContext): RepairDecision {
  const decision = decide({ repair: hand.repair, spine: recordOf(hand.draft), openOrders: [] });
  if (decision.ok) keep(hand, decision, context);
  return decision;
}

/** Works on the case itself (a sweep, a note), then reloads it. */
export function onTheSpine(hand: RepairInHand, work: (draft: CaseDraft) => void): void {
  work(hand.draft);
  reload(hand);
}

/** A follow-on of this case was closed or reopened elsewhere. */
export function followOnsAre(hand: RepairInHand, references: readonly Reference[]): void {
  hand.openFollowOns = [...references];
  reload(hand);
}

function keep(hand: RepairInHand, decision: RepairDecision, context: RepairContext): void {
  const { tell = [], followOn, cancelOrders: _orders, ...change } = agreed(decision);
  hand.repair = change.events.reduce((repair, event) => evolve(repair, event, context.now), hand.repair);
  const messages = tell.map(({ template }): NewMessage => ({ ...aMessage, template }));
  hand.messages.push(...messages);
  applyChange(hand.draft, { ...change, messages }, context);
  if (followOn !== undefined) hand.openFollowOns.push(followOn.childReference);
  reload(hand);
}

function reload(hand: RepairInHand): void {
  const { draft } = hand;
  hand.events.push(...draft.events);
  for (const deadline of draft.deadlines.values()) hand.clocks.set(deadline.id, deadline);
  const { deadlines, promises } = recordOf(draft);
  hand.draft = draftOf(draft.file, { isNew: false, deadlines, promises, openFollowOns: hand.openFollowOns });
}

/** The id and reference a follow-on would be given. */
export function aChild(number: number): { readonly childId: CaseId; readonly childReference: Reference } {
  return { childId: `01990000-0004-7000-8000-${String(number).padStart(12, '0')}` as CaseId, childReference: `REP-2026-${String(500 + number).padStart(5, '0')}` as Reference };
}
