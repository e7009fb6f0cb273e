import type { Database } from '../platform/database/index.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { everyLandlord, landlordBySlug, type Landlord } from '../platform/landlord.ts';
import { readReference } from './case-kinds.ts';
import { verifyAllCases, verifyCase, type VerifiedCase } from './store/verify.ts';

export interface VerifyOutcome {
  readonly text: string;
  readonly exitCode: number;
}

interface Counts {
  cases: number;
  entries: number;
  readonly broken: string[];
}

const usage = 'Say it like: putright verify [CASE] [--landlord SLUG]';

/** `putright verify`: prints what was found, and gives the exit code. */
export async function verifyCommand(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { text, exitCode } = await withProductDatabase((database) => verifyCases(database, args));
  print(text);
  return exitCode;
}

/** `[CASE] [--landlord SLUG]`: recomputes the chains, and names the first broken link of each broken case. */
export async function verifyCases(database: Database, args: readonly string[]): Promise<VerifyOutcome> {
  const { reference, slug } = readArguments(args);
  const counts: Counts = { cases: 0, entries: 0, broken: [] };
  for await (const landlord of landlordsToCheck(database, slug)) await verifyLandlord(database, landlord, { reference, counts });
  if (reference !== undefined && counts.cases === 0) throw new Error(`There is no case ${reference}${slug === undefined ? '' : ` with ${slug}`}.`);
  const size = `${plural(counts.cases, 'case', 'cases')}, ${plural(counts.entries, 'entry', 'entries')}`;
  if (counts.broken.length === 0) return { text: `${size}: intact\n`, exitCode: 0 };
  return { text: `${counts.broken.join('\n')}\n${size} checked: ${plural(counts.broken.length, 'case is', 'cases are')} broken\n`, exitCode: 1 };
}

function readArguments(args: readonly string[]): { readonly reference: string | undefined; readonly slug: string | undefined } {
  const at = args.indexOf('--landlord');
  const slug = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  if ((at >= 0 && slug === undefined) || rest.length > 1) throw new Error(usage);
  const typed = rest[0];
  const reference = typed === undefined ? undefined : readReference(typed);
  if (typed !== undefined && reference === undefined) throw new Error(`"${typed}" is not a reference like REP-2026-00412. ${usage}`);
  return { reference, slug };
}

/** Every landlord, or the one that was named. */
export async function* landlordsToCheck(database: Database, slug: string | undefined): AsyncGenerator<Landlord> {
  if (slug === undefined) return yield* everyLandlord(database);
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, slug));
  if (landlord === undefined) throw new Error(`There is no landlord "${slug}" here.`);
  yield landlord;
}

interface Verifying {
  readonly reference: string | undefined;
  readonly counts: Counts;
}

async function verifyLandlord(database: Database, landlord: Landlord, { reference, counts }: Verifying): Promise<void> {
  await database.inLandlord(landlord.id, async (tx) => {
    if (reference === undefined) {
      for await (const verified of verifyAllCases(tx)) count(verified, landlord, counts);
      return;
    }
    const verified = await verifyCase(tx, reference);
    if (verified !== undefined) count(verified, landlord, counts);
  });
}

function count(verified: VerifiedCase, landlord: Landlord, counts: Counts): void {
  counts.cases += 1;
  if (verified.intact) counts.entries += verified.entries;
  else {
    counts.entries += verified.brokenAt - 1;
    counts.broken.push(`${verified.reference} (${landlord.name}) is broken at entry ${verified.brokenAt}: ${verified.why}`);
  }
}

const plural = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
