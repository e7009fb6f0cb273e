import { standsAt } from './without-metadata/bytes.ts';
import { latin, pdfEntry, pdfIsSpace, pdfSkipSpace, pdfValueAt, type PdfValue, type Place } from './pdf-syntax.ts';

/** An object of a PDF, or a trailer, which has no number; of a stream also where its bytes are. */
export interface PdfObject {
  readonly number: number | undefined;
  readonly value: PdfValue;
  readonly stream: Place | undefined;
}

/** More than any document has; a file that was made to keep us busy is not looked through. */
const mostObjects = 400_000;

/**
 * Every object of the file in its order, also those that a later change of the file has replaced: they are still in it. Undefined for
 * a part that cannot be read.
 */
export function* pdfObjects(bytes: Uint8Array): Generator<PdfObject | undefined> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let trailer = all.indexOf('trailer');
  let objects = 0;
  let at = 0;
  for (let next = all.indexOf('obj'); ; next = all.indexOf('obj', at)) {
    const before = next < 0 ? all.length : next;
    while (trailer >= 0 && trailer < before) {
      if (trailer >= at) yield trailerAt(all, trailer);
      trailer = all.indexOf('trailer', Math.max(at, trailer + 1));
    }
    if (next < 0) return;
    const object = objectAt(all, next);
    if (object !== 'none') yield (objects += 1) > mostObjects ? undefined : object?.found;
    at = object === 'none' || object === undefined ? next + 3 : object.to;
  }
}

function trailerAt(all: Buffer, at: number): PdfObject | undefined {
  const value = pdfValueAt(all, at + 'trailer'.length);
  return value && { number: undefined, value, stream: undefined };
}

type Found = { readonly found: PdfObject; readonly to: number } | undefined | 'none';

function followsNumber(all: Buffer, at: number): boolean {
  let before = at - 1;
  while (before > at - 20 && pdfIsSpace(all[before])) before -= 1;
  const byte = all[before] ?? 0;
  return before < at - 1 && byte >= 48 && byte <= 57;
}

function objectAt(all: Buffer, at: number): Found {
  // Most of them end an object: "endobj".
  if (!followsNumber(all, at)) return 'none';
  const number = /(?:^|[^\d])(\d{1,10})[\s\0]+\d{1,5}[\s\0]+$/.exec(latin(all, Math.max(0, at - 24), at))?.[1];
  if (number === undefined) return 'none';
  const value = pdfValueAt(all, at + 3);
  if (value === undefined) return undefined;
  const stream = streamBehind(all, value);
  if (stream === 'cut off') return undefined;
  return { found: { number: Number(number), value, stream }, to: stream?.to ?? value.to };
}

function streamBehind(all: Buffer, value: PdfValue): Place | undefined | 'cut off' {
  if (value.kind !== 'dictionary') return undefined;
  const word = pdfSkipSpace(all, value.to);
  if (!standsAt(all, word, 'stream')) return undefined;
  const from = word + 6 + (all[word + 6] === 13 ? 1 : 0) + (all[word + 6] === 10 || (all[word + 6] === 13 && all[word + 7] === 10) ? 1 : 0);
  const said = pdfEntry(value, 'Length');
  const length = said?.kind === 'other' ? Number(latin(all, said.from, said.to)) : Number.NaN;
  if (length >= 0 && /^[\s\0]*endstream/.test(latin(all, from + length, from + length + 20))) return { from, to: from + length };
  const to = all.indexOf('endstream', from);
  return to < 0 ? 'cut off' : { from, to };
}
