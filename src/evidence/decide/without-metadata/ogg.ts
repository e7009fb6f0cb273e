import { joined, standsAt } from './bytes.ts';
import { oggPages, writeChecksum, type OggPage } from './ogg-pages.ts';
import { emptied, type OggCodec } from './ogg-comments.ts';

const codecSigns: readonly (readonly [OggCodec, string])[] = [['opus', 'OpusHead'], ['vorbis', '\x01vorbis'], ['speex', 'Speex   '], ['flac', '\x7fFLAC']];

/** A packet on its way: the places of its bytes, which may lie on several pages. */
interface Stream {
  readonly codec: OggCodec;
  packet: number;
  places: number[][];
}

/** The pages of streams of sound alone, with the words in their headings gone; undefined when there is no such stream. */
export function oggWithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const copy = new Uint8Array(bytes);
  const streams = new Map<number, Stream>();
  const kept: OggPage[] = [];
  for (const page of oggPages(copy)) {
    if (page.beginsStream) begin(streams, copy, page);
    const stream = streams.get(page.stream);
    if (stream === undefined) continue;
    kept.push(page);
    readPackets(copy, page, stream);
  }
  for (const stream of streams.values()) finish(copy, stream);
  if (kept.length === 0) return undefined;
  return joined(kept.map(({ at, to }) => withChecksum(copy.subarray(at, to), bytes.subarray(at, to))));
}

/** Streams of anything else (films, words in step with the sound) are left out whole. */
function begin(streams: Map<number, Stream>, copy: Uint8Array, { stream, bodyAt }: OggPage): void {
  const ended = streams.get(stream);
  if (ended !== undefined) finish(copy, ended);
  const codec = codecSigns.find(([, sign]) => standsAt(copy, bodyAt, sign))?.[0];
  if (codec === undefined) streams.delete(stream);
  else streams.set(stream, { codec, packet: 0, places: [] });
}

function readPackets(copy: Uint8Array, { bodyAt, lengths }: OggPage, stream: Stream): void {
  let from = bodyAt;
  let at = bodyAt;
  for (const length of lengths) {
    at += length;
    if (length === 255) continue;
    stream.places.push([from, at]);
    finish(copy, stream);
    from = at;
  }
  if (at > from) stream.places.push([from, at]);
}

/** The packet is whole, or its stream ends: whatever of it is there is looked at. */
function finish(copy: Uint8Array, stream: Stream): void {
  const pieces = stream.places.map(([from, to]) => copy.subarray(from, to));
  stream.places = [];
  const changed = pieces.length === 0 ? undefined : emptied(stream.codec, stream.packet, pieces.length === 1 ? (pieces[0] ?? new Uint8Array()) : joined(pieces));
  stream.packet += 1;
  if (changed === undefined) return;
  let at = 0;
  for (const piece of pieces) {
    piece.set(changed.subarray(at, at + piece.length));
    at += piece.length;
  }
}

function withChecksum(page: Uint8Array, before: Uint8Array): Uint8Array {
  if (page.some((byte, at) => byte !== before[at])) writeChecksum(page);
  return page;
}
