import { verifyAllCases } from '../casefile/index.ts';
import { countOf, instant, longDateTime } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { everyLandlord } from '../platform/landlord.ts';

/** What a landlord's rows are, counted and proved. */
export interface LookedOver {
  readonly name: string;
  readonly cases: number;
  readonly entries: number;
  /** Cases whose chain does not hold, with the first entry that does not. */
  readonly broken: readonly string[];
  readonly newestEntry: string | null;
  /** Messages that will be sent from here as soon as Putright runs. */
  readonly waitingMessages: number;
}

/** Recomputes every chain of this landlord, and counts. */
export async function lookOver(tx: Tx, name: string): Promise<LookedOver> {
  let [cases, entries] = [0, 0];
  const broken: string[] = [];
  for await (const verified of verifyAllCases(tx)) {
    cases += 1;
    if (verified.intact) entries += verified.entries;
    else broken.push(`${verified.reference} at entry ${verified.brokenAt}`);
  }
  const [newest] = await tx.query<{ at: string | null }>('select max(at) as at from case_events where landlord_id = $1', [tx.landlordId]);
  const [waiting] = await tx.query<{ n: number }>(`select count(*)::int as n from messages where landlord_id = $1 and status = 'queued'`, [tx.landlordId]);
  return { name, cases, entries, broken: broken.sort(), newestEntry: newest?.at ?? null, waitingMessages: waiting?.n ?? 0 };
}

/** The same of every landlord there is. */
export async function lookOverAll(database: Database): Promise<LookedOver[]> {
  const found: LookedOver[] = [];
  for await (const { id, name } of everyLandlord(database)) found.push(await database.inLandlord(id, (tx) => lookOver(tx, name)));
  return found;
}

/** One or more lines that say it to a person. */
export function lookedOverInWords({ name, cases, entries, broken, newestEntry, waitingMessages }: LookedOver): string {
  const size = `${countOf(cases, 'case')}, ${entries === 1 ? '1 entry' : `${entries} entries`}`;
  const newest = newestEntry === null ? '' : `, the newest at ${longDateTime(instant(newestEntry))}`;
  const chains = broken.length === 0 ? 'every chain is intact' : `THE CHAIN IS BROKEN in ${broken.join(', ')}`;
  const waiting = waitingMessages === 0 ? '' : `\n  ${countOf(waitingMessages, 'message')} waiting: sent from here once Putright runs here`;
  return `${name}: ${size}${newest}; ${chains}${waiting}`;
}
