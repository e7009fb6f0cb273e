import { postcodeKey, stillOurs } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Programme, ProgrammeId, ProgrammePlace } from '../model.ts';
import { isLandlords } from '../store/programmes.ts';

export const rowsAPage = 50;

export interface ProgrammeListed extends Programme {
  readonly places: number;
  readonly placesDone: number;
}

export interface ProgrammeCursor {
  readonly startsOn: string;
  readonly id: string;
}

/** Programmes, those that begin last first. */
export function listProgrammes(tx: Tx, { organisationId, after, most }: { readonly organisationId: string; readonly after: ProgrammeCursor | undefined; readonly most: number }): Promise<ProgrammeListed[]> {
  return tx.query<ProgrammeListed>(
    `select p.id, p.name, p.work, p.starts_on as "startsOn", p.ends_on as "endsOn", p.state, p.version, n.places, n."placesDone"
     from (select * from programmes where landlord_id = $1 and ${isLandlords('$5')} and ($2::date is null or (starts_on, id) < ($2::date, $3::uuid))
       order by starts_on desc, id desc limit $4) p
     cross join lateral (select count(*)::int as places, count(x.done_on)::int as "placesDone" from programme_places x
       where x.landlord_id = $1 and x.programme_id = p.id and (x.home_id is not null or x.block_id is not null)) n
     order by p.starts_on desc, p.id desc`,
    [tx.landlordId, after?.startsOn ?? null, after?.id ?? null, most, organisationId],
  );
}

/** The homes and blocks of a programme that an organisation owns or manages: those of others are theirs to see. */
export function placesOfProgramme(tx: Tx, programmeId: ProgrammeId, { organisationId, after, most, estateId }: { readonly organisationId: string; readonly after: string | undefined; readonly most: number; readonly estateId?: string | undefined }): Promise<ProgrammePlace[]> {
  return tx.query<ProgrammePlace>(
    `select x.place_id as "placeId", case when x.home_id is null then 'block' else 'home' end as kind,
       coalesce(b.name || ', ' || e.name, concat_ws(', ', h.address_line, h.town, h.postcode)) as name, x.done_on as "doneOn"
     from programme_places x
     left join homes h on h.landlord_id = x.landlord_id and h.id = x.home_id
     left join blocks b on b.landlord_id = x.landlord_id and b.id = x.block_id
     left join estates e on e.landlord_id = b.landlord_id and e.id = b.estate_id
     where x.landlord_id = $1 and x.programme_id = $2 and ($4::uuid is null or x.place_id > $4) and ($6::uuid is null or h.estate_id = $6 or b.estate_id = $6)
       and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3
         or (b.id is not null and exists (select from homes o where o.landlord_id = $1 and o.block_id = b.id and (o.owning_organisation_id = $3 or o.managing_organisation_id = $3))))
     order by x.place_id limit $5`,
    [tx.landlordId, programmeId, organisationId, after ?? null, most, estateId ?? null],
  );
}

export interface ProgrammeChangeListed {
  readonly at: string;
  readonly actorName: string;
  readonly what: string;
  readonly reason: string;
}

/** The newest hundred changes. */
export function changesOfProgramme(tx: Tx, programmeId: ProgrammeId): Promise<ProgrammeChangeListed[]> {
  return tx.query<ProgrammeChangeListed>(
    'select at, actor_name as "actorName", what, reason from programme_changes where landlord_id = $1 and programme_id = $2 order by at desc, id desc limit 100',
    [tx.landlordId, programmeId],
  );
}

export interface PlaceFound {
  readonly placeId: string;
  readonly kind: 'home' | 'block';
  readonly name: string;
}

/** The homes of a postcode or UPRN, and the blocks of a name or of an estate's, that the organisation still owns or manages and the programme does not have yet: at most 200. */
export function findPlaces(tx: Tx, words: string, { organisationId, programmeId }: { readonly organisationId: string; readonly programmeId: ProgrammeId }): Promise<PlaceFound[]> {
  const notYetIn = (place: string) => `not exists (select from programme_places p where p.landlord_id = $1 and p.programme_id = $6 and p.place_id = ${place} and (p.home_id is not null or p.block_id is not null))`;
  const own = '(h.owning_organisation_id = $4 or h.managing_organisation_id = $4)';
  return tx.query<PlaceFound>(
    `(select b.id as "placeId", 'block' as kind, b.name || ', ' || e.name as name from blocks b
       join estates e on e.landlord_id = b.landlord_id and e.id = b.estate_id
       where b.landlord_id = $1 and (lower(b.name) = lower($2) or lower(e.name) = lower($2))
         and exists (select from homes h where h.landlord_id = $1 and h.block_id = b.id and ${own} and ${stillOurs('h')}) and ${notYetIn('b.id')} order by name, b.id limit 100)
     union all
     (select h.id, 'home', concat_ws(', ', h.address_line, h.town, h.postcode) as name from homes h
       where h.landlord_id = $1 and (h.postcode_key = $3 or h.uprn = $5) and ${own} and ${stillOurs('h')} and ${notYetIn('h.id')} order by name, h.id limit 100)`,
    [tx.landlordId, words.trim(), postcodeKey(words), organisationId, words.trim().padStart(12, '0'), programmeId],
  );
}
