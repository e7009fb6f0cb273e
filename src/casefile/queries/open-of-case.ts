import type { Tx } from '../../platform/database/index.ts';
import type { CaseFile, CasePromise, CaseRecord, Reference } from '../model.ts';

/** What is open on a case, for showing what can be done: nothing is held for change, and its clocks are left out. */
export async function readOpenOfCase(tx: Tx, file: CaseFile): Promise<CaseRecord> {
  const scope = [tx.landlordId, file.id];
  const [promises, followOns] = await Promise.all([
    tx.query<CasePromise>(
      `select id, made_to as "madeTo", words, due_on as "dueOn", owner_id as "ownerId", made_at as "madeAt", kept_by as "keptBy",
         outcome, outcome_at as "outcomeAt", outcome_reason as "outcomeReason"
       from promises where landlord_id = $1 and case_id = $2 and outcome is null order by due_on, id limit 100`,
      scope,
    ),
    tx.query<{ reference: Reference }>(
      `select c.reference from case_links l join cases c on c.landlord_id = l.landlord_id and c.id = l.from_case_id
       where l.landlord_id = $1 and l.to_case_id = $2 and l.kind = 'follow-on-to' and c.closed_at is null order by c.reference limit 100`,
      scope,
    ),
  ]);
  return { file, deadlines: [], promises, openFollowOns: followOns.map(({ reference }) => reference) };
}
