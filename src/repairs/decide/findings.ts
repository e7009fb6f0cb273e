import { agree, refuse } from '../../casefile/index.ts';
import type { CapturedWords, Findings } from '../model/findings.ts';
import type { PhotoSeal, VisitId } from '../model.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';

/** The checklist, the readings and who was there: recorded with the visit, before it is over. */
export interface RecordFindings {
  readonly type: 'RecordFindings';
  readonly visitId: VisitId;
  readonly findings: Findings;
  readonly signature: PhotoSeal | null;
}

/** A planner puts on the case what a phone sent too late to be the visit's outcome. */
export interface AttachCapture extends CapturedWords {
  readonly type: 'AttachCapture';
  readonly visitId: VisitId;
  readonly photos: readonly PhotoSeal[];
}

/** A planner decides that what a phone sent belongs nowhere on the case, and says why. */
export interface PutCaptureAside {
  readonly type: 'PutCaptureAside';
  readonly captureId: string;
  readonly capturedBy: string;
  readonly visitId: VisitId;
  readonly reason: string;
}

export function recordFindings({ repair }: RepairRecord, command: RecordFindings, context: RepairContext): RepairDecision {
  const visit = repair.visits.find(({ id, status }) => id === command.visitId && status === 'booked');
  if (visit === undefined) return refuse('visit-not-open');
  if (visit.on > context.today) return refuse('visit-not-reached');
  const { visitId, findings, signature } = command;
  return agree({ events: [{ type: 'FindingsRecorded', data: { ...findings, visitId, signature } }] });
}

/** Whatever became of the case: somebody was at the door, and what they wrote down is part of its record. */
export function attachCapture({ spine }: RepairRecord, command: AttachCapture): RepairDecision {
  const { type: _, ...data } = command;
  if (data.lines.length === 0 && data.photos.length === 0) return refuse('words-missing');
  return agree({
    events: [{ type: 'CaptureAttached', data }],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: what ${data.capturedBy} recorded at the door was added later` }],
  });
}

export function putCaptureAside(_record: RepairRecord, command: PutCaptureAside): RepairDecision {
  const { type: _, ...data } = command;
  return data.reason === '' ? refuse('reason-missing') : agree({ events: [{ type: 'CapturePutAside', data }] });
}
