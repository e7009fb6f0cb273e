import type { Tx } from '../../platform/database/index.ts';

/** A home that a search found, with the person it was found by. */
export interface FoundPlace {
  readonly homeId: string;
  readonly address: string;
  readonly name: string | null;
}

const mostFound = 30;

/**
 * Homes of one organisation whose address, or whose people now, hold every one of these words. Nothing for no words: a
 * search is not a list of people.
 */
export async function findPlaces(tx: Tx, organisationId: string, words: string, today: string): Promise<readonly FoundPlace[]> {
  const patterns = patternsOf(words);
  if (patterns.length === 0) return [];
  return tx.query<FoundPlace>(
    `select h.id as "homeId", concat_ws(', ', h.address_line, h.town, h.postcode) as address, found.name from (
       select h.id, null as name from homes h
       where h.landlord_id = $1 and h.search_text like all ($2::text[]) and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
       union all
       select t.home_id, r.name from residents r
       join tenancy_people p on p.landlord_id = r.landlord_id and p.resident_id = r.id
       join tenancies t on t.landlord_id = p.landlord_id and t.id = p.tenancy_id and t.started_on <= $4 and (t.ended_on is null or t.ended_on >= $4)
       where r.landlord_id = $1 and r.search_text like all ($2::text[])
     ) found
     join homes h on h.landlord_id = $1 and h.id = found.id and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
     order by found.name nulls last, h.postcode_key, h.address_line, h.id limit ${mostFound}`,
    [tx.landlordId, patterns, organisationId, today],
  );
}

/** One pattern for each word, so that "okafor larch" finds what holds both. */
function patternsOf(words: string): readonly string[] {
  return words.toLowerCase().split(/\s+/).filter((word) => word.length >= 2).slice(0, 8).map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
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

