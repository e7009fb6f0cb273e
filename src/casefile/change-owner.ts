import type { Tx } from '../platform/database/index.ts';
import { staffById, type StaffMember } from '../staff/index.ts';
import { ownerRoles } from './access.ts';
import type { CaseCommand } from './decide.ts';
import type { OwnerRefusal } from './forms/case-forms.ts';
import type { CaseContext } from './model.ts';
import { performOnCase, type Performed } from './perform.ts';
import { caseHeader, type CaseHeader } from './queries/case-page.ts';

type ChangeOwner = Extract<CaseCommand, { type: 'ChangeOwner' }>;

/** Gives a case to somebody else, who must be able to open it: one case or many, the same guards. */
export async function changeOwner(
  tx: Tx,
  target: { readonly reference: string; readonly seenVersion?: number },
  command: ChangeOwner,
  context: CaseContext,
): Promise<Performed<OwnerRefusal>> {
  const header = await caseHeader(tx, target.reference);
  const refusal = header === undefined ? undefined : whyNotTheirs(header, await staffById(tx, command.ownerId));
  return refusal === undefined ? performOnCase(tx, target, command, context) : { ok: false, refusal, facts: {} };
}

/** My work shows an owner whose home it is and who lives there, so nobody owns what they may not open. */
function whyNotTheirs({ organisationIds }: CaseHeader, person: StaffMember | undefined): 'owner-may-not-see-it' | 'owner-answers-for-no-cases' | undefined {
  if (person === undefined || !person.isActive || !person.countedRoles.some((role) => ownerRoles.some((owner) => owner === role))) return 'owner-answers-for-no-cases';
  return organisationIds === null || organisationIds.includes(person.organisationId) ? undefined : 'owner-may-not-see-it';
}
