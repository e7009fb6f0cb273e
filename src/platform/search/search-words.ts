import { insertRows, type Tx, type WriteStep } from '../database/index.ts';
import { queryText, vectorText, type Shelf, type Wanted } from './lexemes.ts';

/** Something that can be found, in one piece: a home, or what was said of a case on one occasion. */
export interface Piece {
  readonly kind: string;
  readonly subjectId: string;
  /** Which piece of its subject. A subject of one piece that is rewritten has piece 0. */
  readonly piece: number;
  readonly at: string;
  readonly shelf: Shelf;
  readonly words: readonly string[];
  readonly marks: readonly string[];
}

/** Pieces that are added and never change, for `writeTogether`. */
export function piecesToAdd(landlordId: string, pieces: readonly Piece[]): WriteStep {
  return { table: 'search_words', rows: pieces.map((piece) => rowOf(landlordId, piece)) };
}

function rowOf(landlordId: string, piece: Piece) {
  const { kind, subjectId, at, shelf } = piece;
  return { landlord_id: landlordId, kind, subject_id: subjectId, piece: piece.piece, at, words: vectorText(landlordId, shelf, piece) };
}

/** Every rewritten piece has this mark, so that it can be seen by who rewrites it. */
const rewritable = '';

/** Writes subjects of one piece anew, all of the same shelf. A row that says nothing new is left alone. */
export async function rewritePieces(tx: Tx, shelf: Shelf, pieces: readonly Omit<Piece, 'piece' | 'shelf'>[]): Promise<void> {
  if (pieces.length === 0) return;
  const rows = pieces.map((piece) => rowOf(tx.landlordId, { ...piece, shelf, piece: 0, marks: [rewritable, ...piece.marks] }));
  await whileSeen(tx, [{ shelf, words: [], marks: [rewritable] }], () => insertRows(tx, 'search_words', rows,
    'on conflict (landlord_id, kind, subject_id, piece) do update set at = excluded.at, words = excluded.words where search_words.words is distinct from excluded.words'));
}

/** The subjects of some pieces, as PostgreSQL writes lists: to be handed back to it in the next question. */
export interface FoundSubjects {
  /** How many pieces were read. */
  readonly read: number;
  /** Each subject once: `$n::text::uuid[]`. */
  readonly ids: string;
  /** When each was last said something of that has the words: `$n::text::timestamptz[]`. */
  readonly ats: string;
}

export interface Finding {
  readonly wanted: readonly Wanted[];
  readonly most: number;
  /** Of which time: from the one instant until before the other. */
  readonly since?: string;
  readonly until?: string;
}

/** What has these words, at most so many pieces of it. Which of it somebody may see is for the asker's next question. */
export async function findSubjects(tx: Tx, kind: string, { wanted, most, since = '-infinity', until = 'infinity' }: Finding): Promise<FoundSubjects> {
  const rows = await whileSearching(tx, wanted, () => tx.query<FoundSubjects>(
    `with pieces as materialized (select subject_id, at from search_words where landlord_id = $1 and kind = $2 and at >= $4 and at < $5 limit $3),
       subjects as (select subject_id, max(at) as at from pieces group by subject_id)
     select (select count(*) from pieces) as read, array_agg(subject_id)::text as ids, array_agg(at)::text as ats from subjects`,
    [tx.landlordId, kind, most, since, until],
  ));
  const { read = 0, ids, ats } = rows[0] ?? {};
  return { read, ids: ids ?? '{}', ats: ats ?? '{}' };
}

// The search is a bound value of set_config, not the text of a SET, so that nobody's name is kept with the server's
// statistics of statements.
const searchFor = "select set_config('app.search_words', $1, true)";

/** Until this is done, the rows that the search finds can be seen, and so rewritten. */
async function whileSeen<Result>(tx: Tx, wanted: readonly Wanted[], work: () => Promise<Result>): Promise<Result> {
  tx.send(searchFor, [queryText(tx.landlordId, wanted)]);
  const result = await work();
  tx.send(searchFor, ['']);
  return result;
}

// PostgreSQL takes a beginning of a word for something common, and would rather read every row until it had met enough.
// So every way but by the index of words is shut, or made dear: a tree counts each entry, the index of words few.
const searchByIndex = `select set_config('app.search_words', $1, true), set_config('enable_seqscan', 'off', true),
  set_config('enable_indexscan', 'off', true), set_config('cpu_index_tuple_cost', '1000', true)`;

/** The same for a question only; afterwards every setting is again what it was. */
async function whileSearching<Result>(tx: Tx, wanted: readonly Wanted[], work: () => Promise<Result>): Promise<Result> {
  tx.send('savepoint search');
  tx.send(searchByIndex, [queryText(tx.landlordId, wanted)]);
  const result = await work();
  tx.send('rollback to savepoint search');
  tx.send('release savepoint search');
  return result;
}
