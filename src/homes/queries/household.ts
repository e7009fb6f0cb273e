import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { HomeId } from '../model.ts';

/** One person who lives at a home now, as its page shows them. */
export interface Occupant {
  readonly residentId: string;
  readonly name: string;
  readonly part: string;
  readonly tenancy: string;
  readonly since: PlainDate;
  readonly needsAnswer: 'unknown' | 'none' | 'declared';
  readonly needsConfirmedOn: PlainDate | null;
  /** What a visitor must know at the door; never the diagnosis. */
  readonly instructions: readonly string[];
}

const mostPeople = 50;

/** Who lives at a home on a day: the people of tenancies that have begun and not ended. */
export function occupantsOf(tx: Tx, homeId: HomeId, today: PlainDate): Promise<Occupant[]> {
  return tx.query<Occupant>(
    `select r.id as "residentId", r.name, p.part, t.tenure as tenancy, t.started_on as since,
       r.needs_answer as "needsAnswer", r.needs_confirmed_on as "needsConfirmedOn",
       array(select need.instruction from household_needs need
         where need.landlord_id = r.landlord_id and need.resident_id = r.id and need.instruction is not null
           and need.ended_on is null order by need.declared_on, need.id) as instructions
     from tenancies t
     join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
     join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
     where t.landlord_id = $1 and t.home_id = $2 and t.started_on <= $3 and (t.ended_on is null or t.ended_on >= $3)
     order by t.started_on, (p.part = 'household member'), r.name, r.id limit ${mostPeople}`,
    [tx.landlordId, homeId, today],
  );
}
