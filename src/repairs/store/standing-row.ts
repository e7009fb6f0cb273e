import type { PromiseId } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import type { StandingMatters } from '../model/standing.ts';

/** The columns of `repairs` for what stands beside its course. */
export interface StandingRow {
  cause: string | null;
  materials: string | null;
  asked_operative_id: string | null;
  asked_operative_name: string | null;
  access_ladder: StandingMatters['access'];
  temporary_fix: StandingMatters['temporaryFix'];
  programme_id: string | null;
  programme_name: string | null;
  programme_promised_on: string | null;
  programme_promise_id: string | null;
  cancellation: StandingMatters['cancellation'];
}

/** What may change after the first save, for an update on conflict. */
export const standingColumns: readonly (keyof StandingRow)[] = [
  'cause', 'access_ladder', 'temporary_fix', 'programme_id', 'programme_name', 'programme_promised_on', 'programme_promise_id', 'cancellation',
];

export function standingFrom(row: StandingRow): StandingMatters {
  return {
    cause: row.cause,
    materials: row.materials,
    askedOperative: row.asked_operative_id === null ? null : { id: row.asked_operative_id as StaffId, name: row.asked_operative_name ?? '' },
    access: row.access_ladder,
    temporaryFix: row.temporary_fix,
    programme: row.programme_id === null ? null : {
      programmeId: row.programme_id,
      name: row.programme_name ?? '',
      promisedOn: row.programme_promised_on as PlainDate,
      promiseId: row.programme_promise_id as PromiseId,
    },
    cancellation: row.cancellation,
  };
}

export function rowOfStanding({ cause, materials, askedOperative, access, temporaryFix, programme, cancellation }: StandingMatters): StandingRow {
  return {
    cause,
    materials,
    asked_operative_id: askedOperative?.id ?? null,
    asked_operative_name: askedOperative?.name ?? null,
    access_ladder: access,
    temporary_fix: temporaryFix,
    programme_id: programme?.programmeId ?? null,
    programme_name: programme?.name ?? null,
    programme_promised_on: programme?.promisedOn ?? null,
    programme_promise_id: programme?.promiseId ?? null,
    cancellation,
  };
}
