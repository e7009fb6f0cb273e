import type { Tx } from '../../platform/database/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import { readReference } from '../case-kinds.ts';
import { actorOf } from '../../staff/index.ts';
import { linkKindsByHand } from '../decide.ts';
import { linkValue, type LinkShown, type OtherCase } from '../forms/case-forms.ts';
import type { CaseId, LinkKind } from '../model.ts';
import { loadCasesForChange } from '../store/load.ts';
import { linksOfCase } from './case-page.ts';
import { linksFor, openCaseIfThere } from './load-case-page.ts';

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

/** Links that a person may take away: made by hand, with cases that they may open. */
export async function linksToTakeAway(visit: Pick<StaffVisit, 'tx' | 'actor'>, caseId: CaseId): Promise<LinkShown[]> {
  const [links, shown] = [await linksOfCase(visit.tx, caseId), await linksFor(actorOf(visit.actor), visit.tx, caseId)];
  const opened = new Set(shown.filter(({ opens }) => opens !== null).map(({ reference }) => reference));
  return links.filter(({ reference, kind }) => opened.has(reference) && (linkKindsByHand as readonly LinkKind[]).includes(kind)).map(({ id, reference, kind, isFromHere }) => ({ id, reference, kind, isFromHere }));
}

/** As above, with both cases held, lest somebody makes or takes away a link from the other end at the same moment. */
export async function linksHeld(visit: Pick<StaffVisit, 'tx' | 'actor' | 'body'>, from: CaseId): Promise<LinkShown[]> {
  const wanted = (await linksToTakeAway(visit, from)).find((link) => linkValue(link) === formText(visit.body, 'link'));
  await loadCasesForChange(visit.tx, wanted === undefined ? [from] : [from, wanted.id]);
  return linksToTakeAway(visit, from);
}

async function linkKindsBetween(tx: Tx, one: CaseId, other: CaseId): Promise<LinkKind[]> {
  const rows = await tx.query<{ kind: LinkKind }>(
    `select kind from case_links where landlord_id = $1 and ended_at is null
       and ((from_case_id = $2 and to_case_id = $3) or (from_case_id = $3 and to_case_id = $2))`,
    [tx.landlordId, one, other],
  );
  return rows.map(({ kind }) => kind);
}
