import type { Instant } from '../../clock/index.ts';
import type { WriteStep } from '../../platform/database/index.ts';
import type { HazardEvent } from '../model.ts';

interface Happened {
  readonly caseId: string;
  readonly events: readonly HazardEvent[];
  readonly now: Instant;
}

/** Places that were proposed to be checked, and what was decided of them: parts of the statement that saves the case. */
export function stepsOfSpread(landlordId: string, { caseId, events, now }: Happened): readonly WriteStep[] {
  const proposed = events.flatMap((event) => (event.type === 'HazardSpreadProposed' ? event.data.places : []));
  const decided = events.flatMap((event) => (event.type === 'HazardSpreadDecided' ? [event.data] : []));
  return [
    { table: 'hazard_spread', rows: proposed.map(({ id, homeId, blockId, side, rule }) => ({ landlord_id: landlordId, id, case_id: caseId, home_id: homeId, block_id: blockId, side, rule, proposed_at: now, state: 'open' })) },
    {
      // What was said of a visit stays when it was made.
      sql: `update hazard_spread s set state = n.state, decided_at = n.decided_at, decided_by_name = n.decided_by_name, reason = n.reason, visit_by = coalesce(n.visit_by, s.visit_by), promise_id = coalesce(n.promise_id, s.promise_id),
        opened_case_id = n.opened_case_id from json_populate_recordset(null::hazard_spread, {rows}) as n where s.landlord_id = n.landlord_id and s.id = n.id`,
      rows: decided.map(({ proposalId, state, reason, by, visitBy = null, promiseId = null, opened }) => ({
        landlord_id: landlordId, id: proposalId, state, decided_at: now, decided_by_name: by, reason, visit_by: visitBy, promise_id: promiseId, opened_case_id: opened?.caseId ?? null,
      })),
    },
  ];
}
