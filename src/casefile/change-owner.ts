import type { Tx } from '../platform/database/index.ts';
import type { CaseCommand } from './decide.ts';
import type { OwnerRefusal } from './forms/case-forms.ts';
import type { CaseContext } from './model.ts';
import { performOnCase, type Performed } from './perform.ts';
import { caseHeader } from './queries/case-page.ts';
import { organisationOf } from './queries/owners.ts';

type ChangeOwner = Extract<CaseCommand, { type: 'ChangeOwner' }>;

/** Gives a case to somebody else, who must be able to open it: one case or many, the same guards. */
export async function changeOwner(
  tx: Tx,
  target: { readonly reference: string; readonly seenVersion: number },
  command: ChangeOwner,
  context: CaseContext,
): Promise<Performed<OwnerRefusal>> {
  const header = await caseHeader(tx, target.reference);
  if (header !== undefined && header.organisationIds !== null) {
    const organisation = await organisationOf(tx, command.ownerId);
    if (organisation === undefined || !header.organisationIds.includes(organisation)) return { ok: false, refusal: 'owner-may-not-see-it', facts: {} };
  }
  return performOnCase(tx, target, command, context);
}
