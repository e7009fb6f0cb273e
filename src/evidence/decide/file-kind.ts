import type { DocumentMediaType, PhotoMediaType, RecordingMediaType } from '../model.ts';
import { tracksOf } from './media-tracks.ts';

export type FileKind =
  | { readonly kind: 'photo'; readonly mediaType: PhotoMediaType | 'image/heic' }
  | { readonly kind: 'document'; readonly mediaType: DocumentMediaType }
  | { readonly kind: 'recording'; readonly mediaType: RecordingMediaType }
  | { readonly kind: 'film' }
  | { readonly kind: 'something else' };

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What a file is by its content. Its name and the type the browser claims prove nothing. */
export function fileKind(bytes: Uint8Array): FileKind {
  return known(bytes) ?? (letters(bytes, 4, 8) === 'ftyp' ? isoMedia(bytes) : { kind: 'something else' });
}

function known(bytes: Uint8Array): FileKind | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return photo('image/jpeg');
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return photo('image/png');
  if (letters(bytes, 0, 5) === '%PDF-') return { kind: 'document', mediaType: 'application/pdf' };
  if (letters(bytes, 0, 4) === 'RIFF') return riff(letters(bytes, 8, 12));
  if (letters(bytes, 0, 4) === 'OggS') return recording('audio/ogg');
  if (/^#!AMR(-WB)?\n/.test(letters(bytes, 0, 9))) return recording('audio/amr');
  if (letters(bytes, 0, 3) === 'ID3' || isMp3Frame(bytes)) return recording('audio/mpeg');
  return undefined;
}

const photo = (mediaType: PhotoMediaType | 'image/heic'): FileKind => ({ kind: 'photo', mediaType });
const recording = (mediaType: RecordingMediaType): FileKind => ({ kind: 'recording', mediaType });

function riff(form: string): FileKind {
  if (form === 'WEBP') return photo('image/webp');
  if (form === 'WAVE') return recording('audio/wav');
  return form === 'AVI ' ? { kind: 'film' } : { kind: 'something else' };
}

/** Photos, films and recordings of phones share one wrapping: the tracks inside tell them apart. */
function isoMedia(bytes: Uint8Array): FileKind {
  if (heicBrands.has(letters(bytes, 8, 12))) return photo('image/heic');
  const tracks = tracksOf(bytes);
  if (tracks.includes('vide')) return { kind: 'film' };
  return tracks.includes('soun') ? recording('audio/mp4') : { kind: 'something else' };
}

/** The heading of an MPEG layer 3 frame, with a bit rate and a sampling rate that exist. */
export function isMp3Frame(bytes: Uint8Array, at = 0): boolean {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  return isLayer3 && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function letters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
