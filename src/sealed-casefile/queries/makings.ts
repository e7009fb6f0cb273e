import type { Tx } from '../../platform/database/index.ts';
import type { Audience } from '../model.ts';

/** A casefile that was made of this case, as the case's chain has it. */
export interface MadeBefore {
  readonly sequence: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly of: string;
  readonly audience: Audience;
  readonly reason: string;
  readonly linked: readonly string[];
}

const columns = `sequence, at, actor_id as "actorId", actor_name as "actorName", data->>'of' as of, data->>'audience' as audience, data->>'reason' as reason, data->'linked' as linked`;

/** The newest twenty casefiles that this case was in. */
export function madeBefore(tx: Tx, caseId: string): Promise<MadeBefore[]> {
  return tx.query<MadeBefore>(`select ${columns} from case_events where landlord_id = $1 and case_id = $2 and type = 'CasefileSealed' order by sequence desc limit 20`, [tx.landlordId, caseId]);
}

/** One of them, by the entry that tells of it. */
export async function makingAt(tx: Tx, caseId: string, sequence: number): Promise<MadeBefore | undefined> {
  const rows = await tx.query<MadeBefore>(`select ${columns} from case_events where landlord_id = $1 and case_id = $2 and sequence = $3 and type = 'CasefileSealed'`, [tx.landlordId, caseId, sequence]);
  return rows[0];
}
