import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';
import type { HouseholdFacts } from '../decide/index.ts';
import type { HazardPlace } from '../model.ts';

/** Where a hazard is: what access, the regulations' reach and the triage turn on. */
export interface PlaceOfHazard extends HazardPlace {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly address: string;
  /** Null for a shared place. */
  readonly organisationIds: readonly string[] | null;
  /** Somebody who rents it, to tell; null where nobody does. */
  readonly residentId: string | null;
  readonly household: HouseholdFacts;
  /** The day from which the home is no longer ours; null while it is. Left out of a shared place, where there is none to ask about. */
  readonly homeEndedOn?: PlainDate | null;
}

/** The agreement and the household on a day; `$2` is the home and `$3` the day. Each need not asked about counts. */
const householdOnDay = `select count(*)::int as people, (count(*) filter (where r.needs_answer = 'unknown'))::int as "notAsked", coalesce(bool_or(r.needs_answer = 'declared'), false) as "isDeclared",
    (array_agg(r.id order by (p.part = 'household member'), t.started_on, r.id))[1] as "residentId"
  from tenancies t
  join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
  join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
  where t.landlord_id = $1 and t.home_id = $2 and t.started_on <= $3 and (t.ended_on is null or t.ended_on >= $3)`;

interface HomeRow extends HouseholdFacts {
  readonly address: string;
  readonly organisationIds: readonly string[];
  readonly agreement: string | null;
  readonly residentId: string | null;
  readonly homeEndedOn: PlainDate | null;
}

/** The place of a hazard, with who lives there today, and on what agreement somebody did on the day it turns on. */
export async function placeOfHazard(tx: Tx, { homeId, communalAreaId }: { readonly homeId: string | null; readonly communalAreaId: string | null }, today: string, agreementOn = today): Promise<PlaceOfHazard> {
  if (homeId === null) return sharedPlace(tx, communalAreaId);
  const [row] = await tx.query<HomeRow>(
    `select concat_ws(', ', h.address_line, h.town, h.postcode) as address, array[h.owning_organisation_id, h.managing_organisation_id] as "organisationIds", ${endedOn('h')} as "homeEndedOn", lived.*,
       (select t.tenure from tenancies t where t.landlord_id = $1 and t.home_id = $2 and t.started_on <= $4
          and (t.ended_on is null or t.ended_on >= $4) order by t.started_on desc, t.id limit 1) as agreement
     from homes h cross join (${householdOnDay}) as lived where h.landlord_id = $1 and h.id = $2`,
    [tx.landlordId, homeId, today, agreementOn],
  );
  if (row === undefined) throw new NotFound('home');
  const { people, notAsked, isDeclared, ...place } = row;
  return { ...place, homeId, communalAreaId: null, isSharedPlace: false, household: { people, notAsked, isDeclared } };
}

async function sharedPlace(tx: Tx, communalAreaId: string | null): Promise<PlaceOfHazard> {
  const [row] = await tx.query<{ address: string }>(
    `select concat_ws(', ', a.name, b.name, e.name) as address from communal_areas a
     join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     left join blocks b on b.landlord_id = a.landlord_id and b.id = a.block_id
     where a.landlord_id = $1 and a.id = $2`,
    [tx.landlordId, communalAreaId],
  );
  if (row === undefined) throw new NotFound('place');
  const household = { people: 0, notAsked: 0, isDeclared: false };
  return { homeId: null, communalAreaId, address: row.address, organisationIds: null, residentId: null, agreement: null, isSharedPlace: true, household };
}

export interface HazardOwner {
  readonly ownerId: StaffId;
  readonly teamId: TeamId;
}

/** Who a hazard belongs to: a surveyor of the managing organisation who is here today, failing whom a manager; of those equal, the one with the fewest open cases. */
export async function ownerForHazard(tx: Tx, homeId: string | null, today: string): Promise<HazardOwner | undefined> {
  const [owner] = await tx.query<HazardOwner>(
    `with able as (
       select s.id, m.team_id, 'surveyor' = any(s.roles) as surveys,
         exists (select 1 from absences a where a.landlord_id = $1 and a.staff_id = s.id and a.from_on <= $3 and a.until_on >= $3) as away
       from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
       join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
       where s.landlord_id = $1 and s.is_active and s.roles && array['surveyor', 'manager', 'planner']
         and case when $2::uuid is null then o.kind <> 'contractor' else s.organisation_id = (select h.managing_organisation_id from homes h where h.landlord_id = $1 and h.id = $2) end
       order by away, surveys desc, 'manager' = any(s.roles) desc, s.id limit 20)
     select able.id as "ownerId", able.team_id as "teamId" from able
     order by away, surveys desc, (select count(*) from (select from cases c where c.landlord_id = $1 and c.owner_id = able.id and c.closed_at is null limit 150) as counted), able.id
     limit 1`,
    [tx.landlordId, homeId, today],
  );
  return owner;
}
