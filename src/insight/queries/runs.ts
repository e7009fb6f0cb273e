import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Summary } from '../model.ts';

/** The newest run of an organisation, whatever came of it. */
export interface NewestRun {
  readonly id: string;
  readonly status: 'waiting' | 'working' | 'done' | 'failed';
  readonly askedAt: Instant;
  readonly doneAt: Instant | null;
  /** What is being worked out, and how far it is in per cent. */
  readonly step: string | null;
  readonly share: number | null;
}

/** A run with what it found. */
export interface DoneRun {
  readonly id: string;
  readonly askedAt: Instant;
  readonly doneAt: Instant;
  readonly isNightly: boolean;
  readonly tookMs: number;
  /** Mondays. */
  readonly firstWeek: PlainDate;
  readonly lastWeek: PlainDate;
  readonly seed: number;
  readonly inputsHash: string;
  readonly summary: Summary;
  /** Made before the points of the map were kept with the areas: it has no map. */
  readonly isWithoutMap: boolean;
}

/** Which run found something last; its summary, which is large, is left where it is. */
export async function newestDone(tx: Tx, organisationId: string): Promise<Pick<DoneRun, 'id' | 'inputsHash'> | undefined> {
  const [run] = await tx.query<Pick<DoneRun, 'id' | 'inputsHash'>>(
    `select id, inputs_hash as "inputsHash" from insight_runs where landlord_id = $1 and organisation_id = $2 and status = 'done' and found is not null order by asked_at desc, id desc limit 1`,
    [tx.landlordId, organisationId],
  );
  return run;
}

export async function newestRun(tx: Tx, organisationId: string): Promise<NewestRun | undefined> {
  const [run] = await tx.query<NewestRun>(
    `select id, status, asked_at as "askedAt", done_at as "doneAt", step, share from insight_runs where landlord_id = $1 and organisation_id = $2 order by asked_at desc, id desc limit 1`,
    [tx.landlordId, organisationId],
  );
  return run;
}

/** The newest run that found something, or the one with this id; undefined when there is none. */
export async function doneRun(tx: Tx, organisationId: string, id?: string): Promise<DoneRun | undefined> {
  if (id !== undefined && !isUuid(id)) return undefined;
  const [run] = await tx.query<DoneRun>(
    `select id, asked_at as "askedAt", done_at as "doneAt", asked_by_id is null as "isNightly", took_ms as "tookMs", first_week as "firstWeek", last_week as "lastWeek", seed, inputs_hash as "inputsHash", found - 'map' as summary, found ? 'map' as "isWithoutMap"
     from insight_runs where landlord_id = $1 and organisation_id = $2 and status = 'done' and found is not null and ($3::uuid is null or id = $3) order by asked_at desc, id desc limit 1`,
    [tx.landlordId, organisationId, id ?? null],
  );
  return run;
}
