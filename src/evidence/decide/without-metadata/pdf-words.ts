import type { PdfObject } from '../pdf-objects.ts';
import { pdfEntry, pdfNameOf, type PdfEntry, type PdfValue } from '../pdf-syntax.ts';

/** Who and what made the file and when, wherever it stands (ISO 32000-1, 14.3.3, 7.11.4, 14.5). */
const ofTheMaker = new Set(['Author', 'Creator', 'Producer', 'CreationDate', 'ModDate', 'Keywords', 'LastModified']);
/** What programs keep for themselves: XMP, and their own data. */
const ofPrograms = new Set(['Metadata', 'PieceInfo']);

/** What is known of a file's words about itself before any is taken out, by the numbers of objects. */
export interface PdfWords {
  /** They hold nothing else: all in them goes. */
  readonly emptied: Set<number>;
  /** They go if they are text. */
  readonly texts: Set<number>;
  /** What each object that could be the file's own card refers to. */
  readonly cards: Map<number, readonly number[]>;
}

export const noWords = (): PdfWords => ({ emptied: new Set(), texts: new Set(), cards: new Map() });

/** Finds, in one object, others that hold words about the file. */
export function noteWords(object: PdfObject, { emptied, texts, cards }: PdfWords): void {
  const { number, value, stream } = object;
  const card = cardOf(object);
  if (card?.kind === 'reference') emptied.add(card.object);
  for (const { key, value: held } of entriesIn(value)) {
    if (held.kind === 'reference' && ofPrograms.has(key)) emptied.add(held.object);
    if (held.kind === 'reference' && ofTheMaker.has(key)) texts.add(held.object);
  }
  if (number === undefined || stream !== undefined || value.kind !== 'dictionary' || pdfEntry(value, 'Type') !== undefined) return;
  const refers = referencesOf(value.entries);
  if (refers.length > 0) cards.set(number, refers);
}

/** A trailer, or the stream that stands for one, says which object is the file's own card. */
function cardOf({ number, value, stream }: PdfObject): PdfValue | undefined {
  const isTrailer = number === undefined || (stream !== undefined && pdfNameOf(pdfEntry(value, 'Type')) === 'XRef');
  return isTrailer ? pdfEntry(value, 'Info') : undefined;
}

const referencesOf = (entries: readonly PdfEntry[]): readonly number[] => entries.flatMap(({ value }) => (value.kind === 'reference' ? [value.object] : []));

/** To be called when all objects were noted: what the file's own card refers to goes with it. */
export function noteCards({ emptied, texts, cards }: PdfWords): void {
  for (const card of emptied) for (const referred of cards.get(card) ?? []) texts.add(referred);
}

/** Takes the words out of an object by spaces of the same length. */
export function blankWords(bytes: Uint8Array, { number = -1, value, stream }: PdfObject, { emptied, texts }: PdfWords): void {
  if (value.kind === 'string' && (emptied.has(number) || texts.has(number))) blankText(bytes, value);
  // Before a stream stands how long it is.
  if (value.kind === 'dictionary' && stream === undefined && emptied.has(number)) for (const entry of value.entries) blankEntry(bytes, entry);
  for (const entry of entriesIn(value)) if (isAboutFile(entry)) blankEntry(bytes, entry);
}

function isAboutFile({ key, value }: PdfEntry): boolean {
  return ofPrograms.has(key) ? value.kind === 'reference' || value.kind === 'dictionary' : ofTheMaker.has(key) && value.kind === 'string';
}

const blankEntry = (bytes: Uint8Array, { from, to }: PdfEntry): void => void bytes.fill(0x20, from, to);

function blankText(bytes: Uint8Array, { from, to }: PdfValue): void {
  bytes.fill(0x20, from, to);
  bytes.set([0x28, 0x29], from);
}

function* entriesIn(value: PdfValue): Generator<PdfEntry> {
  if (value.kind === 'array') for (const item of value.items) if (item.kind !== 'name') yield* entriesIn(item);
  if (value.kind !== 'dictionary') return;
  for (const entry of value.entries) {
    yield entry;
    if (entry.value.kind === 'dictionary' || entry.value.kind === 'array') yield* entriesIn(entry.value);
  }
}
