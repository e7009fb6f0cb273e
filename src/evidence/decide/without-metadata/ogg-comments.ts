import { standsAt } from './bytes.ts';

export type OggCodec = 'opus' | 'vorbis' | 'speex' | 'flac';

/**
 * A packet of words as one of the same length that says nothing: the name of the program that made it becomes spaces, as many as
 * there were words, and there are no comments (RFC 7845, 5.2; Vorbis I, 5). Undefined for a packet of sound.
 */
export function emptied(codec: OggCodec, packet: number, bytes: Uint8Array): Uint8Array | undefined {
  switch (codec) {
    case 'opus':
      return standsAt(bytes, 0, 'OpusTags') ? withoutComments(bytes, { before: 8, behind: 0 }) : undefined;
    case 'vorbis':
      return standsAt(bytes, 0, '\x03vorbis') ? withoutComments(bytes, { before: 7, behind: 1 }) : undefined;
    case 'speex':
      return packet === 1 ? withoutComments(bytes, { before: 0, behind: 0 }) : undefined;
    case 'flac':
      return packet > 0 && bytes[0] !== 0xff ? flacBlock(bytes) : undefined;
  }
}

function withoutComments(bytes: Uint8Array, { before, behind }: { readonly before: number; readonly behind: number }): Uint8Array {
  const empty = new Uint8Array(bytes.length);
  empty.set(bytes.subarray(0, before));
  const spaces = bytes.length - before - behind - 8;
  if (spaces < 0) return empty;
  new DataView(empty.buffer).setUint32(before, spaces, true);
  empty.fill(0x20, before + 4, before + 4 + spaces);
  // Vorbis: the bit that says that the heading is whole.
  if (behind === 1) empty[bytes.length - 1] = 1;
  return empty;
}

const [padding, comments] = [1, 4];

/** FLAC's own blocks: comments emptied; pictures, cue sheets and what programs keep become padding (RFC 9639, 8 and 10.1). */
function flacBlock(bytes: Uint8Array): Uint8Array {
  const [kind = 0] = bytes;
  if ((kind & 0x7f) === comments) return withoutComments(bytes, { before: 4, behind: 0 });
  const empty = new Uint8Array(bytes.length);
  empty.set([(kind & 0x80) | padding]);
  empty.set(bytes.subarray(1, 4), 1);
  return empty;
}
