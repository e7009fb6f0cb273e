import { performOnHazard, type HazardCommand } from '../hazards/index.ts';
import { NotFound, RecordChanged } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { askingOf, performOnRepair, type PhoneTimes, type RepairCommand, type VisitId } from '../repairs/index.ts';
import { forgetFiles } from './forget-files.ts';
import { keepCaptured } from './keep-captured.ts';
import type { Capture } from './model.ts';
import { filesOf, holdCapture, keepDecision } from './store.ts';

/** Nothing went wrong, or what is to be put right. */
export type Decided = { readonly ok: true; readonly reference: string } | { readonly ok: false; readonly errors: FieldErrors };

/** Puts what a phone sent onto its case, photos and all, in the name of whoever recorded it. */
export async function attachCaptured(visit: StaffVisit, store: FileStore): Promise<Decided> {
  const capture = await undecided(visit);
  const files = await filesOf(visit.tx, capture.id);
  const kept = await keepCaptured({ ...visit, actor: { ...visit.actor, name: capture.staffName } }, capture.caseId, files, store);
  if (!kept.ok) return kept;
  const { id, staffName, lines } = capture;
  const photos = [...kept.photos, ...(kept.signature === null ? [] : [kept.signature])];
  const phone: PhoneTimes = capture.phone ?? { recordedAt: capture.begunAt, receivedAt: capture.begunAt, clock: 'right', minutesFast: 0 };
  const captured = { captureId: id, capturedBy: staffName, lines, phone, photos };
  const done = await doTo(visit, capture, (visitId) => ({ type: 'AttachCapture', visitId, ...captured }), { type: 'AttachHazardCapture', ...captured });
  if (!done) return { ok: false, errors: { '': 'Nothing came with it: neither words nor photos. Put it aside.' } };
  await keepDecision(visit.tx, id, { state: 'attached', at: visit.now, byName: visit.actor.name, reason: null });
  await forgetFiles(visit.tx, files.map((file) => file.id));
  return { ok: true, reference: capture.reference };
}

/** Decides that it belongs nowhere on the case. The reason goes on the record; the photos are kept for a while. */
export async function putCapturedAside(visit: StaffVisit, reason: string): Promise<Decided> {
  const capture = await undecided(visit);
  const aside = { captureId: capture.id, capturedBy: capture.staffName, reason };
  const done = await doTo(visit, capture, (visitId) => ({ type: 'PutCaptureAside', visitId, ...aside }), { type: 'PutHazardCaptureAside', ...aside });
  if (!done) return { ok: false, errors: { reason: 'Give a reason: it goes on the record' } };
  await keepDecision(visit.tx, capture.id, { state: 'aside', at: visit.now, byName: visit.actor.name, reason });
  return { ok: true, reference: capture.reference };
}

/** Through the door of the case that it is of: a repair's, where it is of a visit, else the hazard's. False where that refused. */
async function doTo(visit: StaffVisit, { visitId, reference }: Capture, ofVisit: (visitId: VisitId) => RepairCommand, ofHazard: HazardCommand): Promise<boolean> {
  const asking = askingOf(visit);
  const done = visitId === null ? await performOnHazard(asking, { reference }, ofHazard) : await performOnRepair(asking, { reference }, ofVisit(visitId as VisitId));
  return done.ok;
}

/** Held until the decision is saved: of two people who decide at once, the second is told that it was decided. */
async function undecided({ tx, params }: StaffVisit): Promise<Capture> {
  const capture = isUuid(params['id']) ? await holdCapture(tx, params['id']) : undefined;
  if (capture === undefined) throw new NotFound('capture');
  if (capture.state !== 'unfit' && capture.state !== 'arriving') throw new RecordChanged('capture');
  return capture;
}
