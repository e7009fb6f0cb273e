import type { PlainDate } from '../clock/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText, type StaffVisit } from '../platform/http/index.ts';
import { recordDryCheckOnPhone, recordInvestigationOnPhone } from '../hazards/index.ts';
import { recordInspectionAtVisit } from '../inspections/index.ts';
import { outcomeRefusalInWords, recordFindingsOfVisit, recordOutcome, type OutcomeRecorded, type PhoneTimes, type VisitForPhone } from '../repairs/index.ts';
import type { Carried } from './carried.ts';
import { keepCaptured } from './keep-captured.ts';
import type { CapturedFile } from './model.ts';

/** What came in from a phone, ready to be tried. */
export interface ToRecord {
  readonly carried: Carried;
  readonly files: readonly CapturedFile[];
  readonly phone: PhoneTimes;
  readonly store: FileStore;
}

/** The entry it became, what is to be mended, or why it cannot be, each in words. */
export type Recorded =
  | { readonly ok: true; readonly reference: string; readonly entry: number }
  | { readonly ok: false; readonly errors: FieldErrors }
  | { readonly ok: false; readonly refusal: string; readonly words: FieldErrors };

/** The outcome by which a visit to check work says what was found there. */
const inspected = 'inspected';

/** Records it by the forms and doors of the pages: the visit's own, the inspection's, or the hazard's. */
export async function recordCaptured(visit: StaffVisit, wanted: ToRecord): Promise<Recorded> {
  const { carried, ...rest } = wanted;
  if (carried.visit === null) return recordAtHazard(visit, carried, rest);
  const atVisit = { ...rest, visited: carried.visit };
  return formText(visit.body, 'outcome') === inspected ? recordInspected(visit, atVisit) : recordVisited(visit, atVisit);
}

type AtVisit = Omit<ToRecord, 'carried'> & { readonly visited: VisitForPhone };

async function recordAtHazard(visit: StaffVisit, { reference, atHazard }: Extract<Carried, { visit: null }>, { files, phone, store }: Omit<ToRecord, 'carried'>): Promise<Recorded> {
  const record = { investigation: recordInvestigationOnPhone, 'dry-check': recordDryCheckOnPhone }[atHazard];
  return record(visit, reference, { times: phone, hasSignature: files.some(({ purpose }) => purpose === 'signature'), keepPhotos: (caseId) => keepCaptured(visit, caseId, files, store) });
}

async function recordVisited(visit: StaffVisit, { visited, files, phone, store }: AtVisit): Promise<Recorded> {
  const kept = await keepCaptured(visit, visited.caseId, files, store);
  if (!kept.ok) return kept;
  return asRecorded(visit, visited, await recordOutcome(visit, { reference: visited.reference, visitId: visited.id }, { body: visit.body, photos: kept.photos, signature: kept.signature, phone }));
}

/** Who was there and what was measured goes with the visit, what was found and its photos with the inspection. */
async function recordInspected(visit: StaffVisit, { visited, files, phone, store }: AtVisit): Promise<Recorded> {
  const of = (purpose: CapturedFile['purpose']) => files.filter((file) => file.purpose === purpose);
  const signed = await keepCaptured(visit, visited.caseId, of('signature'), store);
  if (!signed.ok) return signed;
  const found = await recordFindingsOfVisit(visit, { reference: visited.reference, visitId: visited.id }, { body: visit.body, photos: [], signature: signed.signature, phone });
  if (!found.ok) return asRecorded(visit, visited, found);
  const done = await recordInspectionAtVisit(visit, visited.reference, (caseId) => keepCaptured(visit, caseId, of('photo'), store));
  return !done.ok && 'words' in done ? { ok: false, refusal: done.refusal, words: { '': done.words } } : done;
}

function asRecorded({ today }: StaffVisit, { reference, on }: VisitForPhone, done: OutcomeRecorded): Recorded {
  if (done.ok) return { ok: true, reference, entry: done.draft.spine.events[0]?.sequence ?? done.draft.spine.file.lastSequence };
  return 'errors' in done ? done : { ok: false, refusal: done.refusal, words: outcomeRefusalInWords(done, on, today as PlainDate) };
}
