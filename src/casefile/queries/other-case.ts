import type { Tx } from '../../platform/database/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import { readReference } from '../case-kinds.ts';
import type { OtherCase } from '../forms/case-forms.ts';
import type { CaseId, LinkKind } from '../model.ts';
import { loadCasesForChange } from '../store/load.ts';
import { openCaseIfThere } from './load-case-page.ts';

/** The case whose reference was typed, if this person may open it, and what it is to this one already. */
export async function otherCaseTyped(visit: Pick<StaffVisit, 'tx' | 'actor' | 'body'>, from: CaseId): Promise<OtherCase | undefined> {
  const typed = readReference(formText(visit.body, 'reference'));
  const other = typed === undefined ? undefined : await openCaseIfThere(visit, typed);
  if (other === undefined) return undefined;
  const { id, reference } = other.header.file;
  // Both are held, lest two people link them from both ends at once, each seeing no link yet.
  await loadCasesForChange(visit.tx, [from, id]);
  return { id, reference, linkedAs: await linkKindsBetween(visit.tx, from, id) };
}

async function linkKindsBetween(tx: Tx, one: CaseId, other: CaseId): Promise<LinkKind[]> {
  const rows = await tx.query<{ kind: LinkKind }>(
    `select kind from case_links where landlord_id = $1
       and ((from_case_id = $2 and to_case_id = $3) or (from_case_id = $3 and to_case_id = $2))`,
    [tx.landlordId, one, other],
  );
  return rows.map(({ kind }) => kind);
}
