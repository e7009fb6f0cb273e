import type { Tx } from '../../platform/database/index.ts';
import type { TenancyId } from '../model.ts';

/** A tenancy of a home that goes on, and the names of its people. */
export interface TenancyHere {
  readonly id: TenancyId;
  readonly kind: string;
  readonly startedOn: string;
  readonly people: readonly string[];
}

/** The tenancies of this home on a day. */
export function tenanciesHere(tx: Tx, homeId: string, today: string): Promise<TenancyHere[]> {
  return tx.query<TenancyHere>(
    `select y.id, y.tenure as kind, y.started_on as "startedOn", coalesce(jsonb_agg(r.name order by r.name) filter (where r.id is not null), '[]') as people
     from tenancies y
     left join tenancy_people p on p.landlord_id = y.landlord_id and p.tenancy_id = y.id
     left join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
     where y.landlord_id = $1 and y.home_id = $2 and y.started_on <= $3 and (y.ended_on is null or y.ended_on >= $3)
     group by y.id, y.tenure, y.started_on order by y.started_on desc, y.id limit 20`,
    [tx.landlordId, homeId, today],
  );
}
