import { readOpenOfCase, type CaseFile } from '../../casefile/index.ts';
import { loadOrdersOfCase } from '../../orders/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { RepairRecord } from '../decide/index.ts';
import { loadRepair } from '../store/index.ts';

const fileColumns = `c.id, c.reference, c.kind, c.title, c.home_id as "homeId", c.communal_area_id as "communalAreaId", c.resident_id as "residentId",
  c.owner_id as "ownerId", c.team_id as "teamId", c.stage, c.priority, c.update_every as "updateEvery", c.next_due_at as "nextDueAt",
  c.last_contact_at as "lastContactAt", c.opened_at as "openedAt", c.closed_at as "closedAt", c.version, c.last_sequence as "lastSequence",
  encode(c.last_hash, 'hex') as "lastHash", c.search_text as "searchText"`;

/** The header of the repair with this reference, whoever may see it. */
export async function fileOfRepair(tx: Tx, reference: string): Promise<CaseFile> {
  const [file] = await tx.query<CaseFile>(`select ${fileColumns} from cases c where c.landlord_id = $1 and c.reference = $2`, [tx.landlordId, reference]);
  if (file === undefined) throw new NotFound('repair');
  return file;
}

/**
 * A repair as decisions see it, for showing: nothing is held for change, so it may be out of date by the time somebody acts.
 * Its clocks are left out: no decision about what can be done turns on them.
 */
export async function readRepairRecord(tx: Tx, file: CaseFile): Promise<RepairRecord> {
  if (file.kind !== 'repair') throw new NotFound('repair');
  const [spine, repair, orders] = await Promise.all([readOpenOfCase(tx, file), loadRepair(tx, file.id), loadOrdersOfCase(tx, file.id)]);
  return { spine, repair, ...orders };
}

/** The reference of a case by its id, such as the one a follow-on came from. */
export async function referenceOf(tx: Tx, caseId: string | null): Promise<string | undefined> {
  if (!isUuid(caseId)) return undefined;
  const rows = await tx.query<{ reference: string }>('select reference from cases where landlord_id = $1 and id = $2', [tx.landlordId, caseId]);
  return rows[0]?.reference;
}
