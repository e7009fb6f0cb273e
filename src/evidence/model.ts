import type { Brand } from '../platform/brand.ts';

export type PhotoId = Brand<'PhotoId'>;
export type EvidenceId = Brand<'EvidenceId'>;

export const evidenceKinds = ['photo', 'document', 'recording'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a photo is shown as. One that came as HEIC is shown as JPEG. */
export type PhotoMediaType = 'image/jpeg' | 'image/png' | 'image/webp';
export type DocumentMediaType = 'application/pdf';
export type RecordingMediaType = 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'audio/ogg' | 'audio/amr';

export const photoPhases = ['before', 'after'] as const;
/** Whether a photo shows how it was before the work, or after it. Many show neither. */
export type PhotoPhase = (typeof photoPhases)[number];

/** The fields by which a form takes photos, by what they show. */
export const photoFields = { before: 'photos-before', after: 'photos-after', other: 'photos' } as const;
/** What the photos of a field show; undefined where it does not say. */
export const phaseOfField = (field: string): PhotoPhase | undefined => photoPhases.find((phase) => photoFields[phase] === field);
export const isPhotoField = (field: string): boolean => Object.values<string>(photoFields).includes(field);

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
  readonly phase: PhotoPhase | null;
}

/** What the caller puts on the timeline, so that a photo changed afterwards no longer matches the sealed record. */
export type AddedPhoto = Pick<Photo, 'id' | 'mediaType' | 'byteLength' | 'width' | 'height' | 'sha256' | 'originalSha256'> & { /** Left out where it shows neither. */ readonly phase?: PhotoPhase };

export type PhotosAdded =
  | { readonly ok: true; readonly photos: readonly AddedPhoto[] }
  /** One sentence or two for each file: which, why, and what to do. Nothing was added. */
  | { readonly ok: false; readonly errors: readonly string[] };

/** A document or a recording on a case. */
export interface EvidenceDocument {
  readonly id: EvidenceId;
  readonly kind: 'document' | 'recording';
  readonly mediaType: DocumentMediaType | RecordingMediaType;
  readonly byteLength: number;
  /** Of what is shown. */
  readonly sha256: string;
  /** Of the file as it was sent, which is kept sealed; null when that is what is shown. */
  readonly originalSha256: string | null;
}

/** Evidence of any kind, as it was added. The name is the sender's, for people to know it by. */
export type AddedEvidence = { readonly fileName: string } & (({ readonly kind: 'photo' } & AddedPhoto) | EvidenceDocument);

export type EvidenceAdded =
  | { readonly ok: true; readonly items: readonly AddedEvidence[] }
  | { readonly ok: false; readonly errors: readonly string[] };

const megabyte = 1024 * 1024;
/** The most bytes of one file, by what it is. */
export const mostBytes: Readonly<Record<EvidenceKind, number>> = { photo: 10 * megabyte, document: 20 * megabyte, recording: 25 * megabyte };
export const mostFiles = 6;

/**
 * What a route that takes photos or other evidence lets in. A photo that is somewhat too large still comes in, so that we
 * can say which one it is; together they are no more than six photos of the largest size.
 */
export const evidenceUpload = { files: mostFiles, bytes: mostBytes.recording, totalBytes: mostFiles * mostBytes.photo };
/** For the forms that take photos and nothing else. */
export const photoUpload = evidenceUpload;
/** A little more than the largest common phone photo; a picture of more unpacks to more memory than we allow one. */
export const mostPixels = 60_000_000;
export const longestSide = 2560;
export const longestThumbnailSide = 400;

export type OrphanSource = 'email' | 'upload' | 'text';
export type OrphanStatus = 'waiting' | 'matched' | 'put aside';

/** What arrived without a case, and what became of it. */
export interface Orphan {
  readonly id: string;
  readonly organisationId: string;
  readonly source: OrphanSource;
  readonly arrivedAt: string;
  readonly broughtBy: string;
  readonly senderName: string;
  readonly senderAddress: string;
  readonly subject: string;
  readonly words: string;
  readonly status: OrphanStatus;
  readonly dueAt: string;
  readonly reason: string | null;
  readonly settledAt: string | null;
  readonly settledByName: string | null;
  readonly messageSha256: string | null;
  readonly suggested: string | null;
  readonly matched: string | null;
  readonly fileCount: number;
}

/** A file of it; an unreadable one is in the message as it came, and here by its name and why. */
export interface OrphanFile {
  readonly id: string;
  readonly kind: 'photo' | 'document' | 'recording' | 'unreadable';
  readonly fileName: string;
  readonly mediaType: string | null;
  readonly byteLength: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string | null;
  readonly originalSha256: string | null;
  readonly problem: string | null;
}
