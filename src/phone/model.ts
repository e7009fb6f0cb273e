import type { Instant } from '../clock/index.ts';
import type { PhotoPhase } from '../evidence/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { CapturedWords, PhoneTimes } from '../repairs/index.ts';

/** Made on the phone when a visit or an investigation is written down: what is sent again under it is answered as it was the first time. */
export type CaptureId = Brand<'CaptureId'>;

/** Its photos have come and its words have not; on the record; waiting for a person; what the person decided. */
export type CaptureState = 'arriving' | 'recorded' | 'unfit' | 'attached' | 'aside';

/** What a phone is told, and told again. */
export type CaptureAnswer =
  | { readonly state: 'recorded'; readonly reference: string; readonly entry: number; readonly receivedAt: Instant }
  | { readonly state: 'unfit'; readonly reference: string; readonly why: string; readonly receivedAt: Instant };

export interface Capture {
  readonly id: CaptureId;
  readonly staffId: string;
  readonly staffName: string;
  /** Null where somebody investigated a hazard: that is of no visit. */
  readonly visitId: string | null;
  readonly caseId: string;
  readonly reference: string;
  readonly state: CaptureState;
  readonly begunAt: Instant;
  readonly lines: CapturedWords['lines'];
  /** Null while its words have not come. */
  readonly phone: PhoneTimes | null;
  readonly why: string | null;
  readonly answer: CaptureAnswer | null;
  readonly decidedAt: Instant | null;
  readonly decidedByName: string | null;
  readonly reason: string | null;
}

export const filePurposes = ['photo', 'signature'] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** What a signature is called among the evidence of its case. */
export const theirSignature = 'The resident’s signature';

/** A photo or a signature whose words may still be on the way. Its bytes are kept under its id. */
export interface CapturedFile {
  readonly id: string;
  readonly captureId: string;
  readonly purpose: FilePurpose;
  readonly fileName: string;
  /** Of a photo: how it was before the work, or after it. */
  readonly phase: PhotoPhase | null;
  readonly receivedAt: Instant;
}

/** How long the words may be on the way before somebody is told that only the photos came. */
export const hoursOnTheWay = 24;
/** How long photos are kept that somebody decided belong nowhere: long enough to find that they were wrong. */
export const daysAside = 90;
