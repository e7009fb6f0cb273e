import { NotFound, type Tx, type WriteStep } from '../../platform/database/index.ts';
import type { InspectionChange } from '../decide/record.ts';
import type { Inspection } from '../model.ts';

/** The inspection of a case. For a change its case row must be held already. */
export async function loadInspection(tx: Tx, caseId: string): Promise<Inspection> {
  const [found] = await tx.query<Inspection>(
    `select i.case_id as "caseId", i.repair_id as "repairId", r.reference as "repairReference", i.fix_number as "fixNumber", i.rule, i.rule_words as "ruleWords",
       i.is_hazard as "isHazard", i.trade, i.operative_id as "operativeId", i.operative_name as "operativeName", i.outcome, i.words,
       i.settled_at as "settledAt", i.inspector_name as "inspectorName"
     from post_inspections i join cases r on r.landlord_id = i.landlord_id and r.id = i.repair_id
     where i.landlord_id = $1 and i.case_id = $2`,
    [tx.landlordId, caseId],
  );
  if (found === undefined) throw new NotFound('inspection');
  return found;
}

/** Who settled it, and when. */
export interface SettledBy {
  readonly now: string;
  readonly inspectorId: string | null;
  readonly inspectorName: string;
  /** The repair that the failed items raised. */
  readonly raised: string | undefined;
}

/** The result as rows, for the statement that saves its case. */
export function stepsForResult(landlordId: string, caseId: string, { settled }: InspectionChange, by: SettledBy): readonly WriteStep[] {
  const { outcome, words, items } = settled;
  return [
    {
      sql: `update post_inspections i set outcome = n.outcome, words = n.words, settled_at = n.settled_at, inspector_id = n.inspector_id, inspector_name = n.inspector_name
        from json_populate_recordset(null::post_inspections, {rows}) as n where i.landlord_id = n.landlord_id and i.case_id = n.case_id`,
      rows: [{ landlord_id: landlordId, case_id: caseId, outcome, words, settled_at: by.now, inspector_id: by.inspectorId, inspector_name: by.inspectorName }],
    },
    {
      table: 'post_inspection_items',
      rows: items.map(({ item, words: asked, result, remark, reading }, place) => ({
        landlord_id: landlordId, case_id: caseId, item, place, words: asked, result, remark, reading: reading === '' ? null : reading,
        raised_reference: result === 'fail' ? (by.raised ?? null) : null,
      })),
    },
  ];
}
