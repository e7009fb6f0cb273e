import type { PlainDate } from '../../clock/index.ts';
import { readTogether, type Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Channel, NeedsAnswer, ResidentId, TenancyId, TenancyPart } from '../model.ts';

/** One person of a household, as whoever takes a report needs them. */
export interface HouseholdPerson {
  readonly residentId: ResidentId;
  readonly tenancyId: TenancyId;
  readonly name: string;
  readonly part: TenancyPart;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferredChannel: Channel;
  readonly needsAnswer: NeedsAnswer['answer'];
  readonly needsConfirmedOn: PlainDate | null;
}

const householdsAsked = `select asked.at, found.* from unnest($2::uuid[], $3::date[]) with ordinality as asked (home_id, today, at)
  cross join lateral (
    select r.id as "residentId", t.id as "tenancyId", r.name, p.part, r.mobile, r.phone, r.email, r.preferred_channel as "preferredChannel",
      r.needs_answer as "needsAnswer", r.needs_confirmed_on as "needsConfirmedOn"
    from tenancies t
    join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
    join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
    where t.landlord_id = $1 and t.home_id = asked.home_id and t.started_on <= asked.today and (t.ended_on is null or t.ended_on >= asked.today)
    order by (p.part = 'household member'), t.started_on, r.name, r.id limit 50) as found`;

/** The people who live at a home on a day, tenants first. None for a home that is empty or not there. */
export async function currentHousehold(tx: Tx, homeId: string, today: string): Promise<readonly HouseholdPerson[]> {
  if (!isUuid(homeId)) return [];
  return readTogether<HouseholdPerson>(tx, householdsAsked, [homeId, today]);
}

/**
 * What a visitor to a home must do, in words such as "allow ten minutes to reach the door". Never the diagnosis: it is not
 * even read. `notYetAsked` is true when anyone of the household has never been asked.
 */
export interface DoorInstructions {
  readonly instructions: readonly string[];
  readonly notYetAsked: boolean;
}

/** For an operative's visit and a case's header. */
export async function instructionsFor(tx: Tx, homeId: string, today: string): Promise<DoorInstructions> {
  const people = isUuid(homeId) ? await tx.query<{ readonly answer: string; readonly instructions: readonly string[] }>(
    `select r.needs_answer as answer,
       array(select n.instruction from household_needs n
         where n.landlord_id = r.landlord_id and n.resident_id = r.id and n.instruction is not null and n.ended_on is null
         order by n.declared_on, n.id) as instructions
     from tenancies t
     join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
     join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
     where t.landlord_id = $1 and t.home_id = $2 and t.started_on <= $3 and (t.ended_on is null or t.ended_on >= $3)
     order by r.id limit 50`,
    [tx.landlordId, homeId, today],
  ) : [];
  return {
    instructions: [...new Set(people.flatMap((person) => person.instructions))],
    notYetAsked: people.some((person) => person.answer === 'unknown'),
  };
}
