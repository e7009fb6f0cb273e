import type { Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** One recall: what came back, and which job it was. */
export interface RecallLine {
  readonly reference: Reference;
  readonly title: string;
  readonly foundAt: Instant;
  readonly firstReference: Reference;
  readonly firstClosedAt: Instant;
  readonly ruledOutAt: Instant | null;
}

/** What came back of this job, newest first: for its own page. */
export function recallsOf(tx: Tx, caseId: string): Promise<RecallLine[]> {
  return tx.query<RecallLine>(
    `select c.reference, c.title, x.found_at as "foundAt", x.first_reference as "firstReference", x.first_closed_at as "firstClosedAt", x.ruled_out_at as "ruledOutAt"
     from repair_recalls x join cases c on c.landlord_id = x.landlord_id and c.id = x.case_id
     where x.landlord_id = $1 and x.first_case_id = $2 order by x.found_at desc, c.reference limit 20`,
    [tx.landlordId, caseId],
  );
}
