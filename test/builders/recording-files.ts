/** Small files of sound as phones and programs write them, with room for words where each format keeps them. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
export const together = (...pieces: readonly (Uint8Array | string)[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? latin(piece) : piece))));

function number(value: number, bytes: number, littleFirst = false): Uint8Array {
  const made = Buffer.alloc(bytes);
  if (littleFirst) made.writeUIntLE(value, 0, bytes);
  else made.writeUIntBE(value, 0, bytes);
  return made;
}
export const big = (value: number, bytes = 4): Uint8Array => number(value, bytes);
export const little = (value: number, bytes = 4): Uint8Array => number(value, bytes, true);

// MP4

export function box(name: string, ...inside: readonly (Uint8Array | string)[]): Uint8Array {
  const body = together(...inside);
  return together(big(8 + body.length), name, body);
}

const handler = (kind: string, name: string) => box('hdlr', big(0), 'mhlr', kind, 'appl', big(0), big(0), name);
const heading = (name: string, date: number, version: 0 | 1) => box(name, big(version * 0x1000000), version === 0 ? together(big(date), big(date)) : together(big(0), big(date), big(0), big(date)), new Uint8Array(80).fill(7));

export interface TrackOfFile {
  readonly kind: string;
  readonly name: string;
  readonly date: number;
  readonly version?: 0 | 1;
  /** Where its one chunk of one sample lies. */
  readonly at: number;
  readonly length: number;
  readonly extra?: Uint8Array;
}

export function track({ kind, name, date, version = 0, at, length, extra = new Uint8Array() }: TrackOfFile): Uint8Array {
  const source = box('dinf', box('dref', big(0), big(1), box('alis', big(1), name)));
  const table = box('stbl', box('stsd', big(0), big(0)), box('stsc', big(0), big(1), big(1), big(1), big(1)), box('stsz', big(0), big(0), big(1), big(length)), box('stco', big(0), big(1), big(at)));
  return box('trak', heading('tkhd', date, version), extra, box('mdia', heading('mdhd', date, version), handler(kind, name), box('minf', box('smhd', big(0), big(0)), source, table)), box('udta', name));
}

export interface Mp4Parts {
  readonly sound: Uint8Array;
  readonly words: string;
  readonly date: number;
  readonly version?: 0 | 1;
  /** The words as the samples of a track of their own. */
  readonly track?: string;
}

/** A voice memo: its sound first, then what is known of it. */
export function mp4File({ sound, words, date, version = 0, track: ofWords = '' }: Mp4Parts): Uint8Array {
  const start = together(box('ftyp', 'M4A ', big(0), 'M4A '), box('uuid', words), big(8 + sound.length + ofWords.length), 'mdat');
  const tracks = [track({ kind: 'soun', name: words, date, version, at: start.length, length: sound.length, extra: box('meta', words) })];
  if (ofWords !== '') tracks.push(track({ kind: 'meta', name: words, date, at: start.length + sound.length, length: ofWords.length }));
  const known = box('moov', heading('mvhd', date, version), ...tracks, box('udta', box('\xa9xyz', words), box('loci', words), box('meta', words)), box('free', words));
  return together(start, sound, ofWords, known, box('free', words), box('meta', words));
}

// MP3

/** A frame of 128 kilobits a second at 44,100 hertz. */
export const mp3Frame = (filling: number): Uint8Array => together('\xff\xfb\x90\x64', new Uint8Array(413).fill(filling));
export function id3(words: string): Uint8Array {
  const body = together('TIT2', big(words.length), '\0\0', words);
  return together('ID3\x04\0\0', Uint8Array.from([21, 14, 7, 0].map((bits) => (body.length >> bits) & 0x7f)), body);
}
export const id3v1 = (words: string): Uint8Array => together('TAG', words.padEnd(125, '\0').slice(0, 125));
export function ape(words: string): Uint8Array {
  const item = together(little(words.length), little(0), 'Title\0', words);
  const end = (isHeading: boolean) => together('APETAGEX', little(2000), little(item.length + 32), little(1), little(isHeading ? 0xa0000000 : 0x80000000), new Uint8Array(8));
  return together(end(true), item, end(false));
}

// WAV

export function chunk(name: string, inside: Uint8Array | string): Uint8Array {
  const body = together(inside);
  return together(name, little(body.length), body, new Uint8Array(body.length % 2));
}
export function wavFile(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = together('WAVE', ...chunks);
  return together('RIFF', little(body.length), body);
}
export const wavFormat = chunk('fmt ', together(little(1, 2), little(1, 2), little(8000), little(8000), little(1, 2), little(8, 2)));

// Ogg

export interface PageOfFile {
  readonly stream: number;
  readonly flags?: number;
  readonly number: number;
  /** The lengths of its pieces as the page says them. */
  readonly lengths: readonly number[];
  readonly body: Uint8Array;
}

/** RFC 3533's checksum, bit by bit. */
export function oggSum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) {
    sum = (sum ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum & 0x80000000) === 0 ? sum << 1 : (sum << 1) ^ 0x04c11db7) >>> 0;
  }
  return sum;
}

export function oggPage({ stream, flags = 0, number: place, lengths, body }: PageOfFile): Uint8Array {
  const page = together('OggS\0', big(flags, 1), new Uint8Array(8), little(stream), little(place), little(0), big(lengths.length, 1), Uint8Array.from(lengths), body);
  page.set(little(oggSum(page)), 22);
  return page;
}

/** The packets of a stream on pages of at most so many pieces, so that a long one goes over several. */
export function oggStream(stream: number, packets: readonly Uint8Array[], piecesAPage = 255): Uint8Array {
  const pieces = packets.flatMap((packet) => [...Array.from({ length: Math.floor(packet.length / 255) }, (_, at) => packet.subarray(at * 255, at * 255 + 255)), packet.subarray(packet.length - (packet.length % 255))]);
  // The first packet has a page of its own.
  const cuts = [pieces.slice(0, 1), ...Array.from({ length: Math.ceil((pieces.length - 1) / piecesAPage) }, (_, at) => pieces.slice(1 + at * piecesAPage, 1 + (at + 1) * piecesAPage))];
  return together(...cuts.map((cut, at) => oggPage({ stream, flags: at === 0 ? 2 : 0, number: at, lengths: cut.map(({ length }) => length), body: together(...cut) })));
}

export const commentsOf = (words: string): Uint8Array => together(little(words.length), words, little(1), little(words.length), words);
