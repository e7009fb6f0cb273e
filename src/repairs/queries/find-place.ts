import type { PlainDate } from '../../clock/index.ts';
import { endedOn } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findSubjects, wordsToFind } from '../../platform/search/index.ts';

/** A home that a search found, with the person it was found by. */
export interface FoundPlace {
  readonly homeId: string;
  readonly address: string;
  readonly name: string | null;
  /** The day from which it is no longer ours. */
  readonly endedOn: PlainDate | null;
}

const mostFound = 30;
const mostWords = 8;
/** However many homes or people have these words, no more are read. */
const mostRead = 500;

/**
 * Homes of one organisation whose address, or whose people now, hold every one of these words or its beginning. Nothing
 * for no words: a search is not a list of people.
 */
export async function findPlaces(tx: Tx, organisationId: string, typed: string, today: string): Promise<readonly FoundPlace[]> {
  const words = wordsToFind(typed, mostWords).filter((word) => word.length >= 2);
  if (words.length === 0) return [];
  const homes = await findSubjects(tx, 'home', { wanted: [{ shelf: 'hom', words, marks: [organisationId.slice(-12)] }], most: mostRead });
  const people = await findSubjects(tx, 'resident', { wanted: [{ shelf: 'res', words }], most: mostRead });
  return tx.query<FoundPlace>(
    `select h.id as "homeId", concat_ws(', ', h.address_line, h.town, h.postcode) as address, found.name, ${endedOn('h')} as "endedOn" from (
       select home as id, null as name from unnest($4::text::uuid[]) home
       union all
       select t.home_id, r.name from unnest($5::text::uuid[]) person
       join residents r on r.landlord_id = $1 and r.id = person
       join tenancy_people p on p.landlord_id = $1 and p.resident_id = r.id
       join tenancies t on t.landlord_id = $1 and t.id = p.tenancy_id and t.started_on <= $3 and (t.ended_on is null or t.ended_on >= $3)
     ) found
     join homes h on h.landlord_id = $1 and h.id = found.id and (h.owning_organisation_id = $2 or h.managing_organisation_id = $2)
     order by found.name nulls last, h.postcode_key, h.address_line, h.id limit ${mostFound}`,
    [tx.landlordId, organisationId, today, homes.ids, people.ids],
  );
}

/** A shared place beside a home. */
export interface SharedPlace {
  readonly id: string;
  readonly name: string;
}

/** The shared places of a home's block and estate. */
export function sharedPlacesBy(tx: Tx, homeId: string): Promise<SharedPlace[]> {
  return tx.query<SharedPlace>(
    `select a.id, concat_ws(', ', a.name, coalesce(b.name, e.name)) as name from homes h
     join communal_areas a on a.landlord_id = h.landlord_id and a.estate_id = h.estate_id and (a.block_id is null or a.block_id = h.block_id)
     join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id
     left join blocks b on b.landlord_id = a.landlord_id and b.id = a.block_id
     where h.landlord_id = $1 and h.id = $2 order by name, a.id limit 50`,
    [tx.landlordId, homeId],
  );
}

