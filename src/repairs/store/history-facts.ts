import { ownerRoles } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import { holdsAnyOf } from '../../staff/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ImportReading } from '../../platform/importer.ts';
import type { HistoryRow } from '../forms/import-history.ts';

export interface KnownJob {
  readonly jobNumber: string;
  readonly rowSha256: string;
  readonly reference: string;
}

export interface HistoryPlace {
  readonly uprn: string;
  readonly homeId: string;
  readonly address: string;
  readonly owningId: string;
  readonly managingId: string;
  /** The day from which it is no longer ours. */
  readonly endedOn: PlainDate | null;
}

export interface HistoryOwner {
  readonly email: string;
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly teamId: string;
}

/** What a batch of rows is held against: jobs brought over before, the homes, who may own them, who lives there. */
export async function factsForHistory(tx: Tx, rows: readonly HistoryRow[], { choices, today }: ImportReading) {
  const jobs = await jobsKnown(tx, rows.map(({ facts }) => facts.jobNumber));
  const places = await placesOf(tx, [...new Set(rows.map(({ uprn }) => uprn))]);
  const owners = await ownersOf(tx, [...new Set([choices.ownerEmail.toLowerCase(), ...rows.map(({ ownerEmail }) => ownerEmail)])]);
  const byUprn = new Map(places.map((place) => [place.uprn, place]));
  const open = rows.filter(({ facts }) => facts.endedAt === null).flatMap(({ uprn, facts }) => {
    const homeId = byUprn.get(uprn)?.homeId;
    return homeId === undefined ? [] : [{ homeId, reportedAt: facts.reportedAt }];
  });
  return {
    jobs: new Map(jobs.map((job) => [job.jobNumber, job])),
    places: byUprn,
    owners: new Map(owners.map((owner) => [owner.email, owner])),
    tenants: open.length === 0 ? new Map<string, string>() : await tenantsSince(tx, open, today),
  };
}

function jobsKnown(tx: Tx, jobNumbers: readonly string[]): Promise<KnownJob[]> {
  return tx.query<KnownJob>(
    `select i.job_number as "jobNumber", i.row_sha256 as "rowSha256", c.reference from imported_repairs i
     join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     where i.landlord_id = $1 and i.job_number = any($2::text[])`,
    [tx.landlordId, jobNumbers],
  );
}

function placesOf(tx: Tx, uprns: readonly string[]): Promise<HistoryPlace[]> {
  return tx.query<HistoryPlace>(
    `select uprn, id as "homeId", concat_ws(', ', address_line, town, postcode) as address,
       owning_organisation_id as "owningId", managing_organisation_id as "managingId", ${endedOn('h')} as "endedOn"
     from homes h where landlord_id = $1 and uprn = any($2::text[])`,
    [tx.landlordId, uprns],
  );
}

/** Those who work here, in a role that owns cases, with the first of their teams by name. */
function ownersOf(tx: Tx, emails: readonly string[]): Promise<HistoryOwner[]> {
  return tx.query<HistoryOwner>(
    `select distinct on (s.id) lower(s.email) as email, s.id, s.name, s.organisation_id as "organisationId", t.id as "teamId"
     from staff s
     join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
     join teams t on t.landlord_id = m.landlord_id and t.id = m.team_id
     where s.landlord_id = $1 and lower(s.email) = any($2::text[]) and s.is_active and ${holdsAnyOf('s', '$3::text[]')}
     order by s.id, t.name`,
    [tx.landlordId, emails, ownerRoles],
  );
}

/** Who was the one tenant when the repair was reported and still is: it is theirs without a doubt. By home. */
async function tenantsSince(tx: Tx, open: readonly { readonly homeId: string; readonly reportedAt: string }[], today: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ homeId: string; residentId: string }>(
    `select o."homeId", min(p.resident_id::text) as "residentId"
     from jsonb_to_recordset($2::jsonb) as o ("homeId" uuid, "reportedAt" timestamptz)
     join tenancies t on t.landlord_id = $1 and t.home_id = o."homeId" and t.started_on <= o."reportedAt"::date and (t.ended_on is null or t.ended_on >= $3::date)
     join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id and p.part = 'tenant'
     group by o."homeId" having count(distinct p.resident_id) = 1`,
    [tx.landlordId, JSON.stringify(open), today],
  );
  return new Map(rows.map(({ homeId, residentId }) => [homeId, residentId]));
}
