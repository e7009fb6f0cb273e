import { standsAt } from './bytes.ts';

/** Fills what a camera wrote beside a JPEG's picture with zeros: EXIF, XMP, comments; the picture and its colours stay. */
export function blankJpegWords(bytes: Uint8Array): void {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1] ?? 0;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    // The picture itself begins.
    if (mark === 0xda || end > bytes.length || end < at + 4) return;
    if (isWords(bytes, at + 4, mark)) bytes.fill(0, at + 4, end);
    at = end;
  }
}

/** Segments of programs but JFIF's, Adobe's (how the colours are turned) and a colour profile; and comments. */
function isWords(bytes: Uint8Array, at: number, mark: number): boolean {
  if (mark === 0xfe) return true;
  return mark > 0xe0 && mark <= 0xef && mark !== 0xee && !(mark === 0xe2 && standsAt(bytes, at, 'ICC_PROFILE'));
}
