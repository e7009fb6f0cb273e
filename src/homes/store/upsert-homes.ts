import type { Tx } from '../../platform/database/index.ts';
import type { RowPlan } from '../../platform/importer.ts';
import type { HomeRow } from '../forms/index.ts';
import { postcodeKey } from '../model.ts';
import type { Placement } from './places.ts';
import { rewriteSearchOfHomes, type WrittenHome } from './search-pieces.ts';

export interface PlacedRow {
  readonly row: HomeRow;
  readonly placement: Placement;
  /** The row as its table has it, made once: for the plan and for the saving. */
  columns?: HomeColumns;
}

const types = {
  uprn: 'text', address_line: 'text', town: 'text', postcode: 'text', block_id: 'uuid', estate_id: 'uuid',
  neighbourhood_id: 'uuid', ward_code: 'text', tenure: 'text', owning_organisation_id: 'uuid',
  managing_organisation_id: 'uuid', bedrooms: 'integer', floor: 'integer', built_from: 'integer', built_until: 'integer',
  wall: 'text', heating: 'text', ventilation: 'text', epc_band: 'text', form: 'text', facts_source: 'text', facts_on: 'date',
  postcode_key: 'text', search_text: 'text',
} as const;
type HomeColumns = Readonly<Record<keyof typeof types, string | number | null>>;

const names = Object.keys(types);
const comparable = names.map((name) => `homes.${name}`).join(', ');
const offered = names.map((name) => `excluded.${name}`).join(', ');

const columnsAndTypes = Object.entries(types).map(([name, type]) => `${name} ${type}`).join(', ');

const compare = `
  select fresh.uprn, case when homes.id is null then 'new' when (${comparable}) is distinct from (${names.map((name) => `fresh.${name}`).join(', ')})
    then 'changed' else 'unchanged' end as plan
  from jsonb_to_recordset($2::jsonb) as fresh (${columnsAndTypes})
  left join homes on homes.landlord_id = $1 and homes.uprn = fresh.uprn`;

/** What each row would do to the homes there are. Two rows of one batch must not have the same UPRN. */
export async function planHomes(tx: Tx, batch: readonly PlacedRow[]): Promise<readonly RowPlan[]> {
  const found = await tx.query<{ uprn: string; plan: 'new' | 'changed' | 'unchanged' }>(compare, [tx.landlordId, JSON.stringify(batch.map(columnsFor))]);
  const byUprn = new Map(found.map(({ uprn, plan }) => [uprn, plan]));
  return batch.map(({ row }) => byUprn.get(row.uprn) ?? 'new');
}

const upsert = `
  insert into homes (landlord_id, id, updated_at, ${names.join(', ')})
  select $1, fresh.id, $3, ${names.map((name) => `fresh.${name}`).join(', ')}
  from jsonb_to_recordset($2::jsonb) as fresh (id uuid, ${columnsAndTypes})
  on conflict (landlord_id, uprn) do update
  set updated_at = excluded.updated_at, ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
  where (${comparable}) is distinct from (${offered})
  returning id, search_text, owning_organisation_id, managing_organisation_id`;

/** Writes a batch in one statement; a row that says nothing new is left alone. */
export async function upsertHomes(tx: Tx, batch: readonly PlacedRow[], context: { readonly now: string; readonly newId: () => string }): Promise<void> {
  const fresh = batch.map((placed) => ({ id: context.newId(), ...columnsFor(placed) }));
  if (fresh.length === 0) return;
  const written = await tx.query<WrittenHome>(upsert, [tx.landlordId, JSON.stringify(fresh), context.now]);
  await rewriteSearchOfHomes(tx, written, context.now);
}

const columnsFor = (placed: PlacedRow): HomeColumns => (placed.columns ??= columnsOf(placed));

function columnsOf({ row, placement }: PlacedRow): HomeColumns {
  const { facts } = row;
  return {
    uprn: row.uprn,
    address_line: row.addressLine,
    town: row.town,
    postcode: row.postcode,
    block_id: placement.blockId,
    estate_id: placement.estateId,
    neighbourhood_id: placement.neighbourhoodId,
    ward_code: row.wardCode,
    tenure: row.tenure,
    owning_organisation_id: row.owningOrganisationId,
    managing_organisation_id: row.managingOrganisationId,
    bedrooms: facts.bedrooms,
    floor: facts.floor,
    built_from: facts.builtFrom,
    built_until: facts.builtUntil,
    wall: facts.wall,
    heating: facts.heating,
    ventilation: facts.ventilation,
    epc_band: facts.epcBand,
    form: facts.form,
    facts_source: facts.source,
    facts_on: facts.on,
    postcode_key: postcodeKey(row.postcode),
    search_text: searchTextOf(row),
  };
}

/** What the search box looks through: the address in small letters, the postcode with and without its space. */
const searchTextOf = (row: HomeRow): string =>
  [row.addressLine, row.block, row.estate, row.town, row.postcode, postcodeKey(row.postcode), row.uprn]
    .join(' ').toLowerCase();
