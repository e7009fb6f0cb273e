import { isInstant, type Instant } from '../clock/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { formList, formText, NotAllowed, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { visitForPhone, type PhoneTimes, type VisitForPhone } from '../repairs/index.ts';
import { phoneTimes } from './decide/phone-times.ts';
import { isUnfit, whyUnfit } from './decide/why-unfit.ts';
import { capturedLines, isAsItIs } from './forms/captured-lines.ts';
import { forgetFiles } from './forget-files.ts';
import type { Capture, CaptureAnswer, CapturedFile, CaptureId } from './model.ts';
import { recordCaptured, type Recorded, type ToRecord } from './record-captured.ts';
import { beginCapture, filesOf, keepAnswer } from './store.ts';

/** What a phone is told: an answer that is kept, or what is to be mended first, of which nothing is kept. */
export type Taken = { readonly ok: true; readonly answer: CaptureAnswer } | { readonly ok: false; readonly errors: FieldErrors } | { readonly ok: false; readonly missing: readonly string[] };

/** A capture begun for somebody's own visit, whatever has become of the visit. */
export interface Begun {
  readonly capture: Capture;
  readonly visited: VisitForPhone;
}

/** Begins what a phone sends, or finds it begun. Only the person whose visit it was, or is, may send for it. */
export async function beginFor(visit: StaffVisit): Promise<Begun> {
  const { tx, actor, now } = visit;
  const [id, visitId] = [formText(visit.body, 'captureId'), formText(visit.body, 'visitId')];
  const visited = isUuid(id) && isUuid(visitId) ? await visitForPhone(tx, visitId) : undefined;
  if (visited === undefined || visited.operativeId !== actor.staffId) throw new NotFound('visit');
  const capture = await beginCapture(tx, { id: id as CaptureId, staffId: actor.staffId, staffName: actor.name, visitId, caseId: visited.caseId, now });
  if (capture === undefined) throw new NotFound('capture');
  return { capture, visited };
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
  const recorded = await attempt(visit, { visited: begun.visited, files, phone, store });
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
    if (error instanceof NotAllowed || error instanceof NotFound) return { ok: false, refusal: 'visit-not-open', words: { '': 'The visit is not theirs to record any more.' } };
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

async function unfit(visit: StaffVisit, { capture, visited }: Begun, { phone, words }: { readonly phone: PhoneTimes; readonly words: string }): Promise<Taken> {
  const answer: CaptureAnswer = { state: 'unfit', reference: visited.reference, why: whyUnfit(visited, words), receivedAt: phone.receivedAt };
  await keepAnswer(visit.tx, capture.id, { answer, lines: capturedLines(visit.body), phone });
  return { ok: true, answer };
}
