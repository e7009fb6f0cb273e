import { agree, refuse } from '../../casefile/index.ts';
import type { CapturedWords } from '../../repairs/index.ts';
import type { PhotoSeal } from '../model.ts';
import type { HazardDecision, HazardRecord } from './context.ts';

/** A person puts on the case what a phone sent and what no longer fitted. */
export interface AttachHazardCapture extends CapturedWords {
  readonly type: 'AttachHazardCapture';
  readonly photos: readonly PhotoSeal[];
}

/** A person decides that it belongs nowhere on the case, and says why. */
export interface PutHazardCaptureAside {
  readonly type: 'PutHazardCaptureAside';
  readonly captureId: string;
  readonly capturedBy: string;
  readonly reason: string;
}

/** Whatever became of the case: somebody was there, and what they wrote down is part of its record. It is no investigation by itself. */
export function attachHazardCapture({ spine }: HazardRecord, command: AttachHazardCapture): HazardDecision {
  const { type: _type, ...data } = command;
  if (data.lines.length === 0 && data.photos.length === 0) return refuse('words-missing');
  return agree({
    events: [{ type: 'HazardCaptureAttached', data }],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: what ${data.capturedBy} recorded at the home was added later` }],
  });
}

export function putHazardCaptureAside(_record: HazardRecord, command: PutHazardCaptureAside): HazardDecision {
  const { type: _type, ...data } = command;
  return data.reason === '' ? refuse('reason-missing') : agree({ events: [{ type: 'HazardCapturePutAside', data }] });
}
