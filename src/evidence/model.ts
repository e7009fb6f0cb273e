import type { Brand } from '../platform/brand.ts';

export type PhotoId = Brand<'PhotoId'>;
export type PhotoMediaType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A photo on a case. Its files are kept under its id. */
export interface Photo {
  readonly id: PhotoId;
  readonly caseId: string;
  /** A name or a part: "Ms A. Okafor", "the resident". */
  readonly takenBy: string;
  readonly addedAt: string;
  readonly mediaType: PhotoMediaType;
  readonly byteLength: number;
  readonly width: number;
  readonly height: number;
  /** Of the copy that is shown, in hex. */
  readonly sha256: string;
  /** Of the file exactly as it was sent, in hex. */
  readonly originalSha256: string;
  readonly caption: string;
}

/** What the caller puts on the timeline, so that a photo changed afterwards no longer matches the sealed record. */
export type AddedPhoto = Pick<Photo, 'id' | 'mediaType' | 'byteLength' | 'width' | 'height' | 'sha256' | 'originalSha256'>;

export type PhotosAdded =
  | { readonly ok: true; readonly photos: readonly AddedPhoto[] }
  /** One sentence or two for each file: which, why, and what to do. Nothing was added. */
  | { readonly ok: false; readonly errors: readonly string[] };

export const mostBytes = 10 * 1024 * 1024;
export const mostPhotos = 6;
/** What a route that takes photos lets in. */
export const photoUpload = { files: mostPhotos, bytes: mostBytes };
/** A little more than the largest common phone photo; a picture of more unpacks to more memory than we allow one. */
export const mostPixels = 60_000_000;
export const longestSide = 2560;
export const longestThumbnailSide = 400;
