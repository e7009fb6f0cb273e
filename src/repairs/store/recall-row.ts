import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Recall, RecallGround } from '../model/first-fix.ts';

export interface RecallRow {
  landlord_id: string;
  case_id: string;
  first_case_id: string;
  first_reference: string;
  first_closed_at: string;
  because: string;
  window_days: number;
  found_at: string;
  ruled_out_at: string | null;
  ruled_out_by: string | null;
  ruled_out_reason: string | null;
}

export function recallFrom(row: RecallRow): Recall {
  return {
    firstCaseId: row.first_case_id as CaseId,
    firstReference: row.first_reference as Reference,
    firstClosedAt: row.first_closed_at as Instant,
    because: row.because as RecallGround,
    windowDays: row.window_days,
    foundAt: row.found_at as Instant,
    ruledOut: row.ruled_out_at === null ? null : { at: row.ruled_out_at as Instant, by: row.ruled_out_by ?? '', reason: row.ruled_out_reason ?? '' },
  };
}

export function rowOfRecall(landlordId: string, caseId: string, { ruledOut, ...recall }: Recall): RecallRow {
  return {
    landlord_id: landlordId,
    case_id: caseId,
    first_case_id: recall.firstCaseId,
    first_reference: recall.firstReference,
    first_closed_at: recall.firstClosedAt,
    because: recall.because,
    window_days: recall.windowDays,
    found_at: recall.foundAt,
    ruled_out_at: ruledOut?.at ?? null,
    ruled_out_by: ruledOut?.by ?? null,
    ruled_out_reason: ruledOut?.reason ?? null,
  };
}
