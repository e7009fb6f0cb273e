import { isUuid } from '../../platform/uuid.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { BlockId, CommunalArea, Home, HomeId, HomeTenure } from '../model.ts';
import { inOrderOfNumbers } from './home.ts';

export interface BlockView {
  readonly id: BlockId;
  readonly name: string;
  readonly storeys: number | null;
  readonly estate: string;
  readonly neighbourhood: string;
}

export interface HomeOfBlock {
  readonly id: HomeId;
  readonly addressLine: string;
  readonly floor: number | null;
  readonly tenure: HomeTenure;
  readonly openCases: number;
}

/** The block with this id, or undefined. */
export async function blockById(tx: Tx, id: string): Promise<BlockView | undefined> {
  if (!isUuid(id)) return undefined;
  const [found] = await tx.query<BlockView>(
    `select b.id, b.name, b.storeys, e.name as estate, n.name as neighbourhood
     from blocks b
     join estates e on e.landlord_id = b.landlord_id and e.id = b.estate_id
     join neighbourhoods n on n.landlord_id = e.landlord_id and n.id = e.neighbourhood_id
     where b.landlord_id = $1 and b.id = $2`,
    [tx.landlordId, id],
  );
  return found;
}

/** The biggest towers hold some 200 homes; past this many the page points to the list. */
const mostHomesOfBlock = 500;

/** The homes of a block that one organisation owns or manages, in the order of their numbers. */
export async function homesOfBlock(tx: Tx, blockId: BlockId, organisationId: OrganisationId): Promise<readonly HomeOfBlock[]> {
  const found = await tx.query<HomeOfBlock>(
    `select h.id, h.address_line as "addressLine", h.floor, h.tenure, count(c.id) as "openCases"
     from homes h
     left join cases c on c.landlord_id = h.landlord_id and c.home_id = h.id and c.closed_at is null
     where h.landlord_id = $1 and h.block_id = $2 and (h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
     group by h.landlord_id, h.id order by h.address_line, h.id limit ${mostHomesOfBlock}`,
    [tx.landlordId, blockId, organisationId],
  );
  return inOrderOfNumbers(found);
}

/** An open case about a communal area: it has no home and no person. */
export interface CommunalCase {
  readonly reference: string;
  readonly title: string;
}

export type CommunalAreaView = CommunalArea & { readonly openCases: readonly CommunalCase[] };

/** The communal areas of a block with what is open there; without a block, those of the estate itself. */
export function communalAreasOf(tx: Tx, place: { readonly blockId: string } | { readonly estateId: string }): Promise<CommunalAreaView[]> {
  const [column, id] = 'blockId' in place ? ['a.block_id', place.blockId] : ['a.block_id is null and a.estate_id', place.estateId];
  return tx.query<CommunalAreaView>(
    `select a.id, a.name, a.estate_id as "estateId", a.block_id as "blockId",
       coalesce(jsonb_agg(jsonb_build_object('reference', c.reference, 'title', c.title) order by c.opened_at)
         filter (where c.id is not null), '[]') as "openCases"
     from communal_areas a
     left join cases c on c.landlord_id = a.landlord_id and c.communal_area_id = a.id and c.closed_at is null
     where a.landlord_id = $1 and ${column} = $2
     group by a.landlord_id, a.id order by a.name, a.id limit 100`,
    [tx.landlordId, id],
  );
}

/** The communal areas around one home: of its block, or of its estate when it stands in none. */
export const communalAreasAround = (tx: Tx, home: Home): Promise<CommunalAreaView[]> =>
  communalAreasOf(tx, home.block === null ? { estateId: home.estate.id } : { blockId: home.block.id });
