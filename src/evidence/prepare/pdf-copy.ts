import { constants, deflateSync, inflateSync } from 'node:zlib';
import { pdfObjects, type PdfObject } from '../decide/pdf-objects.ts';
import { latin, pdfEntry, pdfNameOf, pdfValueAt, type PdfValue, type Place } from '../decide/pdf-syntax.ts';
import { blankJpegWords } from '../decide/without-metadata/jpeg.ts';
import { blankWords, noteCards, noteWords, noWords, type PdfWords } from '../decide/without-metadata/pdf-words.ts';

/** Packed objects unpack to no more than this, together; they are unpacked twice. */
const mostUnpacked = 128 * 1024 * 1024;

interface Cleaning {
  readonly copy: Uint8Array;
  readonly words: PdfWords;
  unpacked: number;
}

/**
 * A copy of the same length, each byte where it was, without who and what made the file, when and where; undefined where we cannot
 * read all of it, and so cannot say that. Nothing in it is run or drawn.
 */
export function pdfWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const cleaning: Cleaning = { copy: new Uint8Array(bytes), words: noWords(), unpacked: 0 };
  for (const object of pdfObjects(bytes)) {
    if (object === undefined || !noteAll(cleaning, bytes, object)) return undefined;
  }
  noteCards(cleaning.words);
  for (const object of pdfObjects(bytes)) {
    if (object === undefined || !blankAll(cleaning, object)) return undefined;
  }
  return cleaning.copy;
}

function noteAll(cleaning: Cleaning, bytes: Uint8Array, object: PdfObject): boolean {
  noteWords(object, cleaning.words);
  if (object.stream === undefined || pdfNameOf(pdfEntry(object.value, 'Type')) !== 'ObjStm') return true;
  const packed = unpack(cleaning, bytes, object.value, object.stream);
  if (packed === undefined) return false;
  for (const each of packed.objects) noteWords(each, cleaning.words);
  return true;
}

function blankAll(cleaning: Cleaning, object: PdfObject): boolean {
  const { copy, words } = cleaning;
  const { stream, value, number } = object;
  if (stream !== undefined) {
    const type = pdfNameOf(pdfEntry(value, 'Type'));
    if (type === 'ObjStm' && !repack(cleaning, value, stream)) return false;
    if (type === 'Metadata' || (number !== undefined && words.emptied.has(number))) blankStream(copy, value, stream);
    else if (pdfNameOf(pdfEntry(value, 'Filter')) === 'DCTDecode') blankJpegWords(copy.subarray(stream.from, stream.to));
  }
  blankWords(copy, object, words);
  return true;
}

/** Spaces in place of its bytes, and nothing to unpack them with. */
function blankStream(copy: Uint8Array, value: PdfValue, { from, to }: Place): void {
  copy.fill(0x20, from, to);
  if (value.kind === 'dictionary') for (const entry of value.entries) if (entry.key === 'Filter' || entry.key === 'DecodeParms') copy.fill(0x20, entry.from, entry.to);
}

interface Packed {
  readonly unpacked: Buffer;
  readonly isFlat: boolean;
  readonly objects: readonly PdfObject[];
}

/** The objects in a stream of objects (ISO 32000-1, 7.5.7); undefined when one cannot be read. */
function unpack(cleaning: Cleaning, bytes: Uint8Array, value: PdfValue, { from, to }: Place): Packed | undefined {
  const unpacked = plainBytes(value, bytes.subarray(from, to), mostUnpacked - cleaning.unpacked);
  if (unpacked === undefined) return undefined;
  cleaning.unpacked += unpacked.length;
  const [count, first] = ['N', 'First'].map((key) => wholeNumber(bytes, pdfEntry(value, key)));
  const numbers = latin(unpacked, 0, first ?? 0).split(/[\s\0]+/).filter((text) => text !== '').map(Number);
  if (count === undefined || first === undefined || numbers.length < 2 * count) return undefined;
  const objects: PdfObject[] = [];
  for (let n = 0; n < count; n += 1) {
    const inside = pdfValueAt(unpacked, first + (numbers[2 * n + 1] ?? 0));
    if (inside === undefined) return undefined;
    objects.push({ number: numbers[2 * n] ?? 0, value: inside, stream: undefined });
  }
  return { unpacked, isFlat: pdfEntry(value, 'Filter') === undefined, objects };
}

function wholeNumber(bytes: Uint8Array, value: PdfValue | undefined): number | undefined {
  const number = value?.kind === 'other' ? Number(latin(bytes, value.from, value.to)) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

function plainBytes(value: PdfValue, packed: Uint8Array, most: number): Buffer | undefined {
  const filter = pdfEntry(value, 'Filter');
  if (filter === undefined) return Buffer.from(packed);
  if (pdfNameOf(filter) !== 'FlateDecode' || pdfEntry(value, 'DecodeParms') !== undefined || most < 1) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Not packed as it says, or made to unpack to more than anybody needs.
    return undefined;
  }
}

/** Takes the words out of the objects in it, and packs them into the place they had. */
function repack(cleaning: Cleaning, value: PdfValue, place: Place): boolean {
  const packed = unpack(cleaning, cleaning.copy, value, place);
  if (packed === undefined) return false;
  const before = Buffer.from(packed.unpacked);
  for (const object of packed.objects) blankWords(packed.unpacked, object, cleaning.words);
  if (packed.unpacked.equals(before)) return true;
  const after = packed.isFlat ? packed.unpacked : deflateSync(packed.unpacked, { level: 9, memLevel: 9 });
  if (after.length > place.to - place.from) return false;
  // What is left of the place stands behind the end that the packing itself has.
  cleaning.copy.fill(0, place.from, place.to).set(after, place.from);
  return true;
}
