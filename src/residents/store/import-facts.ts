import type { Tx } from '../../platform/database/index.ts';
import type { ResidentRow } from '../forms/import-row.ts';
import type { ResidentId, TenancyId, TenancyPart } from '../model.ts';

/** A row with what it says of the person, as one short text to compare. */
export interface TakenResident extends ResidentRow {
  readonly personSha256: string;
}

export interface KnownPerson {
  readonly key: string;
  readonly id: ResidentId;
  readonly importedSha256: string | null;
}

export interface KnownTenancy {
  readonly key: string;
  readonly id: TenancyId;
  readonly homeId: string;
  readonly kind: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** What a batch of rows is held against, by the keys of the file. */
export interface ResidentFacts {
  readonly homes: ReadonlyMap<string, string>;
  readonly people: Map<string, KnownPerson>;
  readonly tenancies: Map<string, KnownTenancy>;
  /** By the key of the tenancy, a new line, and the key of the person. */
  readonly parts: ReadonlyMap<string, TenancyPart>;
}

/** The homes, people and tenancies that a batch of rows speaks of, those there are. */
export async function factsForResidents(tx: Tx, rows: readonly ResidentRow[]): Promise<ResidentFacts> {
  const tenancyKeys = [...new Set(rows.map(({ tenancy }) => tenancy.key))];
  const homes = await tx.query<{ uprn: string; id: string }>(
    'select uprn, id from homes where landlord_id = $1 and uprn = any($2::text[])',
    [tx.landlordId, [...new Set(rows.map(({ tenancy }) => tenancy.uprn))]],
  );
  const people = await tx.query<KnownPerson>(
    'select resident_key as key, id, imported_sha256 as "importedSha256" from residents where landlord_id = $1 and resident_key = any($2::text[])',
    [tx.landlordId, [...new Set(rows.map(({ person }) => person.key))]],
  );
  const tenancies = await tx.query<KnownTenancy>(
    `select tenancy_key as key, id, home_id as "homeId", tenure as kind, started_on as "startedOn", ended_on as "endedOn"
     from tenancies where landlord_id = $1 and tenancy_key = any($2::text[])`,
    [tx.landlordId, tenancyKeys],
  );
  const parts = await tx.query<{ tenancyKey: string; residentKey: string; part: TenancyPart }>(
    `select t.tenancy_key as "tenancyKey", r.resident_key as "residentKey", p.part
     from tenancies t
     join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
     join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
     where t.landlord_id = $1 and t.tenancy_key = any($2::text[]) and r.resident_key is not null`,
    [tx.landlordId, tenancyKeys],
  );
  return {
    homes: new Map(homes.map(({ uprn, id }) => [uprn, id])),
    people: new Map(people.map((person) => [person.key, person])),
    tenancies: new Map(tenancies.map((tenancy) => [tenancy.key, tenancy])),
    parts: new Map(parts.map(({ tenancyKey, residentKey, part }) => [`${tenancyKey}\n${residentKey}`, part])),
  };
}
