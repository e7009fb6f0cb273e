import { rootOf } from './words.ts';

/**
 * Where words stand: a landlord's shelf, named by three letters. Words of different shelves are different to the index,
 * so that a search reads only the shelves it asks for, and nothing of another landlord's.
 */
export type Shelf = string;

const fewestForBeginnings = 3;

function prefixOf(landlordId: string, shelf: Shelf): string {
  if (shelf.length !== 3) throw new Error(`A shelf has three letters: "${shelf}".`);
  return landlordId.slice(-6) + shelf;
}

/** Marks are ours and cannot be typed: a day, an organisation. They stand among the words. */
const markOf = (mark: string): string => `~${mark}`;

const escaped = (text: string): string => (/['\\]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll("'", "''") : text);
const quoted = (lexeme: string): string => `'${escaped(lexeme)}'`;

/** The words and marks of one piece as PostgreSQL reads a tsvector. */
export function vectorText(landlordId: string, shelf: Shelf, { words, marks }: { readonly words: readonly string[]; readonly marks: readonly string[] }): string {
  const prefix = prefixOf(landlordId, shelf);
  return [...words, ...marks.map(markOf)].map((word) => quoted(prefix + word)).join(' ');
}

/** One shelf of a search: every word, and one of the marks where any are given. */
export interface Wanted {
  readonly shelf: Shelf;
  readonly words: readonly string[];
  readonly marks?: readonly string[];
  /** Whole words only: many times cheaper where the beginnings are common. */
  readonly areWhole?: boolean;
}

/** A search as PostgreSQL reads a tsquery: what any of these shelves has. */
export function queryText(landlordId: string, wanted: readonly Wanted[]): string {
  return wanted.map(({ shelf, words, marks = [], areWhole = false }) => {
    const prefix = prefixOf(landlordId, shelf);
    const all = words.map((word) => formsOf(word).map(({ text, isBeginning }) => `${quoted(prefix + text)}${isBeginning && !areWhole ? ':*' : ''}`));
    const days = marks.map((mark) => quoted(prefix + markOf(mark)));
    return [...all, ...(days.length === 0 ? [] : [days])].map((forms) => `(${forms.join('|')})`).join('&');
  }).map((one) => `(${one})`).join('|');
}

/** A beginning is enough, but 14 is not 140, and "la" is half the town. */
function formsOf(word: string): { readonly text: string; readonly isBeginning: boolean }[] {
  const isShort = word.length < fewestForBeginnings || /^\d{1,4}$/.test(word);
  const root = rootOf(word);
  return [{ text: word, isBeginning: !isShort }, ...(root === word ? [] : [{ text: root, isBeginning: false }])];
}
