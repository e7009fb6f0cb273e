import { applyChange, caseContext, checkSeenVersion, loadCaseForChange, recordOf, saveCases, type CaseId, type Performed, type Reference } from '../casefile/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { performOnRepair, type Asking, type Priority, type RepairCommand, type RepairRefusal } from '../repairs/index.ts';
import { mayInspect, whoCan } from './access.ts';
import { decideInspection } from './decide/index.ts';
import { failedWork, outcomeOf, type InspectionChange } from './decide/record.ts';
import type { FailedWork, Inspection, InspectionCommand, InspectionRefusal, Outcome } from './model.ts';
import { handsInRepair } from './queries/hands-in-it.ts';
import { whatARepairNeeds } from './queries/inspected-repair.ts';
import { loadInspection, stepsForResult } from './store/inspection.ts';

/** Whoever asks, and where the number of a repair to raise comes from. */
export interface AskingToInspect extends Asking {
  readonly newReference: () => Promise<Reference>;
}

/** The outcome, the repair that was raised and the number of the entry; or why not. */
export type PerformedOnInspection =
  | { readonly ok: true; readonly outcome: Outcome; readonly raised: Reference | undefined; readonly entry: number }
  | Extract<Performed<InspectionRefusal>, { ok: false }>;

/**
 * The one door to an inspection, for pages, the API and jobs alike. What failed is raised on the repair by the repair's own
 * door in the same transaction: a result is never kept without the work it asks for.
 */
export async function performOnInspection(
  asking: AskingToInspect,
  target: { readonly reference: string; readonly seenVersion?: number },
  command: InspectionCommand,
): Promise<PerformedOnInspection> {
  const { tx, actor } = asking;
  const draft = await loadCaseForChange(tx, target.reference);
  if (draft.file.kind !== 'post-inspection') throw new NotFound('inspection');
  checkSeenVersion(draft, target.seenVersion);
  const inspection = await loadInspection(tx, draft.file.id);
  const needs = await whatARepairNeeds(tx, inspection.repairId);
  if (!mayInspect(actor, command.type, needs.organisationIds)) throw new NotAllowed(whoCan(command.type));
  const failed = command.type === 'RecordInspection' ? failedWork(command, needs) : undefined;
  const raised = failed === undefined ? undefined : await asking.newReference();
  const context = { ...caseContext(asking, actor), handsInIt: await handsInRepair(tx, inspection.repairId), raised: raised === undefined ? [] : [raised], homeEndedOn: needs.homeEndedOn };
  const decision = decideInspection({ spine: recordOf(draft), inspection }, command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  applyChange(draft, decision.change, context);
  const refused = await tellTheRepair(asking, { inspection, reference: draft.file.reference, needs }, command, { failed, raised });
  if (refused !== undefined) return { ok: false, refusal: 'work-cannot-be-raised', facts: { because: refused } };
  await saveCases(tx, [draft], stepsForResult(tx.landlordId, draft.file.id, decision.change, settledBy(asking, raised)));
  return { ok: true, outcome: decision.change.settled.outcome, raised, entry: draft.events[0]?.sequence ?? draft.file.lastSequence };
}

function settledBy({ now, actor }: AskingToInspect, raised: Reference | undefined) {
  return { now, inspectorId: actor.kind === 'staff' ? actor.id : null, inspectorName: actor.name, raised };
}

interface Checked {
  readonly inspection: Inspection;
  readonly reference: Reference;
  readonly needs: Awaited<ReturnType<typeof whatARepairNeeds>>;
}

/** The visit that was booked for it is done, and what failed is work again. Gives back why the repair refuses, if it does. */
async function tellTheRepair(asking: AskingToInspect, { inspection, reference, needs }: Checked, command: InspectionCommand, work: { readonly failed: FailedWork | undefined; readonly raised: Reference | undefined }): Promise<RepairRefusal | undefined> {
  if (command.type !== 'RecordInspection') return undefined;
  const commands: RepairCommand[] = [];
  if (needs.visitId !== null && needs.visitOn !== null && needs.visitOn <= asking.today) {
    const words = `${reference}: ${outcomeWords[outcomeOf(command.items, command.words)]}`;
    commands.push({ type: 'RecordVisitDone', visitId: needs.visitId, words, photos: [], inspectionReference: reference });
  }
  if (work.failed !== undefined && work.raised !== undefined) {
    const { words, trade } = work.failed;
    commands.push({ type: 'RaiseFailedWork', inspectionReference: reference, words, trade, priority: priorityOf(inspection, needs.priority), childId: asking.newId() as CaseId, childReference: work.raised });
  }
  for (const each of commands) {
    const done = await performOnRepair(asking, { reference: inspection.repairReference }, each);
    if (!done.ok) return done.refusal;
  }
  return undefined;
}

/** What must be done again is not done later than it was the first time, and a danger is not routine. */
function priorityOf({ isHazard }: Inspection, before: Priority | null): Priority {
  if (isHazard && (before === null || before === 'routine' || before === 'planned')) return 'urgent';
  return before === null || before === 'planned' ? 'routine' : before;
}

const outcomeWords: Readonly<Record<InspectionChange['settled']['outcome'], string>> = {
  passed: 'the work passed its inspection',
  'passed-with-remarks': 'the work passed its inspection, with remarks',
  failed: 'the work failed its inspection',
  waived: 'it was not inspected',
};
