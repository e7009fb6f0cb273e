import type { Tx } from '../../platform/database/index.ts';
import type { Hazard } from '../model.ts';
import { hazardColumns, hazardFromRow, type HazardRead } from '../store/hazard-rows.ts';

/** The hazards of these cases, by case, in one question. */
export async function hazardsOfCases(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, Hazard>> {
  const rows = await tx.query<HazardRead>(`select ${hazardColumns} from hazards h where h.landlord_id = $1 and h.case_id = any ($2::uuid[])`, [tx.landlordId, caseIds]);
  return new Map(rows.map((row) => [row.case_id, hazardFromRow(row)]));
}
