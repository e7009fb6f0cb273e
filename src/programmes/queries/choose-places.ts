import { stillOurs } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ProgrammeId } from '../model.ts';
import type { PlaceFound } from './lists.ts';

/** The most homes and blocks that one answer settles at once, where all that a choice shows are meant. */
export const mostOfChoice = 5000;

/** An estate, with how many of its homes and blocks are still to be done. */
export interface EstateToChoose {
  readonly id: string;
  readonly name: string;
  readonly places: number;
}

const own = (home: string, organisation: string): string => `(${home}.owning_organisation_id = ${organisation} or ${home}.managing_organisation_id = ${organisation})`;

/** Estates with homes that an organisation owns or manages. */
export function estatesOf(tx: Tx, organisationId: string): Promise<Omit<EstateToChoose, 'places'>[]> {
  return tx.query(
    `select e.id, e.name from estates e where e.landlord_id = $1 and exists (select from homes h where h.landlord_id = $1 and h.estate_id = e.id and ${own('h', '$2')})
     order by e.name, e.id limit 1000`,
    [tx.landlordId, organisationId],
  );
}

/** Estates in which a programme has something still to do, of the homes and blocks that an organisation owns or manages. */
export function estatesOfProgramme(tx: Tx, programmeId: ProgrammeId, organisationId: string): Promise<EstateToChoose[]> {
  return tx.query<EstateToChoose>(
    `select e.id, e.name, count(*)::int as places from (${openPlaces}) x join estates e on e.landlord_id = $1 and e.id = x.estate_id
     group by e.id, e.name order by e.name, e.id limit 1000`,
    [tx.landlordId, programmeId, organisationId],
  );
}

const openPlaces = `select x.place_id, h.estate_id from programme_places x join homes h on h.landlord_id = $1 and h.id = x.home_id and ${own('h', '$3')}
     where x.landlord_id = $1 and x.programme_id = $2 and x.done_on is null
   union all select x.place_id, b.estate_id from programme_places x join blocks b on b.landlord_id = $1 and b.id = x.block_id
     where x.landlord_id = $1 and x.programme_id = $2 and x.done_on is null
       and exists (select from homes h where h.landlord_id = $1 and h.block_id = b.id and ${own('h', '$3')})`;

/** What is still to do, all of it or of one estate; one more than may be settled at once where there are more. */
export async function openPlaceIds(tx: Tx, programmeId: ProgrammeId, { organisationId, estateId }: { readonly organisationId: string; readonly estateId: string | undefined }): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select x.place_id as id from (${openPlaces}) x where $4::uuid is null or x.estate_id = $4 order by x.place_id limit $5`,
    [tx.landlordId, programmeId, organisationId, estateId ?? null, mostOfChoice + 1],
  );
  return rows.map(({ id }) => id);
}

export interface ChoosingOf {
  readonly programmeId: ProgrammeId;
  readonly organisationId: string;
  readonly estateId: string;
  /** Only homes of this block. */
  readonly blockId: string | undefined;
}

/** Homes that are still ours: of an estate its blocks, and its homes that are in none; of a block its homes. Without what the programme has already. */
const choices = `select b.id, 'block' as kind, b.name from blocks b where b.landlord_id = $1 and b.estate_id = $4 and $5::uuid is null
     and exists (select from homes h where h.landlord_id = $1 and h.block_id = b.id and ${own('h', '$3')} and ${stillOurs('h')})
   union all select h.id, 'home', concat_ws(', ', h.address_line, h.town, h.postcode) from homes h
     where h.landlord_id = $1 and h.estate_id = $4 and h.block_id is not distinct from $5 and ${own('h', '$3')} and ${stillOurs('h')}`;
const notYetIn = `not exists (select from programme_places p where p.landlord_id = $1 and p.programme_id = $2 and p.place_id = c.id and (p.home_id is not null or p.block_id is not null))`;

/** What may be added there, by name; `after` the one of this id, which the programme may have by now. */
export function placesToAdd(tx: Tx, { programmeId, organisationId, estateId, blockId }: ChoosingOf, { after, most }: { readonly after: string | undefined; readonly most: number }): Promise<PlaceFound[]> {
  return tx.query<PlaceFound>(
    `select c.id as "placeId", c.kind, c.name from (${choices}) c where ${notYetIn} and ($6::uuid is null or (c.name, c.id) > (select a.name, a.id from (${choices}) a where a.id = $6)) order by c.name, c.id limit $7`,
    [tx.landlordId, programmeId, organisationId, estateId, blockId ?? null, after ?? null, most],
  );
}

/** How many there are of them. */
export async function countToAdd(tx: Tx, { programmeId, organisationId, estateId, blockId }: ChoosingOf): Promise<number> {
  const [row] = await tx.query<{ many: number }>(`select count(*)::int as many from (${choices}) c where ${notYetIn}`, [tx.landlordId, programmeId, organisationId, estateId, blockId ?? null]);
  return row?.many ?? 0;
}
