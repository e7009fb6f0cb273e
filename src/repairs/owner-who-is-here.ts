import { applyChange, caseContext, decideCase, recordOf, type CaseContext, type CaseDraft } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { staffById } from '../staff/index.ts';
import { ownerForRepair } from './queries/intake.ts';

/** A repair that opens again may belong to somebody who has left since: it goes to somebody who is here, and they are told. */
export async function giveToSomebodyHere(tx: Tx, spine: CaseDraft, context: CaseContext): Promise<void> {
  if ((await staffById(tx, spine.file.ownerId))?.isActive === true) return;
  const owner = await ownerForRepair(tx, spine.file.homeId, context.today);
  if (owner === undefined) return;
  const handover = { fromTheRecord: 'It is open again, and its owner no longer works here' };
  const bySystem = caseContext(context, { kind: 'system', name: 'Putright' });
  const decision = decideCase(recordOf(spine), { type: 'ChangeOwner', ...owner, handover }, bySystem);
  if (decision.ok) applyChange(spine, decision.change, bySystem);
}
