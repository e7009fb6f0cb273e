import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Responsible } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ResidentId, TenancyId, TenancyKind, TenancyPart } from '../model.ts';

/** One tenancy a person was part of, and the home it was of. */
export interface TenancyOfPerson extends Responsible {
  readonly id: TenancyId;
  readonly homeId: string;
  readonly address: string;
  readonly kind: TenancyKind;
  /** The landlord's own numbers of the tenancy and of the person, by which files find them. */
  readonly key: string | null;
  readonly personKey: string | null;
  readonly part: TenancyPart;
  readonly startedOn: PlainDate;
  readonly endedOn: PlainDate | null;
}

/** Every tenancy of a person, newest first. */
export function tenanciesOf(tx: Tx, residentId: ResidentId): Promise<TenancyOfPerson[]> {
  return tx.query<TenancyOfPerson>(
    `select t.id, t.home_id as "homeId", concat_ws(', ', h.address_line, h.town, h.postcode) as address, t.tenure as kind, p.part, t.tenancy_key as key, r.resident_key as "personKey",
       t.started_on as "startedOn", t.ended_on as "endedOn",
       h.owning_organisation_id as "owningOrganisationId", h.managing_organisation_id as "managingOrganisationId"
     from tenancy_people p
     join tenancies t on t.landlord_id = p.landlord_id and t.id = p.tenancy_id
     join homes h on h.landlord_id = t.landlord_id and h.id = t.home_id
     join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id
     where p.landlord_id = $1 and p.resident_id = $2 order by t.started_on desc, t.id limit 100`,
    [tx.landlordId, residentId],
  );
}

export interface ContactOfPerson {
  readonly id: string;
  readonly reference: string;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly words: string;
  readonly staffName: string | null;
}

/** The newest contacts with a person, twenty of them, on cases the reader's organisation works on; the rest are on their cases. */
export function latestContactsOf(tx: Tx, residentId: ResidentId, organisationId: string): Promise<ContactOfPerson[]> {
  return tx.query<ContactOfPerson>(
    `select o.id, c.reference, o.at, o.direction, o.channel, o.words, s.name as "staffName"
     from contacts o
     join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join staff s on s.landlord_id = o.landlord_id and s.id = o.staff_id
     where o.landlord_id = $1 and o.resident_id = $2 and (c.home_id is null or $3 in (h.owning_organisation_id, h.managing_organisation_id))
     order by o.at desc, o.id desc limit 20`,
    [tx.landlordId, residentId, organisationId],
  );
}

export interface ChangeOfPerson {
  readonly id: string;
  readonly at: Instant;
  readonly actorName: string;
  readonly type: string;
}

/** The newest changes to a person's record, twenty of them: who and what, never the contents. */
export function latestChangesOf(tx: Tx, residentId: ResidentId): Promise<ChangeOfPerson[]> {
  return tx.query<ChangeOfPerson>(
    `select id, at, actor_name as "actorName", type from resident_events
     where landlord_id = $1 and resident_id = $2 and type <> 'NeedConfirmed' order by at desc, id desc limit 20`,
    [tx.landlordId, residentId],
  );
}
