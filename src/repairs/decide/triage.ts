import { agree, refuse, type Reference } from '../../casefile/index.ts';
import { dateInLondon } from '../../clock/index.ts';
import { dueFor, policyDue, rightToRepairRule, type RightToRepairDefect } from '../../law/index.ts';
import { priorities, type Priority, type Repair, type Trade } from '../model.ts';
import { dutyOf, type RepairPolicy } from '../policy.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';

export interface DiagnoseRepair {
  readonly type: 'DiagnoseRepair';
  readonly priority: Priority;
  readonly trade: Trade;
  readonly rightToRepairDefect: RightToRepairDefect | null;
  /** Why, when the priority is changed after it was first set. */
  readonly reason: string;
}

/** The danger it tells of has a case of its own from now on, with clocks that count from when the repair told of it. Only there may two people agree that it is none. */
export interface HandHazardOver {
  readonly type: 'HandHazardOver';
  readonly hazardReference: Reference;
}

/** The target of a repair that was still open when it came from the system before. */
export const carriedOverRule = 'repairs.carried-over';
export const priorityRules: readonly string[] = [...priorities.map((priority) => `repairs.priority-${priority}`), carriedOverRule];
export const rightToRepairRules: readonly string[] = ['repairs.right-to-repair-1', 'repairs.right-to-repair-3', 'repairs.right-to-repair-7'];

/** Sets how soon and by whom. The target counts from the report, however late we got round to this. */
export function diagnose({ repair, spine }: RepairRecord, command: DiagnoseRepair, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (repair.priority !== null && command.reason === '') return refuse('reason-missing');
  if (command.rightToRepairDefect !== null && !context.rightToRepairApplies) return refuse('right-to-repair-does-not-apply');
  const { priority, trade, rightToRepairDefect } = command;
  const newTarget = keepsTargetClock(repair, priority) ? [] : [{ kind: 'policy' as const, due: targetDue(priority, countedFrom(repair, spine), context) }];
  const newDefect = rightToRepairDefect !== repair.rightToRepairDefect;
  return agree({
    events: [{ type: 'RepairDiagnosed', data: { priority, trade, rightToRepairDefect, reason: command.reason === '' ? null : command.reason } }],
    meet: ['repairs.triage'],
    withdraw: [...(newTarget.length === 0 ? [] : priorityRules), ...(newDefect ? rightToRepairRules : [])],
    set: [...newTarget, ...(newDefect ? rightToRepairClock(rightToRepairDefect, repair, context) : [])],
    file: {
      priority,
      stage: repair.stage === 'reported' ? 'diagnosed' : repair.stage,
      updateEvery: updateEveryFor(priority, context.policy),
    },
  });
}

/** An emergency's clock has run since the report; setting the same priority must not start it again. */
function keepsTargetClock(repair: Repair, priority: Priority): boolean {
  return priority === repair.priority || (priority === 'emergency' && repair.isEmergency && repair.priority === null);
}

/** The report; or, once the resident has said that it was not fixed, what the running clock counts from. */
function countedFrom(repair: Repair, spine: RepairRecord['spine']): string {
  const running = spine.deadlines.find(({ rule }) => priorityRules.includes(rule));
  return repair.failedFixes > 0 && running !== undefined ? running.countedFrom : repair.reportedAt;
}

/** The landlord's own target for a priority, counted from a moment. */
export function targetDue(priority: Priority, from: string, context: RepairContext) {
  return policyDue(
    { id: `repairs.priority-${priority}`, duty: dutyOf[priority], limit: context.policy.limits[priority], countedFrom: 'it was reported' },
    from,
    context.calendar,
  );
}

export const updateEveryFor = (priority: Priority, policy: RepairPolicy): number => policy.updateEvery[priority];

function rightToRepairClock(defect: RightToRepairDefect | null, repair: Repair, context: RepairContext): NonNullable<RepairChange['set']> {
  if (defect === null) return [];
  const from = dateInLondon(repair.reportedAt);
  return [{ kind: 'law', due: dueFor({ rule: rightToRepairRule(defect, from), from }, context.calendar) }];
}

/** One danger has one set of clocks: the repair's end as the hazard's begin. */
export function handHazardOver({ repair, spine }: RepairRecord, { hazardReference }: HandHazardOver, _context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (repair.hazard === 'own-case') return refuse('has-own-hazard-case');
  return agree({ events: [{ type: 'HazardCaseOpened', data: { hazardReference } }], withdraw: ['hazards.investigate', 'hazards.emergency'] });
}
