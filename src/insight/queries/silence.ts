import { stillOurs } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { SilenceState } from '../../statistics/silent-homes/silence.ts';
import type { DeprivationTotals } from '../deprivation/model.ts';
import type { Level } from '../model.ts';
import type { AuditGroup, AuditRow, SilenceSummary, SilentHome, SilentPlace } from '../silence/model.ts';

/** What a run says of silence as a whole; undefined where it was too little, or was made before this was worked out. */
export async function silenceOfRun(tx: Tx, runId: string): Promise<SilenceSummary | undefined> {
  const [row] = await tx.query<{ found: SilenceSummary }>(`select found from insight_parts where landlord_id = $1 and run_id = $2 and part = 'silence'`, [tx.landlordId, runId]);
  return row?.found;
}

/** What a run says of one comparison by deprivation; undefined where it made none. */
export async function deprivationOfRun(tx: Tx, runId: string, by: AuditGroup): Promise<DeprivationTotals | undefined> {
  const [row] = await tx.query<{ found: readonly DeprivationTotals[] }>(`select found from insight_parts where landlord_id = $1 and run_id = $2 and part = 'deprivation'`, [tx.landlordId, runId]);
  return row?.found.find((totals) => totals.by === by);
}

/** A place as a list shows it. */
export interface SilentPlaceListed extends SilentPlace {
  readonly wardName: string;
  readonly estateName: string | null;
  readonly blockName: string | null;
}

export interface SilentPlacesWanted {
  readonly runId: string;
  readonly level: Level;
  readonly states: readonly SilenceState[];
  /** The place of the last one shown. */
  readonly after: number | undefined;
  readonly most: number;
}

/** Places of one level, the surest to be silent first. */
export function silentPlaces(tx: Tx, { runId, level, states, after, most }: SilentPlacesWanted): Promise<SilentPlaceListed[]> {
  return tx.query<SilentPlaceListed>(
    `select s.level, s.place, s.ward_code as "wardCode", s.estate_id as "estateId", s.block_id as "blockId", w.name as "wardName", e.name as "estateName", b.name as "blockName", s.postcode_key as "postcodeKey", s.state, s.homes, s.reported, s.expected, s.low, s.high, s.inspected, s.reasons
     from insight_silent_places s
     join wards w on w.landlord_id = $1 and w.code = s.ward_code
     left join estates e on e.landlord_id = $1 and e.id = s.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = s.block_id
     where s.landlord_id = $1 and s.run_id = $2 and s.level = $3 and s.state = any ($4::text[]) and s.place > $5
     order by s.place limit $6`,
    [tx.landlordId, runId, level, states, after ?? 0, most],
  );
}

/** A home of the list, with where it is. */
export interface SilentHomeListed extends SilentHome {
  readonly place: number;
  readonly address: string;
  readonly blockName: string | null;
  readonly estateName: string;
}

/** Homes of a run's list in its order, as far as they are still ours and the reader's organisation's. */
export function silentHomes(tx: Tx, { runId, organisationId, after, most }: { readonly runId: string; readonly organisationId: string; readonly after: number | undefined; readonly most: number }): Promise<SilentHomeListed[]> {
  return tx.query<SilentHomeListed>(
    `select s.place, s.home_id as "homeId", s.risk, s.is_in_silent_place as "isInSilentPlace", s.reasons, concat_ws(', ', h.address_line, h.postcode) as address, b.name as "blockName", e.name as "estateName"
     from insight_silent_homes s
     join homes h on h.landlord_id = $1 and h.id = s.home_id
     join estates e on e.landlord_id = $1 and e.id = h.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = h.block_id
     where s.landlord_id = $1 and s.run_id = $2 and s.place > $3 and (h.owning_organisation_id = $4 or h.managing_organisation_id = $4) and ${stillOurs('h')}
     order by s.place limit $5`,
    [tx.landlordId, runId, after ?? 0, organisationId, most],
  );
}

/** A group of the audit with its name. */
export interface AuditListed extends Omit<AuditRow, 'wardCode' | 'estateId' | 'name'> {
  readonly name: string;
}

/** Groups of one kind, the most listed first. */
export function auditOf(tx: Tx, { runId, by, after, most }: { readonly runId: string; readonly by: AuditGroup; readonly after: number | undefined; readonly most: number }): Promise<AuditListed[]> {
  return tx.query<AuditListed>(
    `select a.by_what as by, a.place, case when e.name is not null then e.name || ', ' || w.name when w.name is not null then w.name else a.name end as name, a.homes, a.listed, a.share, a.low, a.high, a.state
     from insight_silent_audit a
     left join wards w on w.landlord_id = $1 and w.code = a.ward_code
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     where a.landlord_id = $1 and a.run_id = $2 and a.by_what = $3 and a.place > $4
     order by a.place limit $5`,
    [tx.landlordId, runId, by, after ?? 0, most],
  );
}
