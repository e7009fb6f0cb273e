import { joined, textAt } from './bytes.ts';

/** What a player needs to play: how the sound is written, how long it is, and the sound (IBM and Microsoft, RIFF, 1991). */
const needed = new Set(['fmt ', 'fact', 'data']);

interface Chunk {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same sound, without every chunk that is not needed to play it: LIST, bext, id3, iXML and what others think of. */
export function wavWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const kept = chunksOf(bytes).filter(({ name }) => needed.has(name));
  if (!kept.some(({ name }) => name === 'fmt ') || !kept.some(({ name }) => name === 'data')) return undefined;
  const body = joined(kept.flatMap(({ name, bytes: inside }) => [heading(name, inside.length), inside, new Uint8Array(inside.length % 2)]));
  return joined([heading('RIFF', body.length + 4), letters('WAVE'), body]);
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Chunk[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = textAt(bytes, at, 4);
    const length = lengthOf(view, at, name);
    found.push({ name, bytes: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return found;
}

/** A recorder that was cut off leaves no length of its sound, or all ones: it goes on to the end. */
function lengthOf(view: DataView, at: number, name: string): number {
  const claimed = view.getUint32(at + 4, true);
  const isUnfinished = name === 'data' && claimed === 0 && isUnsaid(view.getUint32(4, true));
  return isUnfinished ? view.byteLength - at - 8 : Math.min(claimed, view.byteLength - at - 8);
}

const isUnsaid = (length: number): boolean => length === 0 || length >= 0xfffffff7;

function heading(name: string, length: number): Uint8Array {
  const bytes = new Uint8Array(8);
  bytes.set(letters(name));
  new DataView(bytes.buffer).setUint32(4, length, true);
  return bytes;
}

const letters = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
