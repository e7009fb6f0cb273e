import { readTogether, type Tx } from '../../platform/database/index.ts';
import type { StaffId, TeamId } from '../../staff/index.ts';

export interface IntakeOwner {
  readonly ownerId: StaffId;
  readonly ownerName: string;
  readonly teamId: TeamId;
}

const ownersAsked = `with able as materialized (
    select s.id, s.name, s.organisation_id, m.team_id, 'planner' = any(s.roles) as plans
    from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
    join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
    where s.landlord_id = $1 and s.is_active and s.roles && array['planner', 'manager'] and o.kind <> 'contractor'),
  drawn as materialized (
    select asked.at, two.* from unnest($2::uuid[], $3::date[]) with ordinality as asked (home_id, today, at)
    cross join lateral (
      select able.*, random() as lot,
        exists (select 1 from absences a where a.landlord_id = $1 and a.staff_id = able.id and a.from_on <= asked.today and a.until_on >= asked.today) as away
      from able where asked.home_id is null
        or able.organisation_id = (select h.managing_organisation_id from homes h where h.landlord_id = $1 and h.id = asked.home_id)
      order by away, plans desc, lot limit 2) as two),
  busy as materialized (
    select owner.id, (select count(*) from (select from cases c where c.landlord_id = $1 and c.owner_id = owner.id and c.closed_at is null limit 150) as counted) as cases
    from (select distinct id from drawn) as owner)
  select distinct on (d.at) d.at, d.id as "ownerId", d.name as "ownerName", d.team_id as "teamId"
  from drawn d join busy b on b.id = d.id order by d.at, d.away, d.plans desc, b.cases, d.lot`;

/**
 * Who a repair of this home without an owner belongs to: a planner of the managing organisation who is not away today, the one with
 * the fewest open cases of two drawn from all such; failing planners, a manager; when all are away, one of them, whose
 * work is seen by who stands in. What is communal (no home) is managed by nobody in particular, but never given to a contractor.
 * Undefined only when there is none.
 *
 * Two and no more, and up to 150 cases each, because counting everybody's would make each report slower the more there
 * are; the better of two drawn by chance keeps the loads nearly as even (Mitzenmacher, The power of two choices, 2001).
 */
export async function ownerForRepair(tx: Tx, homeId: string | null, today: string): Promise<IntakeOwner | undefined> {
  const [owner] = await readTogether<IntakeOwner>(tx, ownersAsked, [homeId, today]);
  return owner;
}
