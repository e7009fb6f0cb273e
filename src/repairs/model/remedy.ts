import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Confidence } from '../../law/index.ts';
import type { Brand } from '../../platform/brand.ts';
import type { PartOfDay } from '../../appointments/index.ts';
import type { Reminder, VisitId } from './visit-id.ts';

export type RemedyId = Brand<'RemedyId'>;

/** A sum proposed to put something right. A person decides; nothing is paid from here. */
export interface Remedy {
  readonly id: RemedyId;
  /** The visit that we missed; null for the day of an order. */
  readonly visitId: VisitId | null;
  /** The order for which a contractor should have come, and the day; left out for a visit of ours. */
  readonly ofOrder?: { readonly number: number; readonly on: PlainDate };
  readonly pence: number;
  readonly because: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly proposedAt: Instant;
  readonly state: 'proposed' | 'offered' | 'declined' | 'withdrawn';
  readonly decided: { readonly pence: number; readonly words: string; readonly byName: string; readonly at: Instant } | null;
}

/** What happens around visits that we missed, and before those we keep. */
export type MissedVisitEvent =
  | { readonly type: 'VisitReminded'; readonly data: { readonly visitId: VisitId; readonly when: Reminder } }
  | { readonly type: 'VisitMissed'; readonly data: { readonly visitId: VisitId; readonly on: PlainDate; readonly partOfDay: PartOfDay } }
  | { readonly type: 'MissedVisitCorrected'; readonly data: { readonly visitId: VisitId } }
  | { readonly type: 'RemedyProposed'; readonly data: Pick<Remedy, 'visitId' | 'ofOrder' | 'pence' | 'because' | 'citation' | 'confidence'> & { readonly remedyId: RemedyId } }
  | { readonly type: 'RemedyWithdrawn'; readonly data: { readonly remedyId: RemedyId } }
  | { readonly type: 'RemedyDecided'; readonly data: { readonly remedyId: RemedyId; readonly decision: 'offered' | 'declined'; readonly pence: number; readonly words: string; readonly byName: string } };
