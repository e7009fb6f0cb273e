import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { Refused } from '../decide/file-problems.ts';
import { longestSide, longestThumbnailSide, mostPixels, type AddedPhoto, type PhotoMediaType } from '../model.ts';
import { decodeHeic } from './decode-heic.ts';

// One photo at a time on one thread, and nothing kept: a handful of phone photos must not starve the other requests.
sharp.concurrency(1);
sharp.cache(false);

export interface PreparedPhoto {
  readonly kind: 'photo';
  readonly facts: Omit<AddedPhoto, 'id'>;
  readonly stored: Uint8Array;
  readonly thumbnail: Uint8Array;
}

const tooManyPixels: Refused = { problem: 'too many pixels', kind: 'photo' };

/**
 * Makes the copy that is shown: upright, of a usable size, and without anything the camera wrote beside the picture
 * (place, time, device). Or says why it cannot.
 */
export async function preparePhoto(bytes: Uint8Array, sentAs: PhotoMediaType | 'image/heic'): Promise<PreparedPhoto | Refused> {
  try {
    const picture = await openedIfSmallEnough(bytes, sentAs);
    if ('problem' in picture) return picture;
    const mediaType = sentAs === 'image/heic' ? 'image/jpeg' : sentAs;
    const format = formatOf(mediaType);
    const { data, info } = await fitted(picture, longestSide, format).toBuffer({ resolveWithObject: true });
    const thumbnail = await fitted(opened(data), longestThumbnailSide, format).toBuffer();
    const { width, height } = info;
    const facts = { mediaType, byteLength: data.length, width, height, sha256: sha256(data), originalSha256: sha256(bytes) };
    return { kind: 'photo', facts, stored: data, thumbnail };
  } catch {
    // The decoder's own words help nobody who is holding a phone.
    return { problem: 'damaged', kind: 'photo' };
  }
}

async function openedIfSmallEnough(bytes: Uint8Array, sentAs: PhotoMediaType | 'image/heic'): Promise<Sharp | Refused> {
  if (sentAs === 'image/heic') {
    const pixels = await decodeHeic(bytes);
    if (pixels === 'too many pixels') return tooManyPixels;
    const { data, width, height } = pixels;
    return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels }).removeAlpha().timeout({ seconds: 20 });
  }
  // Pixels by the file's own heading; nothing is unpacked.
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return width * height > mostPixels ? tooManyPixels : opened(bytes).autoOrient();
}

function opened(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 }).timeout({ seconds: 20 });
}

type Format = 'jpeg' | 'png' | 'webp';
const formatOf = (mediaType: PhotoMediaType): Format => mediaType.slice('image/'.length) as Format;

function fitted(picture: Sharp, side: number, format: Format): Sharp {
  const smaller = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return format === 'png' ? smaller.png({ compressionLevel: 9 }) : smaller.toFormat(format, { quality: 85 });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
