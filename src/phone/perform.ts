import { isInstant, type Instant } from '../clock/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { formList, formText, NotAllowed, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import type { PhoneTimes } from '../repairs/index.ts';
import { carriedBy, type Carried } from './carried.ts';
import { phoneTimes } from './decide/phone-times.ts';
import { isUnfit, whyUnfit } from './decide/why-unfit.ts';
import { capturedLines, isAsItIs, labelOfCheck, labelOfInvestigation } from './forms/captured-lines.ts';
import { forgetFiles } from './forget-files.ts';
import type { Capture, CaptureAnswer, CapturedFile, CaptureId } from './model.ts';
import { recordCaptured, type Recorded, type ToRecord } from './record-captured.ts';
import { beginCapture, filesOf, keepAnswer } from './store.ts';

/** What a phone is told: an answer that is kept, or what is to be mended first, of which nothing is kept. */
export type Taken = { readonly ok: true; readonly answer: CaptureAnswer } | { readonly ok: false; readonly errors: FieldErrors } | { readonly ok: false; readonly missing: readonly string[] };

/** A capture begun for what somebody carries, whatever has become of it. */
export interface Begun {
  readonly capture: Capture;
  readonly carried: Carried;
}

/** Begins what a phone sends, or finds it begun. Only whoever it was, or is, given to may send for it; a hazard is anybody's who may open it. */
export async function beginFor(visit: StaffVisit): Promise<Begun> {
  const { tx, actor, now } = visit;
  const id = formText(visit.body, 'captureId');
  if (!isUuid(id)) throw new NotFound('capture');
  const carried = await carriedBy(visit);
  const capture = await beginCapture(tx, { id: id as CaptureId, staffId: actor.staffId, staffName: actor.name, visitId: carried.visit?.id ?? null, caseId: carried.caseId, now });
  if (capture === undefined) throw new NotFound('capture');
  return { capture, carried };
}

/** Takes what was captured at a visit, once: through the forms and the door of the visit's page, or to a person where it no longer fits. */
export async function takeCapture(visit: StaffVisit, store: FileStore): Promise<Taken> {
  const begun = await beginFor(visit);
  if (begun.capture.answer !== null) return { ok: true, answer: begun.capture.answer };
  const [wanted, came] = [formList(visit.body, 'files'), await filesOf(visit.tx, begun.capture.id)];
  const missing = wanted.filter((id) => !came.some((file) => file.id === id));
  if (missing.length > 0) return { ok: false, missing };
  // One that was taken away again on the phone does not count.
  await forgetFiles(visit.tx, came.filter(({ id }) => !wanted.includes(id)).map(({ id }) => id));
  const files = came.filter(({ id }) => wanted.includes(id));
  const phone = timesOf(visit);
  if (isAsItIs(visit.body)) return unfit(visit, begun, { phone, words: 'They could not put it right at the door and handed it over as it is.' });
  const recorded = await attempt(visit, { carried: begun.carried, files, phone, store });
  if (recorded.ok) return keepRecorded(visit.tx, begun, { recorded, files, phone });
  if ('errors' in recorded) return recorded;
  return isUnfit(recorded.refusal) ? unfit(visit, begun, { phone, words: Object.values(recorded.words).join(' ') }) : { ok: false, errors: recorded.words };
}

function timesOf({ body, now }: StaffVisit): PhoneTimes {
  return phoneTimes({ recordedAt: formText(body, 'recordedAt'), sentAt: formText(body, 'sentAt'), receivedAt: (isInstant(now) ? now : '') as Instant });
}

/** Tries to record it. Whatever a refusal left half done is undone, so that the words can still be kept beside it. */
async function attempt(visit: StaffVisit, wanted: ToRecord): Promise<Recorded> {
  visit.tx.send('savepoint captured');
  const recorded = await recordCaptured(visit, wanted).catch((error: unknown): Recorded => {
    if (error instanceof NotAllowed || error instanceof NotFound) return { ok: false, refusal: 'visit-not-open', words: { '': 'It is not theirs to record any more.' } };
    throw error;
  });
  if (!recorded.ok) visit.tx.send('rollback to savepoint captured');
  return recorded;
}

async function keepRecorded(tx: Tx, { capture }: Begun, { recorded, files, phone }: { readonly recorded: Extract<Recorded, { ok: true }>; readonly files: readonly CapturedFile[]; readonly phone: PhoneTimes }): Promise<Taken> {
  const { reference, entry } = recorded;
  const answer: CaptureAnswer = { state: 'recorded', reference, entry, receivedAt: phone.receivedAt };
  await keepAnswer(tx, capture.id, { answer, lines: [], phone });
  await forgetFiles(tx, files.map(({ id }) => id));
  return { ok: true, answer };
}

const labelAt = { investigation: labelOfInvestigation, 'dry-check': labelOfCheck };

async function unfit(visit: StaffVisit, { capture, carried }: Begun, { phone, words }: { readonly phone: PhoneTimes; readonly words: string }): Promise<Taken> {
  const answer: CaptureAnswer = { state: 'unfit', reference: carried.reference, why: carried.visit === null ? words : whyUnfit(carried.visit, words), receivedAt: phone.receivedAt };
  await keepAnswer(visit.tx, capture.id, { answer, lines: capturedLines(visit.body, carried.visit === null ? labelAt[carried.atHazard] : undefined), phone });
  return { ok: true, answer };
}
