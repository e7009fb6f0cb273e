import { mostBytes, mostPhotos } from '../model.ts';
import type { PhotoMediaType } from '../model.ts';
import { photoKind } from './photo-kind.ts';

export type PhotoProblem = 'empty' | 'too large' | 'heic' | 'not a photo' | 'too many pixels' | 'damaged';

const reasonAndMend = {
  empty: 'is empty. Choose it again, or take the photo again.',
  'too large': 'is larger than 10 megabytes. Send a smaller version of it: most phones offer one when you share a photo.',
  heic: 'is in the HEIC format, which we cannot read yet. On an iPhone, go to Settings, Camera, Formats, choose "Most Compatible" and take the photo again; or send a screenshot of it.',
  'not a photo': 'is not a photo we can read. Choose a JPEG, PNG or WebP file.',
  'too many pixels': 'has too many pixels for us to open. Send a smaller version of it, or a screenshot of it.',
  damaged: 'is damaged or not complete. Choose it again, or take the photo again.',
} satisfies Record<PhotoProblem, string>;

/** Which file, why not, and what to do about it. */
export function problemInWords(filename: string, problem: PhotoProblem): string {
  return `"${shortName(filename)}" ${reasonAndMend[problem]}`;
}

export const tooManyPhotos = `You can send up to ${mostPhotos} photos at a time. Choose ${mostPhotos} of them now and add the others afterwards.`;

/** What the first bytes and the length already tell, before anything is unpacked. */
export function lookAtFile(bytes: Uint8Array): { readonly mediaType: PhotoMediaType } | { readonly problem: PhotoProblem } {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > mostBytes) return { problem: 'too large' };
  const found = photoKind(bytes);
  switch (found.kind) {
    case 'photo':
      return { mediaType: found.mediaType };
    case 'heic':
      return { problem: 'heic' };
    case 'something else':
      return { problem: 'not a photo' };
  }
}

function shortName(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '') return 'The photo';
  return name.length <= 60 ? name : `${name.slice(0, 40)}…${name.slice(-15)}`;
}
