import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Confidence } from '../../law/index.ts';
import type { VisitId } from '../model.ts';
import type { Remedy, RemedyId } from '../model/remedy.ts';

export interface RemedyRow {
  landlord_id: string;
  case_id: string;
  id: string;
  visit_id: string | null;
  order_number: number | null;
  missed_on: PlainDate | null;
  pence: number;
  because: string;
  citation: string;
  confidence: string;
  proposed_at: string;
  state: string;
  decided_pence: number | null;
  decided_words: string | null;
  decided_by_name: string | null;
  decided_at: string | null;
}

export function remedyFrom(row: RemedyRow): Remedy {
  const { decided_at: at, decided_pence: pence, decided_words: words, decided_by_name: byName } = row;
  return {
    id: row.id as RemedyId, visitId: row.visit_id as VisitId | null, ...(row.order_number === null || row.missed_on === null ? {} : { ofOrder: { number: row.order_number, on: row.missed_on } }), pence: row.pence, because: row.because, citation: row.citation,
    confidence: row.confidence as Confidence, proposedAt: row.proposed_at as Instant, state: row.state as Remedy['state'],
    decided: at === null ? null : { pence: pence ?? 0, words: words ?? '', byName: byName ?? '', at: at as Instant },
  };
}

export function rowOfRemedy(landlordId: string, caseId: string, { id, visitId, ofOrder, pence, because, citation, confidence, proposedAt, state, decided }: Remedy): RemedyRow {
  return {
    landlord_id: landlordId, case_id: caseId, id, visit_id: visitId, order_number: ofOrder?.number ?? null, missed_on: ofOrder?.on ?? null, pence, because, citation, confidence, proposed_at: proposedAt, state,
    decided_pence: decided?.pence ?? null, decided_words: decided?.words ?? null, decided_by_name: decided?.byName ?? null, decided_at: decided?.at ?? null,
  };
}
