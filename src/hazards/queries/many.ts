import type { Tx } from '../../platform/database/index.ts';
import type { Hazard } from '../model.ts';
import { hazardFromRow, type HazardRow } from '../store/hazard-rows.ts';

/** The hazards of these cases, by case, in one question. */
export async function hazardsOfCases(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, Hazard>> {
  const rows = await tx.query<HazardRow>('select * from hazards where landlord_id = $1 and case_id = any ($2::uuid[])', [tx.landlordId, caseIds]);
  return new Map(rows.map((row) => [row.case_id, hazardFromRow(row)]));
}
