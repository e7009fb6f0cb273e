import type { Tx } from '../../platform/database/index.ts';

export const placeTables = ['wards', 'neighbourhoods', 'estates', 'blocks', 'communal_areas'] as const;
export type PlaceTable = (typeof placeTables)[number];

export interface KnownPlace {
  readonly id: string;
  /** What the database or this file says of it: an estate's neighbourhood, a block's storeys, a ward's name. */
  fact: string | null;
  /** True once this file has named it, so that a later row may not say otherwise. */
  isFromFile: boolean;
}

export type KnownPlaces = Readonly<Record<PlaceTable, Map<string, KnownPlace>>>;

/** Names of places as one key, whatever their capitals. */
export const placeKey = (...parts: readonly (string | null)[]) => parts.map((part) => (part ?? '').toLowerCase()).join('\n');

/** Every place of the landlord by its key. */
export async function loadKnownPlaces(tx: Tx): Promise<KnownPlaces> {
  const load = async (sql: string) => {
    const rows = await tx.query<{ key: string[]; id: string; fact: string | null }>(sql, [tx.landlordId]);
    return new Map(rows.map((row): [string, KnownPlace] => [placeKey(...row.key), { id: row.id, fact: row.fact, isFromFile: false }]));
  };
  return {
    wards: await load(`select array[code] as key, code as id, name || E'\\n' || local_authority as fact from wards where landlord_id = $1`),
    neighbourhoods: await load('select array[name] as key, id, null as fact from neighbourhoods where landlord_id = $1'),
    estates: await load('select array[name] as key, id, neighbourhood_id as fact from estates where landlord_id = $1'),
    blocks: await load('select array[estate_id::text, name] as key, id, storeys::text as fact from blocks where landlord_id = $1'),
    communal_areas: await load(
      'select array[estate_id::text, block_id::text, name] as key, id, null as fact from communal_areas where landlord_id = $1',
    ),
  };
}
