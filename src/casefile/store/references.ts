import type { Database } from '../../platform/database/index.ts';
import type { Reference } from '../model.ts';

/** Which numbers: a landlord's, of one kind of case, in one year. */
export interface ReferenceSeries {
  readonly landlordId: string;
  readonly prefix: string;
  readonly year: number;
}

const blockSize = 32;
interface Block {
  next: number;
  end: number;
}
/** Of each database apart: a process may have several open, and in each the numbers go on by themselves. */
const blocksOf = new WeakMap<Database, Map<string, Promise<Block>>>();

function blocksIn(database: Database): Map<string, Promise<Block>> {
  const blocks = blocksOf.get(database) ?? new Map<string, Promise<Block>>();
  blocksOf.set(database, blocks);
  return blocks;
}

/**
 * The next reference of this landlord, such as REP-2026-00412. Numbers are taken from the database 32 at a time in a
 * short transaction of their own, so that reports never queue behind one counter row; a restart leaves a gap, and a
 * gap is not a lost case.
 */
export async function nextReference(database: Database, series: ReferenceSeries): Promise<Reference> {
  const { landlordId, prefix, year } = series;
  const key = `${landlordId} ${prefix} ${year}`;
  const blocks = blocksIn(database);
  for (;;) {
    const pending = blocks.get(key) ?? takeBlock(database, series, key);
    const block = await pending;
    if (block.next < block.end) return written(prefix, year, block.next++);
    if (blocks.get(key) === pending) blocks.delete(key);
  }
}

/** As `nextReference`, many at once, for imports: consecutive numbers. */
export async function takeReferences(database: Database, series: ReferenceSeries, count: number): Promise<Reference[]> {
  const first = await reserve(database, series, count);
  return Array.from({ length: count }, (_, index) => written(series.prefix, series.year, first + index));
}

function takeBlock(database: Database, series: ReferenceSeries, key: string): Promise<Block> {
  const blocks = blocksIn(database);
  const taking = reserve(database, series, blockSize).then(
    (first) => ({ next: first, end: first + blockSize }),
    (error: unknown) => {
      blocks.delete(key);
      throw error;
    },
  );
  blocks.set(key, taking);
  return taking;
}

async function reserve(database: Database, { landlordId, prefix, year }: ReferenceSeries, count: number): Promise<number> {
  return database.aside(landlordId, async (tx) => {
    const rows = await tx.query<{ first: number }>(
      `insert into reference_counters (landlord_id, prefix, year, next_number) values ($1, $2, $3, 1 + $4)
       on conflict (landlord_id, prefix, year) do update set next_number = reference_counters.next_number + $4
       returning next_number - $4 as first`,
      [landlordId, prefix, year, count],
    );
    const first = rows[0]?.first;
    if (first === undefined) throw new Error('The counter of references gave no number.');
    return first;
  });
}

function written(prefix: string, year: number, number: number): Reference {
  return `${prefix}-${year}-${String(number).padStart(5, '0')}` as Reference;
}
