import { caseContext, openCase, type OpenedCase } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { NotAllowed } from '../../platform/http/index.ts';
import { askingOf, newReference, type StaffAsking } from '../../repairs/index.ts';
import { mayInspect, whoCan } from '../access.ts';
import { whyNotNow } from '../decide/record.ts';
import type { Inspection, InspectionCommand, InspectionRefusal } from '../model.ts';
import type { AskingToInspect } from '../perform.ts';
import { handsInRepair } from '../queries/hands-in-it.ts';
import { whatARepairNeeds, type InspectedRepair } from '../queries/inspected-repair.ts';
import { loadInspection } from '../store/inspection.ts';

export interface OpenInspection {
  readonly opened: OpenedCase;
  readonly inspection: Inspection;
  readonly repair: InspectedRepair;
  readonly asking: AskingToInspect;
  /** Why this person cannot settle it now, whatever they found. */
  readonly notNow: InspectionRefusal | undefined;
}

/** Reads an inspection for somebody who may see it. */
export async function openInspection(visit: StaffAsking, reference: string): Promise<OpenInspection> {
  const opened = await openCase(visit, reference);
  if (opened.header.file.kind !== 'post-inspection') throw new NotFound('inspection');
  const inspection = await loadInspection(visit.tx, opened.header.file.id);
  const repair = await whatARepairNeeds(visit.tx, inspection.repairId);
  const asking = { ...askingOf(visit), newReference: () => newReference(visit) };
  const spine = { file: opened.header.file, deadlines: [], promises: [], openFollowOns: [] };
  const context = { ...caseContext(visit, asking.actor), handsInIt: await handsInRepair(visit.tx, inspection.repairId) };
  return { opened, inspection, repair, asking, notNow: whyNotNow({ spine, inspection }, context) };
}

/** As `openInspection`, for somebody who means to do this. */
export async function openInspectionTo(visit: StaffAsking, reference: string, action: InspectionCommand['type']): Promise<OpenInspection> {
  const open = await openInspection(visit, reference);
  if (!mayInspect(open.asking.actor, action, open.repair.organisationIds)) throw new NotAllowed(whoCan(action));
  return open;
}
