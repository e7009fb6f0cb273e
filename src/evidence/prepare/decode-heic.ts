import decode from 'heic-decode';
import { mostPixels } from '../model.ts';

/** A photo as plain pixels: red, green, blue and opacity, one byte each, from the top left. It stands upright. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Unpacks the first picture of a HEIC file, unless it is too large to unpack. It keeps its thread busy for a second or
 * more, so it runs in a thread of its own.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Pixels | 'too many pixels'> {
  const pictures = await decode.all({ buffer: bytes });
  try {
    const [first] = pictures;
    if (first === undefined) throw new Error('There is no picture in it.');
    if (first.width * first.height > mostPixels) return 'too many pixels';
    const { width, height, data } = await first.decode();
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } finally {
    pictures.dispose();
  }
}
