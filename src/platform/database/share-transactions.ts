import type { Database } from './database.ts';
import { shareOf } from './share-of-transaction.ts';
import type { Tx } from './transaction.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/** Work of one landlord that may be saved together with other such work, or alone: its outcome is the same. */
export interface Shareable<T> {
  readonly landlordId: string;
  /** Work with the same text never shares a transaction: what one writes, the other must wait for. */
  readonly apart: string;
  readonly work: (tx: Tx) => Promise<T>;
}

/** Does work in a transaction that others may share. */
export type Sharing = <T>(wanted: Shareable<T>) => Promise<T>;

export interface HowToShare {
  readonly most: number;
  readonly atOnce: number;
  /** How many must wait before another transaction begins beside one that is under way; 1 when left out. */
  readonly fewestBeside?: number;
  /** What each transaction begins with. */
  readonly begin?: (tx: Tx) => void;
}

type Transactions = Pick<Database, 'inLandlord'>;

interface Waiting extends Shareable<unknown> {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Line {
  readonly waiting: Waiting[];
  running: number;
}

/** Something failed among several: none of it is saved, and each is done again alone. */
class NotTogether extends Error {}

/**
 * What arrives while a landlord's transactions are under way goes into the next one together: what a transaction costs by
 * itself, its commit above all, is paid once for up to `most`. When nothing is under way, work begins at once; beside another, up to `atOnce`, once
 * as many wait as make it worth one of their own. When anything among several fails, all of it is undone and each is done again by
 * itself, so nobody's failure is another's. See docs/adr/0010.
 */
export function shareTransactions(database: Transactions, { most, atOnce, fewestBeside = 1, begin }: HowToShare): Sharing {
  const lines = new Map<string, Line>();
  const inOne: InOneTransaction = (together) => database.inLandlord(together[0]?.landlordId ?? '', async (tx) => {
    begin?.(tx);
    return doAll(tx, together);
  });

  function next(landlordId: string, line: Line): void {
    while (line.running < atOnce && line.waiting.length >= (line.running === 0 ? 1 : fewestBeside)) {
      const together = takeTogether(line.waiting, most);
      line.running += 1;
      void doTogether(inOne, together).finally(() => {
        line.running -= 1;
        next(landlordId, line);
      });
    }
    if (line.running === 0 && line.waiting.length === 0) lines.delete(landlordId);
  }

  return <T>(wanted: Shareable<T>) => new Promise<T>((resolve, reject) => {
    const line = lines.get(wanted.landlordId) ?? { waiting: [], running: 0 };
    lines.set(wanted.landlordId, line);
    line.waiting.push({ ...wanted, resolve: resolve as Waiting['resolve'], reject });
    next(wanted.landlordId, line);
  });
}

/** Takes those who came first and may be together, in one order everywhere, so that two transactions never wait for each other. */
function takeTogether(waiting: Waiting[], most: number): Waiting[] {
  const taken = new Map<string, Waiting>();
  for (const each of waiting) if (taken.size < most && !taken.has(each.apart)) taken.set(each.apart, each);
  const together = new Set(taken.values());
  waiting.splice(0, waiting.length, ...waiting.filter((each) => !together.has(each)));
  return [...together].sort((a, b) => (a.apart < b.apart ? -1 : 1));
}

type InOneTransaction = (together: readonly Waiting[]) => Promise<unknown[]>;

async function doTogether(inOne: InOneTransaction, together: readonly Waiting[]): Promise<void> {
  try {
    const results = await inOne(together);
    for (const [index, { resolve }] of together.entries()) resolve(results[index]);
  } catch (error) {
    // Of what was lost on its way nobody knows whether it is saved: it is not for us to do it twice.
    if (together.length === 1 || error instanceof DatabaseUnavailable) for (const { reject } of together) reject(error as Error);
    else await Promise.all(together.map((each) => doTogether(inOne, [each])));
  }
}

async function doAll(tx: Tx, together: readonly Waiting[]): Promise<unknown[]> {
  const share = shareOf(tx);
  const settled = await Promise.allSettled(together.map(({ work }) => work(share.part())));
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw together.length > 1 ? new NotTogether() : failed.reason;
  share.write();
  return settled.map((each) => (each.status === 'fulfilled' ? each.value : undefined));
}
