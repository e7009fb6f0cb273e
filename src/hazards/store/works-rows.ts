import type { Instant } from '../../clock/index.ts';
import type { WriteStep } from '../../platform/database/index.ts';
import type { Hazard, HazardEvent } from '../model.ts';

interface Happened {
  readonly hazard: Hazard;
  readonly events: readonly HazardEvent[];
  readonly now: Instant;
}

/** The repairs that were tied or are tied no longer: parts of the statement that saves the case. */
export function stepsOfWorks(landlordId: string, { hazard, events, now }: Happened): readonly WriteStep[] {
  const tied = events.flatMap((event) => (event.type === 'HazardRepairTied' ? [{ ...worksRow(landlordId, hazard, event.data.repairId), purpose: event.data.purpose, tied_at: now, tied_by_name: event.data.by, untied_at: null, untied_by_name: null, untied_reason: null }] : []));
  const untied = events.flatMap((event) => (event.type === 'HazardRepairUntied' ? [{ ...worksRow(landlordId, hazard, event.data.repairId), purpose: 'safety', tied_at: now, tied_by_name: event.data.by, untied_at: now, untied_by_name: event.data.by, untied_reason: event.data.reason }] : []));
  const onKey = 'on conflict (landlord_id, case_id, repair_id) do update set untied_at = excluded.untied_at, untied_by_name = excluded.untied_by_name, untied_reason = excluded.untied_reason';
  return [
    { table: 'hazard_works', rows: tied, onConflict: `${onKey}, purpose = excluded.purpose, tied_at = excluded.tied_at, tied_by_name = excluded.tied_by_name` },
    { table: 'hazard_works', rows: untied, onConflict: onKey },
    { table: 'temporary_moves', rows: withdrawnRows(landlordId, { hazard, events, now }), onConflict: 'on conflict (landlord_id, id) do update set withdrawn_at = excluded.withdrawn_at, withdrawn_because = excluded.withdrawn_because' },
    { table: 'temporary_moves', rows: moveRows(landlordId, { hazard, events }), onConflict: 'on conflict (landlord_id, id) do update set until_on = excluded.until_on, answer = excluded.answer, answered_at = excluded.answered_at, answer_words = excluded.answer_words, back_at = excluded.back_at, final_cost_pence = excluded.final_cost_pence' },
  ];
}

const worksRow = (landlordId: string, { caseId }: Hazard, repairId: string) => ({ landlord_id: landlordId, case_id: caseId, repair_id: repairId });

const ofAMove: ReadonlySet<HazardEvent['type']> = new Set(['HazardAccommodationOffered', 'HazardAccommodationAnswered', 'HazardReturnMoved', 'HazardMovedBack']);

/** The newest move as it now stands, where something was recorded of it. */
function moveRows(landlordId: string, { hazard: { caseId, move }, events }: Pick<Happened, 'hazard' | 'events'>) {
  if (move === null || !events.some(({ type }) => ofAMove.has(type))) return [];
  const offer = events.find((event) => event.type === 'HazardAccommodationOffered');
  return [{
    landlord_id: landlordId, id: move.moveId, case_id: caseId, offered_at: move.offeredAt, offered_by_name: move.by, place: move.place, words: offer?.data.words ?? '', from_on: move.fromOn, until_on: move.untilOn, cost_pence: move.costPence,
    final_cost_pence: move.finalCostPence, answer: move.answer, answered_at: move.answeredAt, answer_words: move.answerWords, back_at: move.backAt,
  }];
}

/** An offer that we took back: no longer the hazard's own, and kept with why. */
function withdrawnRows(landlordId: string, { hazard: { caseId }, events, now }: Happened) {
  return events.flatMap((event) => {
    if (event.type !== 'HazardAccommodationWithdrawn') return [];
    const { stay, reason } = event.data;
    return [{ landlord_id: landlordId, id: stay.moveId, case_id: caseId, offered_at: stay.offeredAt, offered_by_name: stay.by, place: stay.place, words: '', from_on: stay.fromOn, until_on: stay.untilOn, cost_pence: stay.costPence, withdrawn_at: now, withdrawn_because: reason }];
  });
}
