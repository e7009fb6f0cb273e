import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { HomeId, HomeTenure } from '../model.ts';

/** Which homes to list; ids of places, or undefined for all. */
export interface HomeFilter {
  readonly neighbourhoodId?: string | undefined;
  readonly estateId?: string | undefined;
  readonly blockId?: string | undefined;
}

export interface ListedHome {
  readonly id: HomeId;
  readonly addressLine: string;
  readonly town: string;
  readonly postcode: string;
  readonly estate: string;
  readonly tenure: HomeTenure;
  readonly openCases: number;
}

export interface HomePage {
  readonly homes: readonly ListedHome[];
  /** The id to continue after, when there are more. */
  readonly next: HomeId | null;
}

const perPage = 50;

/** A page of the homes one organisation owns or manages, by postcode and address, after the home given. */
export async function listHomes(tx: Tx, organisationId: OrganisationId, filter: HomeFilter, after: string | undefined): Promise<HomePage> {
  const found = await tx.query<ListedHome>(
    `select h.id, h.address_line as "addressLine", h.town, h.postcode, e.name as estate, h.tenure,
       (select count(*) from cases c where c.landlord_id = h.landlord_id and c.home_id = h.id and c.closed_at is null) as "openCases"
     from homes h join estates e on e.landlord_id = h.landlord_id and e.id = h.estate_id
     where h.landlord_id = $1 and (h.owning_organisation_id = $2 or h.managing_organisation_id = $2)
       and ($3::uuid is null or h.neighbourhood_id = $3) and ($4::uuid is null or h.estate_id = $4) and ($5::uuid is null or h.block_id = $5)
       and ($6::uuid is null or (h.postcode_key, h.address_line, h.id) >
         (select postcode_key, address_line, id from homes where landlord_id = $1 and id = $6))
     order by h.postcode_key, h.address_line, h.id limit ${perPage + 1}`,
    [tx.landlordId, organisationId, filter.neighbourhoodId, filter.estateId, filter.blockId, after],
  );
  const homes = found.slice(0, perPage);
  return { homes, next: found.length > perPage ? (homes.at(-1)?.id ?? null) : null };
}

export interface PlaceChoice {
  readonly id: string;
  readonly name: string;
}

export interface PlaceChoices {
  readonly neighbourhoods: readonly PlaceChoice[];
  /** Of the neighbourhood chosen; none before one is. */
  readonly estates: readonly PlaceChoice[];
  /** Of the estate chosen; none before one is. */
  readonly blocks: readonly PlaceChoice[];
}

const mostChoices = 500;

/** What the list can be narrowed by, one level at a time. */
export async function placeChoices(tx: Tx, filter: HomeFilter): Promise<PlaceChoices> {
  const choices = (table: string, column: string | null, id: string | undefined) =>
    tx.query<PlaceChoice>(
      `select id, name from ${table} where landlord_id = $1 ${column === null ? '' : `and ${column} = $2`} order by name limit ${mostChoices}`,
      column === null ? [tx.landlordId] : [tx.landlordId, id],
    );
  return {
    neighbourhoods: await choices('neighbourhoods', null, undefined),
    estates: filter.neighbourhoodId === undefined ? [] : await choices('estates', 'neighbourhood_id', filter.neighbourhoodId),
    blocks: filter.estateId === undefined ? [] : await choices('blocks', 'estate_id', filter.estateId),
  };
}
