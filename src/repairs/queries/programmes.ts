import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A repair that waits for a programme which is no longer as it was promised, or was done there. */
export interface RepairToFollow {
  readonly caseId: string;
  readonly reference: string;
  readonly promisedOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly isDropped: boolean;
  /** The place, or its block, is still in the programme. */
  readonly coversPlace: boolean;
  readonly doneOn: PlainDate | null;
}

/** Repairs to follow after their programme changed: only those for which it did. */
export function repairsToFollow(tx: Tx, today: PlainDate, { after, most }: { readonly after: string | undefined; readonly most: number }): Promise<RepairToFollow[]> {
  return tx.query<RepairToFollow>(
    `select c.id as "caseId", c.reference, r.programme_promised_on as "promisedOn", p.ends_on as "endsOn", p.state = 'dropped' as "isDropped", x.covers as "coversPlace", x.done_on as "doneOn"
     from repairs r
     join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id
     join programmes p on p.landlord_id = r.landlord_id and p.id = r.programme_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     cross join lateral (select max(y.done_on) as done_on, count(*) > 0 as covers from programme_places y
       where y.landlord_id = $1 and y.programme_id = p.id and y.place_id in (h.id, h.block_id, a.block_id) and (y.home_id is not null or y.block_id is not null)) x
     where r.landlord_id = $1 and r.programme_id is not null and r.stage = 'programmed' and ($3::uuid is null or c.id > $3)
       and (p.state = 'dropped' or p.ends_on <> r.programme_promised_on or p.ends_on < $2 or x.done_on is not null or not x.covers)
     order by c.id limit $4`,
    [tx.landlordId, today, after ?? null, most],
  );
}

export interface WaitingRepair {
  readonly reference: string;
  readonly title: string;
  readonly address: string;
}

/** Open repairs that wait for a programme, of homes an organisation owns or manages and of shared places: the first hundred. */
export function repairsWaitingFor(tx: Tx, programmeId: string, organisationId: string): Promise<WaitingRepair[]> {
  return tx.query<WaitingRepair>(
    `select c.reference, c.title, coalesce(concat_ws(', ', h.address_line, h.town), '') || coalesce(a.name, '') as address from repairs r
     join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where r.landlord_id = $1 and r.programme_id = $2 and r.stage = 'programmed'
       and (h.id is null or h.owning_organisation_id = $3 or h.managing_organisation_id = $3) order by c.reference limit 100`,
    [tx.landlordId, programmeId, organisationId],
  );
}
