import type { Database, Tx } from './database/index.ts';

/** The organisation whose rows a transaction sees. `settings` is read by the slices that own each part of it. */
export interface Landlord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly colour: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly email: string;
  readonly isInvented: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly settingsVersion: number;
}

const columns = `id, slug, name, colour, phone, emergency_phone as "emergencyPhone", email,
  is_invented as "isInvented", settings, settings_version as "settingsVersion"`;

/** A landlord as one JSON value, for a query that reads it beside something else. `alias` names the table in that query. */
export const landlordAsJson = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name,
  'colour', ${alias}.colour, 'phone', ${alias}.phone, 'emergencyPhone', ${alias}.emergency_phone, 'email', ${alias}.email,
  'isInvented', ${alias}.is_invented, 'settings', ${alias}.settings, 'settingsVersion', ${alias}.settings_version)`;

/** Every landlord of the installation, by name: a public list. */
export function listLandlords(tx: Tx): Promise<Landlord[]> {
  return tx.query<Landlord>(`select ${columns} from landlords order by name limit 500`);
}

/** Whether there is nothing real here, so that a page of no one landlord says so too. */
export const areAllInvented = (landlords: readonly Pick<Landlord, 'isInvented'>[]): boolean =>
  landlords.length > 0 && landlords.every(({ isInvented }) => isInvented);

const landlordsATime = 500;

/** Every landlord of the installation, however many, for work that goes through them all: by id, 500 at a time. */
export async function* everyLandlord(database: Pick<Database, 'beforeLandlord'>): AsyncGenerator<Landlord> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const landlords = await database.beforeLandlord((tx) => tx.query<Landlord>(`select ${columns} from landlords where id > $1 order by id limit ${landlordsATime}`, [after]));
    yield* landlords;
    const last = landlords.at(-1);
    if (last === undefined || landlords.length < landlordsATime) return;
    after = last.id;
  }
}

/** The landlord with this id, or undefined. */
export async function landlordById(tx: Tx, id: string): Promise<Landlord | undefined> {
  return (await tx.query<Landlord>(`select ${columns} from landlords where id = $1`, [id]))[0];
}

/** The landlord whose public pages live under /l/{slug}, or undefined. */
export async function landlordBySlug(tx: Tx, slug: string): Promise<Landlord | undefined> {
  return (await tx.query<Landlord>(`select ${columns} from landlords where slug = $1`, [slug]))[0];
}

export type NewLandlord = Pick<Landlord, 'id' | 'slug' | 'name' | 'colour' | 'phone' | 'emergencyPhone' | 'email' | 'isInvented'>;

/** Adds a landlord to the installation; the transaction must be its own. */
export async function createLandlord(tx: Tx, landlord: NewLandlord, now: string): Promise<void> {
  const { id, slug, name, colour, phone, emergencyPhone, email, isInvented } = landlord;
  await tx.query(
    `insert into landlords (id, slug, name, colour, phone, emergency_phone, email, is_invented, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, slug, name, colour, phone, emergencyPhone, email, isInvented, now],
  );
}
