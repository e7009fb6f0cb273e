import { standsAt } from './bytes.ts';

/** A page of an Ogg file (RFC 3533): where it stands, whose stream it is of, and the lengths its packets are cut into. */
export interface OggPage {
  readonly at: number;
  readonly to: number;
  readonly stream: number;
  readonly beginsStream: boolean;
  readonly lengths: Uint8Array;
  readonly bodyAt: number;
}

/** Every whole page; what stands between pages is none. */
export function* oggPages(bytes: Uint8Array): Generator<OggPage> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 27 <= bytes.length; ) {
    const page = pageAt(bytes, view, at);
    if (page !== undefined) yield page;
    at = page?.to ?? at + 1;
  }
}

function pageAt(bytes: Uint8Array, view: DataView, at: number): OggPage | undefined {
  if (!standsAt(bytes, at, 'OggS')) return undefined;
  const bodyAt = at + 27 + (bytes[at + 26] ?? 0);
  if (bodyAt > bytes.length) return undefined;
  const lengths = bytes.subarray(at + 27, bodyAt);
  const to = lengths.reduce((end, length) => end + length, bodyAt);
  if (to > bytes.length) return undefined;
  return { at, to, stream: view.getUint32(at + 14, true), beginsStream: ((bytes[at + 5] ?? 0) & 2) !== 0, lengths, bodyAt };
}

// RFC 3533, 6: the polynomial 0x04c11db7, nothing turned round, begun with nothing.
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest << 1) ^ (rest < 0 ? 0x04c11db7 : 0);
  return rest >>> 0;
});

/** Writes the checksum of a page that was changed, which is worked out as if it were not there yet. */
export function writeChecksum(page: Uint8Array): void {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  view.setUint32(22, 0, true);
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (remainders[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  view.setUint32(22, sum, true);
}
