import type { Instant } from '../../clock/index.ts';
import type { WriteStep } from '../../platform/database/index.ts';
import type { HazardEvent } from '../model.ts';

interface Happened {
  readonly caseId: string;
  readonly events: readonly HazardEvent[];
  readonly now: Instant;
}

/** The checks that were made and the recurrences that were found: parts of the statement that saves the case. */
export function stepsOfDryness(landlordId: string, { caseId, events, now }: Happened): readonly WriteStep[] {
  return [
    {
      table: 'hazard_checks',
      rows: events.flatMap((event) => {
        if (event.type !== 'HazardCheckedForDamp') return [];
        const { checkId, occasion, result, at, words, readings, fromInspection = null, by } = event.data;
        return [{ landlord_id: landlordId, case_id: caseId, id: checkId, occasion, result, at, words, readings, from_inspection: fromInspection, by_name: by, recorded_at: now }];
      }),
    },
    { table: 'hazard_recurrences', rows: events.flatMap((event) => recurrenceRows(landlordId, caseId, event)) },
  ];
}

interface RecurrenceRow {
  readonly landlord_id: string;
  readonly id: string;
  readonly first_case_id: string;
  readonly later_case_id: string;
  readonly how: 'check' | 'report';
  readonly found_at: Instant;
  readonly cause: string | null;
}

/** Only what was called fixed recurs: a check after the works that finds damp is a failed fix. */
function recurrenceRows(landlordId: string, caseId: string, event: HazardEvent): readonly RecurrenceRow[] {
  if (event.type === 'HazardCameBack' && event.data.wasCalledFixed) {
    const { recurrenceId, how, at, cause } = event.data;
    return [{ landlord_id: landlordId, id: recurrenceId, first_case_id: caseId, later_case_id: caseId, how, found_at: at, cause }];
  }
  if (event.type !== 'HazardRecurrenceFound') return [];
  const { recurrenceId, firstCaseId, at, cause } = event.data;
  return [{ landlord_id: landlordId, id: recurrenceId, first_case_id: firstCaseId, later_case_id: caseId, how: 'report', found_at: at, cause }];
}
