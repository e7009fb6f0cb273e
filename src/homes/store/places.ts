import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { HomeRow } from '../forms/index.ts';
import { loadKnownPlaces, placeKey, placeTables, type KnownPlaces, type PlaceTable } from './known-places.ts';
import { conflictOf, wardFact, type PlaceConflict } from './place-conflicts.ts';

/** Where a home stands, by id. */
export interface Placement {
  readonly neighbourhoodId: string;
  readonly estateId: string;
  readonly blockId: string | null;
}

export type PlaceCounts = Readonly<Record<PlaceTable, number>>;

/** The places of one landlord while a file is read: each is found or made once, and written with its batch. */
export interface Places {
  conflictOf(row: HomeRow): PlaceConflict | undefined;
  place(row: HomeRow): Placement;
  /** Writes what was made or changed since the last time. Parents come before children. */
  save(tx: Tx): Promise<void>;
  created(): PlaceCounts;
}

type Row = Readonly<Record<string, string | number | null>>;

/** A place as a row names it. `columns` are those of a new one, but for its landlord and `id`. */
interface Named {
  readonly table: PlaceTable;
  readonly key: string;
  readonly fact: string | null;
  readonly columns: Row;
}
type FindOrMake = (named: Named) => string;

interface ChangedPlace {
  readonly table: PlaceTable;
  readonly id: string;
  readonly fact: string;
}

/** Reads the places there are: thousands at most, however many homes. */
export async function openPlaces(tx: Tx, newId: () => string): Promise<Places> {
  const known = await loadKnownPlaces(tx);
  const made: Record<PlaceTable, Row[]> = { wards: [], neighbourhoods: [], estates: [], blocks: [], communal_areas: [] };
  const counts = { wards: 0, neighbourhoods: 0, estates: 0, blocks: 0, communal_areas: 0 };
  const changed: ChangedPlace[] = [];
  const { landlordId } = tx;
  const make = ({ table, key, fact, columns }: Named): string => {
    // A ward's code is its id: the same for every landlord and never ours to make.
    const id = table === 'wards' ? key.toUpperCase() : newId();
    known[table].set(key, { id, fact, isFromFile: true });
    made[table].push({ landlord_id: landlordId, [table === 'wards' ? 'code' : 'id']: id, ...columns });
    counts[table] += 1;
    return id;
  };
  return {
    conflictOf: (row) => conflictOf(row, known),
    place: (row) => placeRow(row, (named) => findIn(known, named, changed) ?? make(named)),
    save: async (tx) => {
      for (const table of placeTables) await insertRows(tx, table, made[table].splice(0));
      for (const change of changed.splice(0)) await saveFact(tx, change);
    },
    created: () => ({ ...counts }),
  };
}

function findIn(known: KnownPlaces, { table, key, fact }: Named, changed: ChangedPlace[]): string | undefined {
  const there = known[table].get(key);
  if (there === undefined) return undefined;
  if (fact !== null && there.fact !== fact) {
    changed.push({ table, id: there.id, fact });
    there.fact = fact;
  }
  there.isFromFile = true;
  return there.id;
}

function placeRow(row: HomeRow, findOrMake: FindOrMake): Placement {
  const { neighbourhood, estate, block, wardName, localAuthority, blockStoreys } = row;
  findOrMake({ table: 'wards', key: placeKey(row.wardCode), fact: wardFact(row), columns: { name: wardName, local_authority: localAuthority } });
  const neighbourhoodId = findOrMake({ table: 'neighbourhoods', key: placeKey(neighbourhood), fact: null, columns: { name: neighbourhood } });
  const estateId = findOrMake({
    table: 'estates', key: placeKey(estate), fact: neighbourhoodId, columns: { neighbourhood_id: neighbourhoodId, name: estate },
  });
  const blockId = block === null ? null : findOrMake({
    table: 'blocks',
    key: placeKey(estateId, block),
    fact: blockStoreys === null ? null : String(blockStoreys),
    columns: { estate_id: estateId, name: block, storeys: blockStoreys },
  });
  for (const name of row.communalAreas) {
    findOrMake({ table: 'communal_areas', key: placeKey(estateId, blockId, name), fact: null, columns: { estate_id: estateId, block_id: blockId, name } });
  }
  return { neighbourhoodId, estateId, blockId };
}

async function saveFact(tx: Tx, { table, id, fact }: ChangedPlace): Promise<void> {
  const statements: Partial<Record<PlaceTable, string>> = {
    wards: 'update wards set name = $3, local_authority = $4 where landlord_id = $1 and code = $2',
    estates: 'update estates set neighbourhood_id = $3 where landlord_id = $1 and id = $2',
    blocks: 'update blocks set storeys = $3::integer where landlord_id = $1 and id = $2',
  };
  const statement = statements[table];
  if (statement !== undefined) await tx.query(statement, [tx.landlordId, id, ...fact.split('\n')]);
  // The homes of an estate go where it goes, those that are not in this file too.
  if (table === 'estates') {
    await tx.query('update homes set neighbourhood_id = $3 where landlord_id = $1 and estate_id = $2', [tx.landlordId, id, fact]);
  }
}
