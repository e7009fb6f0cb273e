import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { HomeRow } from '../forms/index.ts';

type PlaceTable = 'wards' | 'neighbourhoods' | 'estates' | 'blocks' | 'communal_areas';
type Row = Record<string, string | number | null>;

/** Where a home stands, by id. */
export interface Placement {
  readonly neighbourhoodId: string;
  readonly estateId: string;
  readonly blockId: string | null;
}

export type PlaceCounts = Readonly<Record<PlaceTable, number>>;

/** A row says otherwise of a place than an earlier row of the same file. */
export interface PlaceConflict {
  readonly field: 'ward_name' | 'neighbourhood' | 'block_storeys';
  readonly place: string;
  readonly said: string;
}

interface Known {
  readonly id: string;
  /** What the database or this file says of it: an estate's neighbourhood, a block's storeys, a ward's name. */
  fact: string | null;
  /** True once this file has named it, so that a later row may not say otherwise. */
  isFromFile: boolean;
}

/** The places of one landlord while a file is read: each is found or made once, and written with its batch. */
export interface Places {
  conflictOf(row: HomeRow): PlaceConflict | undefined;
  place(row: HomeRow): Placement;
  /** Writes what was made or changed since the last time. Parents come before children. */
  save(): Promise<void>;
  created(): PlaceCounts;
}

const keyOf = (...parts: readonly (string | null)[]) => parts.map((part) => (part ?? '').toLowerCase()).join('\n');

/** Reads the places there are: thousands at most, however many homes. */
export async function openPlaces(tx: Tx, newId: () => string): Promise<Places> {
  const known = await loadKnown(tx);
  const made: Record<PlaceTable, Row[]> = { wards: [], neighbourhoods: [], estates: [], blocks: [], communal_areas: [] };
  const changed: { readonly table: PlaceTable; readonly id: string; readonly fact: string | null }[] = [];
  const counts = { wards: 0, neighbourhoods: 0, estates: 0, blocks: 0, communal_areas: 0 };

  function findOrMake(table: PlaceTable, key: string, fact: string | null, row: (id: string) => Row, id?: string): string {
    const there = known[table].get(key);
    if (there === undefined) {
      const made_ = { id: id ?? newId(), fact, isFromFile: true };
      known[table].set(key, made_);
      made[table].push({ landlord_id: tx.landlordId, ...row(made_.id) });
      counts[table] += 1;
      return made_.id;
    }
    if (there.fact !== fact && fact !== null) changed.push({ table, id: there.id, fact });
    there.fact = fact ?? there.fact;
    there.isFromFile = true;
    return there.id;
  }

  return {
    conflictOf: (row) => findConflict(row, known),
    place: (row) => placeRow(row, findOrMake),
    save: async () => {
      for (const table of placeTables) await insertRows(tx, table, made[table].splice(0));
      for (const change of changed.splice(0)) await saveFact(tx, change);
    },
    created: () => ({ ...counts }),
  };
}

const placeTables: readonly PlaceTable[] = ['wards', 'neighbourhoods', 'estates', 'blocks', 'communal_areas'];

type FindOrMake = (table: PlaceTable, key: string, fact: string | null, row: (id: string) => Row, id?: string) => string;

function placeRow(row: HomeRow, findOrMake: FindOrMake): Placement {
  const ward = { name: row.wardName, local_authority: row.localAuthority };
  findOrMake('wards', row.wardCode, wardFact(row), (code) => ({ code, ...ward }), row.wardCode);
  const neighbourhoodId = findOrMake('neighbourhoods', keyOf(row.neighbourhood), null, (id) => ({ id, name: row.neighbourhood }));
  const estateId = findOrMake('estates', keyOf(row.estate), neighbourhoodId, (id) => ({
    id, neighbourhood_id: neighbourhoodId, name: row.estate,
  }));
  const { block } = row;
  const storeys = row.blockStoreys === null ? null : String(row.blockStoreys);
  const blockId = block === null ? null
    : findOrMake('blocks', keyOf(estateId, block), storeys, (id) => ({ id, estate_id: estateId, name: block, storeys: row.blockStoreys }));
  for (const name of row.communalAreas) {
    findOrMake('communal_areas', keyOf(estateId, blockId, name), null, (id) => ({ id, estate_id: estateId, block_id: blockId, name }));
  }
  return { neighbourhoodId, estateId, blockId };
}

const wardFact = (row: Pick<HomeRow, 'wardName' | 'localAuthority'>) => `${row.wardName}\n${row.localAuthority}`;

type AllKnown = Readonly<Record<PlaceTable, Map<string, Known>>>;

function findConflict(row: HomeRow, known: AllKnown): PlaceConflict | undefined {
  const ward = known.wards.get(row.wardCode);
  if (ward?.isFromFile === true && ward.fact !== wardFact(row)) {
    return { field: 'ward_name', place: row.wardCode, said: (ward.fact ?? '').replace('\n', ', ') };
  }
  const estate = known.estates.get(keyOf(row.estate));
  const neighbourhood = known.neighbourhoods.get(keyOf(row.neighbourhood));
  if (estate?.isFromFile === true && estate.fact !== neighbourhood?.id) {
    const elsewhere = [...known.neighbourhoods].find(([, place]) => place.id === estate.fact)?.[0];
    return { field: 'neighbourhood', place: row.estate, said: elsewhere ?? 'another neighbourhood' };
  }
  const block = estate === undefined || row.block === null ? undefined : known.blocks.get(keyOf(estate.id, row.block));
  const isOtherHeight = row.blockStoreys !== null && block?.fact !== String(row.blockStoreys);
  if (block?.isFromFile === true && block.fact !== null && isOtherHeight) {
    return { field: 'block_storeys', place: row.block ?? '', said: `${block.fact} storeys` };
  }
  return undefined;
}

async function loadKnown(tx: Tx): Promise<AllKnown> {
  const load = async (sql: string) => {
    const rows = await tx.query<{ key: string[]; id: string; fact: string | null }>(sql, [tx.landlordId]);
    return new Map(rows.map((row): [string, Known] => [keyOf(...row.key), { id: row.id, fact: row.fact, isFromFile: false }]));
  };
  const wards = await load(
    `select array[code] as key, code as id, name || E'\\n' || local_authority as fact from wards where landlord_id = $1`,
  );
  return {
    wards: new Map([...wards.values()].map((ward) => [ward.id, ward])),
    neighbourhoods: await load('select array[name] as key, id, null as fact from neighbourhoods where landlord_id = $1'),
    estates: await load('select array[name] as key, id, neighbourhood_id as fact from estates where landlord_id = $1'),
    blocks: await load('select array[estate_id::text, name] as key, id, storeys::text as fact from blocks where landlord_id = $1'),
    communal_areas: await load(
      'select array[estate_id::text, block_id::text, name] as key, id, null as fact from communal_areas where landlord_id = $1',
    ),
  };
}

async function saveFact(tx: Tx, { table, id, fact }: { readonly table: PlaceTable; readonly id: string; readonly fact: string | null }) {
  const parameters = [tx.landlordId, id, ...(table === 'wards' ? (fact ?? '').split('\n') : [fact])];
  const set = {
    wards: 'name = $3, local_authority = $4 where landlord_id = $1 and code = $2',
    estates: 'neighbourhood_id = $3 where landlord_id = $1 and id = $2',
    blocks: 'storeys = $3::integer where landlord_id = $1 and id = $2',
    neighbourhoods: undefined,
    communal_areas: undefined,
  }[table];
  if (set !== undefined) await tx.query(`update ${table} set ${set}`, parameters);
}
