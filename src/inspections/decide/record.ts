import { agree, refuse, type CaseContext, type Decision, type Reference } from '../../casefile/index.ts';
import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { CheckedItem, FailedWork, InspectionEvent, InspectionRecord, InspectionRefusal, Outcome, RecordInspection, WaiveInspection } from '../model.ts';
import type { CaseChange } from '../../casefile/index.ts';
import { checklistFor } from './checklist.ts';

export const inspectRule = 'inspections.check-work';

/** Facts of the decision besides the spine's. */
export interface InspectionContext extends CaseContext {
  /** Everybody who did, diagnosed or approved the work, or said that it was done. */
  readonly handsInIt: readonly StaffId[];
  /** References taken beforehand, one for each repair that is raised. */
  readonly raised: readonly Reference[];
  /** From this day the home is no longer ours; null while it is, and for a shared place. */
  readonly homeEndedOn: PlainDate | null;
}

export interface InspectionChange extends CaseChange {
  readonly events: readonly InspectionEvent[];
  readonly settled: { readonly outcome: Outcome; readonly words: string; readonly items: readonly CheckedItem[] };
}
export type InspectionDecision = Decision<InspectionRefusal, InspectionChange>;

/** One failed item fails the whole; a remark on a passed one is worth keeping. Nobody chooses the outcome beside the items. */
export function outcomeOf(items: readonly CheckedItem[], words: string): Outcome {
  if (items.some(({ result }) => result === 'fail')) return 'failed';
  return words !== '' || items.some(({ remark }) => remark !== '') ? 'passed-with-remarks' : 'passed';
}

/** What has to be done again: one repair, for the trade that puts it right, with every failed item. No work begins again inside a home that is no longer ours. */
export function failedWork({ items, trade }: Pick<RecordInspection, 'items' | 'trade'>, { homeEndedOn }: Pick<InspectionContext, 'homeEndedOn'>): FailedWork | undefined {
  if (homeEndedOn !== null) return undefined;
  const failed = items.filter(({ result }) => result === 'fail');
  if (failed.length === 0) return undefined;
  return { trade, words: failed.map(({ remark }) => remark).join('; '), items: failed.map(({ item }) => item) };
}

/** Done by somebody who had no hand in the work, with every item of the list looked at. */
export function recordInspection(record: InspectionRecord, command: RecordInspection, context: InspectionContext): InspectionDecision {
  const refused = whyNotNow(record, context);
  if (refused !== undefined) return refuse(refused);
  const { items, words, photos } = command;
  const missing = checklistFor(record.inspection).filter(({ item }) => !items.some((checked) => checked.item === item));
  if (missing.length > 0) return refuse('item-missing', { items: missing.map((item) => item.words).join('; ') });
  if (items.some(({ result, remark }) => result === 'fail' && remark === '')) return refuse('say-what-failed');
  const outcome = outcomeOf(items, words);
  return agree({
    events: [{ type: 'WorkInspected', data: { outcome, words, items, photos, raised: context.raised, ...notRaised(outcome, context) } }],
    meet: [inspectRule],
    file: { stage: outcome, closedAt: context.now },
    settled: { outcome, words, items },
    ...sayWhoeverLivesThere(record, outcome, context),
  });
}

/** Why nothing is raised for what failed. */
const notRaised = (outcome: Outcome, { homeEndedOn }: InspectionContext) => (outcome === 'failed' && homeEndedOn !== null ? { homeEndedOn } : {});

/** Nobody comes to put it right, and whoever lives there now ought to know what was found. */
function sayWhoeverLivesThere({ spine: { file }, inspection }: InspectionRecord, outcome: Outcome, { homeEndedOn }: InspectionContext): Pick<CaseChange, 'notices'> {
  if (outcome !== 'failed' || homeEndedOn === null) return {};
  const words = `${file.reference}: the work on ${inspection.repairReference} failed its inspection. The home is no longer ours since ${longDateWithYear(homeEndedOn)}, so nothing was raised: say what was found to whoever lives there now`;
  return { notices: [{ staffId: file.ownerId, words }] };
}

/** Left undone, by a manager who says why. Damp and hazard work is always checked, as long as we may come in. */
export function waiveInspection(record: InspectionRecord, command: WaiveInspection, context: InspectionContext): InspectionDecision {
  const refused = whyNotNow(record, context);
  if (refused !== undefined) return refuse(refused);
  if (mustBeChecked(record.inspection, context)) return refuse('hazard-is-always-checked');
  if (command.reason === '') return refuse('reason-missing');
  return agree({
    events: [{ type: 'InspectionWaived', data: { reason: command.reason } }],
    withdraw: [inspectRule],
    file: { stage: 'waived', closedAt: context.now },
    settled: { outcome: 'waived', words: command.reason, items: [] },
  });
}

/** True of damp and hazard work, which no manager may leave unchecked while the home is ours. */
export const mustBeChecked = ({ isHazard }: Pick<InspectionRecord['inspection'], 'isHazard'>, { homeEndedOn }: Pick<InspectionContext, 'homeEndedOn'>): boolean => isHazard && homeEndedOn === null;

/** Why this person may not settle this inspection now, whatever they found. */
export function whyNotNow({ spine, inspection }: InspectionRecord, { actor, handsInIt }: Pick<InspectionContext, 'actor' | 'handsInIt'>): InspectionRefusal | undefined {
  if (inspection.outcome !== null) return 'already-inspected';
  if (actor.kind === 'staff' && (inspection.operativeId === actor.id || handsInIt.includes(actor.id))) return 'had-a-hand-in-it';
  return spine.promises.length > 0 ? 'promise-open' : undefined;
}
