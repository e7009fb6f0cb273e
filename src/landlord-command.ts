import { parseArgs } from 'node:util';
import { ensureLinkKey } from './correspondence/index.ts';
import { currentInstant } from './platform/clock.ts';
import type { Database } from './platform/database/index.ts';
import { newId } from './platform/ids.ts';
import { createLandlord, landlordBySlug, type NewLandlord } from './platform/landlord.ts';
import { withProductDatabase } from './platform/open-product.ts';

const usage =
  'putright landlord add --slug SLUG --name NAME --phone NUMBER --emergency-phone NUMBER --email ADDRESS [--colour #1d4f5e]';

/** `putright landlord add …`: a real landlord, empty, ready for its first administrator and its homes. */
export async function landlordCommand(args: readonly string[]): Promise<string> {
  const wanted = readWanted(args);
  return withProductDatabase((database) => addLandlord(database, wanted, currentInstant()));
}

/** Adds the landlord with the key that signs its residents' links. Gives the words to print. */
export async function addLandlord(database: Database, wanted: Omit<NewLandlord, 'id' | 'isInvented'>, now: string): Promise<string> {
  const taken = await database.beforeLandlord((tx) => landlordBySlug(tx, wanted.slug));
  if (taken !== undefined) throw new Error(`There is already a landlord "${wanted.slug}": choose another --slug.`);
  const id = newId();
  await database.inLandlord(id, async (tx) => {
    await createLandlord(tx, { ...wanted, id, isInvented: false }, now);
    await ensureLinkKey(tx, now);
  });
  return `${wanted.name} is here, at /l/${wanted.slug}. Next: putright staff add --landlord ${wanted.slug} … --role administrator\n`;
}

function readWanted(args: readonly string[]): Omit<NewLandlord, 'id' | 'isInvented'> {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { slug: one, name: one, phone: one, 'emergency-phone': one, email: one, colour: one },
    allowPositionals: true,
  });
  const { slug = '', name = '', phone = '', email = '', colour = '#1d4f5e' } = values;
  const emergencyPhone = values['emergency-phone'] ?? '';
  if (positionals.join(' ') !== 'add' || [name, phone, emergencyPhone, email].some((text) => text.trim() === '')) throw new Error(usage);
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) throw new Error('--slug is the end of an address: 2 to 60 small letters, figures and hyphens.');
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new Error('--colour is six figures after a #, such as #1d4f5e.');
  return { slug, name, phone, emergencyPhone, email, colour };
}
