import { isMp3Frame } from '../file-kind.ts';
import { joined, standsAt, textAt } from './bytes.ts';

/** Kilobits a second by the heading of a frame, of version 1 and of versions 2 and 2.5 (ISO/IEC 11172-3 and 13818-3, layer 3). */
const kilobitsOfFirst = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kilobitsOfLater = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const samplesASecond = [44_100, 48_000, 32_000];

/** How words about the sound begin or end (ID3v1, ID3v2, APE, Lyrics3). */
const signs = ['TAG', 'ID3', '3DI', 'APETAGEX', 'LYRICS'];

/** The frames of sound alone, as they were; nothing that stands before, between or behind them. Undefined when there is none. */
export function mp3WithoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  const frames: Uint8Array[] = [];
  let isExpected = true;
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = frameEnd(bytes, at, isExpected);
    const behind = end === undefined ? tagEnd(bytes, at) : undefined;
    if (end !== undefined) frames.push(bytes.subarray(at, end));
    isExpected = end !== undefined || behind !== undefined;
    at = end ?? behind ?? at + 1;
  }
  return frames.length === 0 ? undefined : joined(frames);
}

/** Where the frame that begins here ends. Where none is expected a chance likeness in words is told by what follows it. */
function frameEnd(bytes: Uint8Array, at: number, isExpected: boolean): number | undefined {
  if (bytes[at] !== 0xff || !isMp3Frame(bytes, at)) return undefined;
  const end = at + frameLength(bytes, at);
  // A recording that was cut off still sounds up to there.
  if (end > bytes.length) return isExpected ? at + beforeSign(bytes.subarray(at)) : undefined;
  return isExpected || isFollowed(bytes, end) ? end : undefined;
}

function isFollowed(bytes: Uint8Array, end: number): boolean {
  return end === bytes.length || isMp3Frame(bytes, end) || signs.some((sign) => standsAt(bytes, end, sign));
}

function beforeSign(rest: Uint8Array): number {
  const text = textAt(rest, 0, rest.length);
  return Math.min(rest.length, ...signs.map((sign) => text.indexOf(sign)).filter((found) => found > 0));
}

function frameLength(bytes: Uint8Array, at: number): number {
  const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
  const version = (second >> 3) & 3;
  const isFirst = version === 3;
  const kilobits = (isFirst ? kilobitsOfFirst : kilobitsOfLater)[third >> 4] ?? 0;
  const rate = (samplesASecond[(third >> 2) & 3] ?? 44_100) / (isFirst ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144_000 : 72_000) * kilobits) / rate) + ((third >> 1) & 1);
}

/** Where a tag ends that says its own length: ID3v2 in four times seven bits, APE as a number from its lowest byte up. */
function tagEnd(bytes: Uint8Array, at: number): number | undefined {
  const end = standsAt(bytes, at, 'ID3') ? id3End(bytes, at) : standsAt(bytes, at, 'APETAGEX') ? apeEnd(bytes, at) : at;
  return end > at && end <= bytes.length ? end : undefined;
}

function id3End(bytes: Uint8Array, at: number): number {
  const [flags = 0, a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 5, at + 10);
  return at + 10 + ((a << 21) | (b << 14) | (c << 7) | d) + ((flags & 0x10) === 0 ? 0 : 10);
}

function apeEnd(bytes: Uint8Array, at: number): number {
  if (at + 32 > bytes.length) return at;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 32);
  const isHeading = (view.getUint32(20, true) & 0x20000000) !== 0;
  return at + 32 + (isHeading ? view.getUint32(12, true) : 0);
}
