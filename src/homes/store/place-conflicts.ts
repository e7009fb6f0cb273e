import type { HomeRow } from '../forms/index.ts';
import { placeKey, type KnownPlace, type KnownPlaces } from './known-places.ts';

/** A row says otherwise of a place than an earlier row of the same file. */
export interface PlaceConflict {
  readonly field: 'ward_name' | 'neighbourhood' | 'block_storeys';
  readonly place: string;
  readonly said: string;
}

/** A ward's name and authority as one fact. */
export const wardFact = (row: Pick<HomeRow, 'wardName' | 'localAuthority'>) => `${row.wardName}\n${row.localAuthority}`;

/** The first thing a row says otherwise. What the database said before the file is no conflict: the file is newer. */
export function conflictOf(row: HomeRow, known: KnownPlaces): PlaceConflict | undefined {
  return wardConflict(row, known) ?? estateConflict(row, known) ?? blockConflict(row, known);
}

const fromFile = (place: KnownPlace | undefined): KnownPlace | undefined => (place?.isFromFile === true ? place : undefined);

function wardConflict(row: HomeRow, known: KnownPlaces): PlaceConflict | undefined {
  const ward = fromFile(known.wards.get(placeKey(row.wardCode)));
  if (ward === undefined || ward.fact === wardFact(row)) return undefined;
  return { field: 'ward_name', place: row.wardCode, said: (ward.fact ?? '').replace('\n', ', ') };
}

function estateConflict(row: HomeRow, known: KnownPlaces): PlaceConflict | undefined {
  const estate = fromFile(known.estates.get(placeKey(row.estate)));
  if (estate === undefined || estate.fact === known.neighbourhoods.get(placeKey(row.neighbourhood))?.id) return undefined;
  const elsewhere = [...known.neighbourhoods].find(([, place]) => place.id === estate.fact)?.[0];
  return { field: 'neighbourhood', place: row.estate, said: elsewhere ?? 'another neighbourhood' };
}

function blockConflict(row: HomeRow, known: KnownPlaces): PlaceConflict | undefined {
  const estate = known.estates.get(placeKey(row.estate));
  if (estate === undefined || row.block === null || row.blockStoreys === null) return undefined;
  const block = fromFile(known.blocks.get(placeKey(estate.id, row.block)));
  if (block === undefined || block.fact === null || block.fact === String(row.blockStoreys)) return undefined;
  return { field: 'block_storeys', place: row.block, said: `${block.fact} storeys` };
}
