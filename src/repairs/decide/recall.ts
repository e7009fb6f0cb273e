import { agree, refuse } from '../../casefile/index.ts';
import type { EarlierFix, RecallGround } from '../model/first-fix.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';

export interface RuleOutRecall {
  readonly type: 'RuleOutRecall';
  readonly reason: string;
}

/** What is written of a repair that is an earlier one come back; nothing when there was none. */
export function recallFound(earlier: EarlierFix | undefined, because: RecallGround, context: RepairContext): Pick<RepairChange, 'events' | 'links'> {
  if (earlier === undefined) return { events: [] };
  const { caseId, reference, closedAt } = earlier;
  const windowDays = context.policy.sameProblemDays;
  return {
    events: [{ type: 'RecallFound', data: { firstCaseId: caseId, firstReference: reference, firstClosedAt: closedAt, because, windowDays } }],
    links: [{ toCaseId: caseId, toReference: reference, kind: 'same-problem-as' }],
  };
}

/** Says that it is not the earlier job come back. After closing too: the figures of the first job's month change with it. */
export function ruleOutRecall({ repair }: RepairRecord, command: RuleOutRecall, context: RepairContext): RepairDecision {
  if (repair.recall === null || repair.recall.ruledOut !== null) return refuse('no-recall-to-rule-out');
  if (command.reason === '') return refuse('reason-missing');
  const { firstReference } = repair.recall;
  return agree({ events: [{ type: 'RecallRuledOut', data: { firstReference, by: context.actor.name, reason: command.reason } }] });
}
