import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { lookAtFile, type PhotoProblem } from './decide/photo-problems.ts';
import { longestSide, longestThumbnailSide, mostPixels, type AddedPhoto } from './model.ts';

// One photo at a time on one thread, and nothing kept: a handful of phone photos must not starve the other requests.
sharp.concurrency(1);
sharp.cache(false);

export interface PreparedPhoto {
  readonly facts: Omit<AddedPhoto, 'id'>;
  readonly stored: Buffer;
  readonly thumbnail: Buffer;
}

/**
 * Makes the copy that is shown: upright, of a usable size, and without anything the camera wrote beside the picture
 * (place, time, device). Or says why it cannot.
 */
export async function preparePhoto(bytes: Buffer): Promise<PreparedPhoto | { readonly problem: PhotoProblem }> {
  const seen = lookAtFile(bytes);
  if ('problem' in seen) return seen;
  const size = await sizeOf(bytes);
  if (size === undefined) return { problem: 'damaged' };
  if (size > mostPixels) return { problem: 'too many pixels' };
  try {
    const format = seen.mediaType.slice('image/'.length) as 'jpeg' | 'png' | 'webp';
    const { data, info } = await fitted(opened(bytes).autoOrient(), longestSide, format).toBuffer({ resolveWithObject: true });
    const thumbnail = await fitted(opened(data), longestThumbnailSide, format).toBuffer();
    const { width, height } = info;
    const facts = { mediaType: seen.mediaType, byteLength: data.length, width, height, sha256: sha256(data), originalSha256: sha256(bytes) };
    return { facts, stored: data, thumbnail };
  } catch {
    // The decoder's own words help nobody who is holding a phone.
    return { problem: 'damaged' };
  }
}

function opened(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 }).timeout({ seconds: 20 });
}

function fitted(picture: Sharp, side: number, format: 'jpeg' | 'png' | 'webp'): Sharp {
  const smaller = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return format === 'png' ? smaller.png({ compressionLevel: 9 }) : smaller.toFormat(format, { quality: 85 });
}

/** Pixels by the file's own heading; nothing is unpacked. */
async function sizeOf(bytes: Buffer): Promise<number | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height;
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
