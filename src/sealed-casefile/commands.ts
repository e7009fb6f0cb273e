import { createWriteStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { verifyCommand } from '../casefile/index.ts';
import { dateInLondon, instant } from '../clock/index.ts';
import { currentInstant } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import type { Database } from '../platform/database/index.ts';
import { openFileStore, type FileStore } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordBySlug } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { listActiveStaff } from '../staff/index.ts';
import { parseSealing } from './forms.ts';
import { casefileZip } from './make/make-casefile.ts';
import type { SealedCasefile } from './model.ts';
import { casefileToFetch, performSealing } from './perform.ts';
import { fileNameOf } from './routes/pages.ts';
import { refusalWords } from './views/words.ts';

const usage = 'Say it like: putright casefile REP-2026-00412 --landlord SLUG --email ADDRESS --for ombudsman --reason "why" [--out FILE.zip]';

/** `putright verify`: of a file, what holds of a sealed casefile; of anything else, the records in the database. */
export async function verifyFileOrRecords(args: readonly string[], print: (text: string) => void): Promise<number> {
  const [subject = ''] = args;
  if (!/\.zip$/i.test(subject)) return verifyCommand(args, print);
  if (args.length > 1) throw new Error('Say it like: putright verify FILE.zip');
  if (!existsSync(subject)) throw new Error(`There is no file ${subject}.`);
  // Not until somebody checks a file: what it needs is 10 MB that a web process, which imports this slice, never uses.
  const { verifyCasefile } = await import('./verify/verify-casefile.ts');
  const { text, exitCode } = await verifyCasefile(subject);
  print(text);
  return exitCode;
}

export interface CasefileWanted {
  readonly reference: string;
  readonly landlord: string;
  readonly email: string;
  readonly audience: string;
  readonly reason: string;
  readonly out: string | undefined;
}

/** `putright casefile`: makes one in the name of somebody who may, by the same door as the page. Gives the words to print. */
export async function casefileCommand(args: readonly string[]): Promise<string> {
  const wanted = readArguments(args);
  return withProductDatabase((database) => writeCasefile(database, openFileStore(readConfig()), wanted));
}

/** The same on a database that is open already. */
export async function writeCasefile(database: Database, store: FileStore, wanted: CasefileWanted): Promise<string> {
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, wanted.landlord));
  if (landlord === undefined) throw new Error(`There is no landlord "${wanted.landlord}" here.`);
  const now = instant(currentInstant());
  const today = dateInLondon(now);
  const casefile = await database.inLandlord(landlord.id, async (tx): Promise<SealedCasefile> => {
    const person = (await listActiveStaff(tx)).find(({ email }) => email === wanted.email.toLowerCase());
    if (person === undefined) throw new Error(`Nobody with the address ${wanted.email} works for ${landlord.name} now.`);
    const actor = { staffId: person.id, name: person.name, roles: person.countedRoles, teamIds: person.teamIds, organisationId: person.organisationId };
    const sealer = { tx, actor, now, today, newId: () => newId(Date.parse(now)), landlord };
    const parsed = parseSealing({ audience: wanted.audience, reason: wanted.reason });
    if (!parsed.ok) throw new Error(Object.values(parsed.errors).join(' '));
    const made = await performSealing(sealer, wanted.reference, parsed.command);
    if (!made.ok) throw new Error(`${refusalWords[made.refusal].words}. ${usage}`);
    return casefileToFetch(sealer, wanted.reference, made.sequence);
  });
  const out = wanted.out ?? fileNameOf(casefile.reference, today);
  // Never over a file that is there, and for nobody else on this machine to read.
  await pipeline(casefileZip(casefile, { store, landlordId: landlord.id }), createWriteStream(out, { flags: 'wx', mode: 0o600 }));
  return `${out}: ${casefile.cases.length === 1 ? '1 case' : `${casefile.cases.length} cases`}, gaps found: ${casefile.gaps.length}\n`;
}

function readArguments(args: readonly string[]): CasefileWanted {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: [...args], options: { landlord: one, email: one, for: one, reason: one, out: one }, allowPositionals: true });
  const { landlord, email, for: audience = '', reason = '', out } = values;
  const [typed] = positionals;
  if (typed === undefined || landlord === undefined || email === undefined || positionals.length > 1) throw new Error(usage);
  return { reference: typed.toUpperCase(), landlord, email, audience, reason, out };
}
