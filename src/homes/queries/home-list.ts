import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { HomeId, HomeTenure } from '../model.ts';
import { endedOn } from './home-end.ts';

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
  /** The day from which it is no longer ours. */
  readonly endedOn: PlainDate | null;
}

export interface HomePage {
  readonly homes: readonly ListedHome[];
  /** The id to continue after, when there are more. */
  readonly next: HomeId | null;
}

const perPage = 50;

/** The key of the index homes_in_order: a street in the order of its numbers, 2 before 10. */
const lengthToNumber = `coalesce(length(substring(address_line from '^\\D*\\d+')), 0)`;
const order = `postcode_key, ${lengthToNumber}, address_line, id`;

/** A page of the homes one organisation owns or manages, by postcode and address, after the home given. */
export async function listHomes(tx: Tx, organisationId: OrganisationId, filter: HomeFilter, { after, most = perPage }: { readonly after: string | undefined; readonly most?: number }): Promise<HomePage> {
  const last = await placeInOrder(tx, after);
  const found = await tx.query<ListedHome>(
    `select h.id, h.address_line as "addressLine", h.town, h.postcode, e.name as estate, h.tenure, ${endedOn('h')} as "endedOn",
       (select count(*) from cases c where c.landlord_id = h.landlord_id and c.home_id = h.id and c.closed_at is null) as "openCases"
     from (
       select * from homes
       where landlord_id = $1 and (owning_organisation_id = $2 or managing_organisation_id = $2)
         and ($3::uuid is null or neighbourhood_id = $3) and ($4::uuid is null or estate_id = $4) and ($5::uuid is null or block_id = $5)
         and ($6::text is null or (${order}) > ($6, $7::integer, $8::text, $9::uuid))
       order by ${order} limit ${most + 1}
     ) h join estates e on e.landlord_id = h.landlord_id and e.id = h.estate_id
     order by h.postcode_key, ${lengthToNumber}, h.address_line, h.id`,
    [tx.landlordId, organisationId, filter.neighbourhoodId, filter.estateId, filter.blockId, last?.postcode_key, last?.length, last?.address_line, last?.id],
  );
  const homes = found.slice(0, most);
  return { homes, next: found.length > most ? (homes.at(-1)?.id ?? null) : null };
}

interface PlaceInOrder {
  readonly postcode_key: string;
  readonly length: number;
  readonly address_line: string;
  readonly id: HomeId;
}

/** Read first and handed back as values, for only then can PostgreSQL start in the middle of the index. */
async function placeInOrder(tx: Tx, homeId: string | undefined): Promise<PlaceInOrder | undefined> {
  if (homeId === undefined) return undefined;
  const found = await tx.query<PlaceInOrder>(
    `select postcode_key, ${lengthToNumber} as length, address_line, id from homes where landlord_id = $1 and id = $2`,
    [tx.landlordId, homeId],
  );
  return found[0];
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
