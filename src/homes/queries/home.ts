import type { PlainDate } from '../../clock/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type {
  BlockId, EpcBand, EstateId, Heating, Home, HomeForm, HomeId, HomeTenure, NeighbourhoodId, Uprn, Ventilation, Wall, WardCode, WayToEnd,
} from '../model.ts';
import { postcodeKey } from '../model.ts';
import { stillOurs } from './home-end.ts';

interface HomeRecord {
  readonly id: HomeId;
  readonly uprn: Uprn;
  readonly address_line: string;
  readonly town: string;
  readonly postcode: string;
  readonly block_id: BlockId | null;
  readonly block_name: string | null;
  readonly storeys: number | null;
  readonly estate_id: EstateId;
  readonly estate_name: string;
  readonly neighbourhood_id: NeighbourhoodId;
  readonly neighbourhood_name: string;
  readonly ward_code: WardCode;
  readonly ward_name: string;
  readonly local_authority: string;
  readonly tenure: HomeTenure;
  readonly owning_organisation_id: OrganisationId;
  readonly owning_name: string;
  readonly managing_organisation_id: OrganisationId;
  readonly managing_name: string;
  readonly bedrooms: number | null;
  readonly floor: number | null;
  readonly built_from: number | null;
  readonly built_until: number | null;
  readonly wall: Wall | null;
  readonly heating: Heating | null;
  readonly ventilation: Ventilation | null;
  readonly epc_band: EpcBand | null;
  readonly form: HomeForm | null;
  readonly facts_source: string;
  readonly facts_on: PlainDate;
  readonly end_on: PlainDate | null;
  readonly end_how: WayToEnd | null;
  readonly end_words: string | null;
}

const selectHome = `
  select h.*, b.name as block_name, b.storeys, e.name as estate_name, n.name as neighbourhood_name,
    w.name as ward_name, w.local_authority, own.name as owning_name, manage.name as managing_name,
    x.ended_on as end_on, x.how as end_how, x.words as end_words
  from homes h
  join estates e on e.landlord_id = h.landlord_id and e.id = h.estate_id
  join neighbourhoods n on n.landlord_id = h.landlord_id and n.id = h.neighbourhood_id
  join wards w on w.landlord_id = h.landlord_id and w.code = h.ward_code
  join organisations own on own.landlord_id = h.landlord_id and own.id = h.owning_organisation_id
  join organisations manage on manage.landlord_id = h.landlord_id and manage.id = h.managing_organisation_id
  left join blocks b on b.landlord_id = h.landlord_id and b.id = h.block_id
  left join home_endings x on x.landlord_id = h.landlord_id and x.home_id = h.id and x.undone_at is null
  where h.landlord_id = $1`;

/** The home with this id, or undefined. Any text may be asked for. */
export async function homeById(tx: Tx, id: string): Promise<Home | undefined> {
  if (!isUuid(id)) return undefined;
  const [found] = await tx.query<HomeRecord>(`${selectHome} and h.id = $2`, [tx.landlordId, id]);
  return found === undefined ? undefined : asHome(found);
}

export type AddressEntry = Pick<Home, 'id' | 'addressLine' | 'town' | 'postcode'>;

const mostAtPostcode = 200;

/** The addresses of a postcode however it was typed, in the order of their numbers; none for anything else, and none that are no longer ours. For the public. */
export async function homesByPostcode(tx: Tx, postcode: string): Promise<readonly AddressEntry[]> {
  const key = postcodeKey(postcode.slice(0, 20));
  if (key.length < 5 || key.length > 7) return [];
  const found = await tx.query<AddressEntry>(
    `select id, address_line as "addressLine", town, postcode from homes h
     where landlord_id = $1 and postcode_key = $2 and ${stillOurs('h')} order by address_line, id limit ${mostAtPostcode}`,
    [tx.landlordId, key],
  );
  return inOrderOfNumbers(found);
}

const byNumber = new Intl.Collator('en-GB', { numeric: true });

/** 2 before 10, as a street goes; the database's own order would put 10 first. */
export const inOrderOfNumbers = <Entry extends { readonly addressLine: string }>(entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((one, other) => byNumber.compare(one.addressLine, other.addressLine));

function asHome(row: HomeRecord): Home {
  const block = row.block_id === null ? null : { id: row.block_id, name: row.block_name ?? '', storeys: row.storeys };
  return {
    id: row.id, uprn: row.uprn, addressLine: row.address_line, town: row.town, postcode: row.postcode, block,
    estate: { id: row.estate_id, name: row.estate_name },
    neighbourhood: { id: row.neighbourhood_id, name: row.neighbourhood_name },
    ward: { code: row.ward_code, name: row.ward_name, localAuthority: row.local_authority },
    tenure: row.tenure,
    owningOrganisationId: row.owning_organisation_id, owningOrganisation: row.owning_name,
    managingOrganisationId: row.managing_organisation_id, managingOrganisation: row.managing_name,
    facts: {
      bedrooms: row.bedrooms, floor: row.floor, builtFrom: row.built_from, builtUntil: row.built_until, wall: row.wall,
      heating: row.heating, ventilation: row.ventilation, epcBand: row.epc_band, form: row.form,
      source: row.facts_source, on: row.facts_on,
    },
    end: row.end_on === null || row.end_how === null ? null : { on: row.end_on, how: row.end_how, words: row.end_words ?? '' },
  };
}
