import type { Instant } from '../clock/index.ts';

/** Makes the id of something that happened at a moment. */
export type IdMaker = (at: Instant) => string;

/** So many streams can be told apart; each may make four thousand million ids. */
const mostStreams = 0x3ff_ffff;

/**
 * Ids that can be made again, with the shape and the order of the ones in use (UUIDv7): the moment first, then the number
 * of the stream, and then a count that is stirred. Two streams never make the same id, nor does one make an id twice.
 */
export function idsOfStream(stream: number): IdMaker {
  if (stream > mostStreams) throw new Error(`There are no more than ${mostStreams} streams of ids, and this is ${stream}.`);
  const front = `7${hex(stream & 0xfff, 3)}-${hex(0x8000 | (stream >>> 12), 4)}-${hex(stirred(stream) & 0xffff, 4)}`;
  let count = 0;
  let lastAt = '';
  let time = '';
  return (at) => {
    if (at !== lastAt) {
      lastAt = at;
      const text = hex(Date.parse(at), 12);
      time = `${text.slice(0, 8)}-${text.slice(8)}`;
    }
    count += 1;
    return `${time}-${front}${hex(stirred(count), 8)}`;
  };
}

const hex = (value: number, figures: number): string => value.toString(16).padStart(figures, '0');

/** A different number for each number below 2³²: every step can be undone, so no two meet. */
function stirred(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
