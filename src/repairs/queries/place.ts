import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { NotFound, readTogether } from '../../platform/database/index.ts';

/** Where a repair is and who lives there: what access, messages and the Right to Repair turn on. */
export interface RepairPlace {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly address: string;
  readonly owningOrganisationId: string | null;
  readonly managingOrganisationId: string | null;
  readonly ownedByCouncil: boolean;
  readonly agreement: string | null;
  readonly neighbourhoodId: string | null;
  /** Somebody who lives there today has declared needs. */
  readonly householdHasNeeds: boolean;
  /** The day from which the home is no longer ours; null while it is, and of a shared place. */
  readonly endedOn: PlainDate | null;
}

const placesOfHomes = `select asked.at, found.* from unnest($2::uuid[], $3::date[]) with ordinality as asked (home_id, today, at)
  cross join lateral (
    select h.id as "homeId", null as "communalAreaId", concat_ws(', ', h.address_line, h.town, h.postcode) as address,
      h.owning_organisation_id as "owningOrganisationId", h.managing_organisation_id as "managingOrganisationId",
      o.kind = 'council' as "ownedByCouncil", h.neighbourhood_id as "neighbourhoodId", ${endedOn('h')} as "endedOn",
      (select t.tenure from tenancies t where t.landlord_id = h.landlord_id and t.home_id = h.id and t.started_on <= asked.today
         and (t.ended_on is null or t.ended_on >= asked.today) order by t.started_on desc limit 1) as agreement,
      exists (select 1 from tenancies t
         join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
         join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
         where t.landlord_id = h.landlord_id and t.home_id = h.id and t.started_on <= asked.today
           and (t.ended_on is null or t.ended_on >= asked.today) and r.needs_answer = 'declared') as "householdHasNeeds"
    from homes h join organisations o on o.landlord_id = h.landlord_id and o.id = h.owning_organisation_id
    where h.landlord_id = $1 and h.id = asked.home_id limit 1) as found`;

/** The place of a repair by its home, with the tenancy of today. */
async function placeOfHome(tx: Tx, homeId: string, today: string): Promise<RepairPlace> {
  const [place] = await readTogether<RepairPlace>(tx, placesOfHomes, [homeId, today]);
  return place ?? missing('home');
}

/** A shared place: anybody's staff may work on it and nobody's tenancy is touched. */
async function placeOfCommunalArea(tx: Tx, communalAreaId: string): Promise<RepairPlace> {
  const rows = await tx.query<RepairPlace>(
    `select null as "homeId", a.id as "communalAreaId", concat_ws(', ', a.name, b.name, e.name) as address,
       null as "owningOrganisationId", null as "managingOrganisationId", false as "ownedByCouncil", null as agreement, e.neighbourhood_id as "neighbourhoodId", null as "endedOn",
       false as "householdHasNeeds"
     from communal_areas a
     join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     left join blocks b on b.landlord_id = a.landlord_id and b.id = a.block_id
     where a.landlord_id = $1 and a.id = $2`,
    [tx.landlordId, communalAreaId],
  );
  return rows[0] ?? missing('shared place');
}

/** The place of either kind. */
export function placeOf(tx: Tx, where: { readonly homeId: string | null; readonly communalAreaId: string | null }, today: string): Promise<RepairPlace> {
  if (where.homeId !== null) return placeOfHome(tx, where.homeId, today);
  if (where.communalAreaId !== null) return placeOfCommunalArea(tx, where.communalAreaId);
  return Promise.reject(new NotFound('place'));
}

/** SI 1994/133 gives its rights to secure and introductory tenants of councils. */
export function rightToRepairApplies(place: RepairPlace): boolean {
  return place.ownedByCouncil && (place.agreement === 'secure' || place.agreement === 'introductory');
}

function missing(what: string): never {
  throw new NotFound(what);
}
