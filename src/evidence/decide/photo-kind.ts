import type { PhotoMediaType } from '../model.ts';

export type PhotoKind =
  | { readonly kind: 'photo'; readonly mediaType: PhotoMediaType }
  | { readonly kind: 'heic' }
  | { readonly kind: 'something else' };

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What a file is by its first bytes. Its name and the type the browser claims prove nothing. */
export function photoKind(bytes: Uint8Array): PhotoKind {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'photo', mediaType: 'image/jpeg' };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: 'photo', mediaType: 'image/png' };
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP') return { kind: 'photo', mediaType: 'image/webp' };
  if (letters(bytes, 4, 8) === 'ftyp' && heicBrands.has(letters(bytes, 8, 12))) return { kind: 'heic' };
  return { kind: 'something else' };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function letters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
