import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dateInLondon, instant } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { landlordBySlug } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { dayFile } from './day-file.ts';
import { readDay } from './forms/day.ts';

const usage = 'Say it like: putright exchange --landlord SLUG [--day YEAR-MONTH-DAY] [--out FILE.json]';

/** `putright exchange`: a day’s hazards of the whole landlord, printed or written to a file. */
export async function exchangeCommand(args: readonly string[], now: string, open: <T>(work: (database: Database) => Promise<T>) => Promise<T> = withProductDatabase): Promise<string> {
  const { values, positionals } = parseArgs({ args: [...args], options: { landlord: { type: 'string' }, day: { type: 'string' }, out: { type: 'string' } }, allowPositionals: true, strict: true });
  const { landlord: slug, out } = values;
  const day = readDay(values.day, dateInLondon(instant(now)));
  if (positionals.length > 0 || slug === undefined) throw new Error(usage);
  if (day === undefined) throw new Error('--day is no day that has come: write it such as 2026-11-24.');
  const text = await open(async (database) => {
    const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, slug));
    if (landlord === undefined) throw new Error(`There is no landlord "${slug}" here.`);
    const document = await database.inLandlord(landlord.id, (tx) => dayFile(tx, { day, organisationId: undefined }, { landlord: landlord.name, now: instant(now) }));
    return `${JSON.stringify(document, null, 2)}\n`;
  });
  if (out === undefined) return text;
  await writeFile(out, text, { mode: 0o600 });
  return `Written to ${out}\n`;
}
