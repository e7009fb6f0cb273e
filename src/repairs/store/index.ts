import { NotFound, type Tx, type WriteStep } from '../../platform/database/index.ts';
import type { Repair } from '../model.ts';
import { remedyFrom, rowOfRemedy, type RemedyRow } from './remedy-rows.ts';
import { rowOfRecall, type RecallRow } from './recall-row.ts';
import { standingColumns } from './standing-row.ts';
import { repairFrom, rowOfRepair, rowOfVisit, type RepairRow, type VisitRow } from './rows.ts';

/** The repair of a case. Its case row must already be held for change. */
export async function loadRepair(tx: Tx, caseId: string): Promise<Repair> {
  const scope = [tx.landlordId, caseId];
  const [[row], visits, [recall], remedies] = await Promise.all([
    tx.query<RepairRow>('select * from repairs where landlord_id = $1 and case_id = $2', scope),
    tx.query<VisitRow>('select * from repair_visits where landlord_id = $1 and case_id = $2 order by id', scope),
    tx.query<RecallRow>('select * from repair_recalls where landlord_id = $1 and case_id = $2', scope),
    tx.query<RemedyRow>('select * from repair_remedies where landlord_id = $1 and case_id = $2 order by id', scope),
  ]);
  if (row === undefined) throw new NotFound('repair');
  return repairFrom(row, visits, recall, remedies.map(remedyFrom));
}

/** Writes repairs and their visits as they now are: steps of one statement with the cases they are of. */
export function repairsToSave(landlordId: string, repairs: readonly Repair[]): WriteStep[] {
  return [
    {
      table: 'repairs',
      rows: repairs.map((repair) => rowOfRepair(landlordId, repair)),
      onConflict: `on conflict (landlord_id, case_id) do update set stage = excluded.stage, hazard = excluded.hazard,
        is_emergency = excluded.is_emergency, priority = excluded.priority,
        right_to_repair_defect = excluded.right_to_repair_defect, trade = excluded.trade,
        failed_fixes = excluded.failed_fixes, denied_at = excluded.denied_at, answer_attempts = excluded.answer_attempts, wished_parts = excluded.wished_parts,
        first_closed_at = excluded.first_closed_at, fixed_first_time = excluded.fixed_first_time,
        reopened_at = excluded.reopened_at, follow_ons = excluded.follow_ons, ${standingColumns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    },
    {
      table: 'repair_visits',
      rows: repairs.flatMap((repair) => repair.visits.map((visit) => rowOfVisit(landlordId, repair.caseId, visit))),
      onConflict: `on conflict (landlord_id, id) do update set status = excluded.status, outcome_words = excluded.outcome_words,
        settled_at = excluded.settled_at, reminders = excluded.reminders`,
    },
    {
      table: 'repair_remedies',
      rows: repairs.flatMap(({ caseId, remedies }) => remedies.map((remedy) => rowOfRemedy(landlordId, caseId, remedy))),
      onConflict: `on conflict (landlord_id, case_id, id) do update set state = excluded.state, decided_pence = excluded.decided_pence,
        decided_words = excluded.decided_words, decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at`,
    },
    {
      table: 'repair_recalls',
      rows: repairs.flatMap(({ caseId, recall }) => (recall === null ? [] : [rowOfRecall(landlordId, caseId, recall)])),
      onConflict: `on conflict (landlord_id, case_id) do update set ruled_out_at = excluded.ruled_out_at,
        ruled_out_by = excluded.ruled_out_by, ruled_out_reason = excluded.ruled_out_reason`,
    },
  ];
}
