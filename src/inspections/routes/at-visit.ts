import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { PhotoSeal } from '../../repairs/index.ts';
import { parseInspection } from '../forms.ts';
import type { InspectionRefusal } from '../model.ts';
import { performOnInspection } from '../perform.ts';
import { newestOfRepair } from '../queries/one-inspection.ts';
import { inspectionFields } from '../views/record-page.ts';
import { inspectionRefusalInWords } from '../views/words.ts';
import { openInspectionTo, type OpenInspection } from './open-inspection.ts';

/** What the form of a visit to check work asks besides; or why the result cannot be recorded by this person. */
export type InspectionToCarry = { readonly fields: Html } | { readonly notNow: string };

const noneOpen = 'No inspection of this work is open: somebody has recorded it, or left it unchecked.';

/** The questions of the inspection that a visit is for, to be answered where there is no signal. */
export async function inspectionToCarry(visit: StaffVisit, repairReference: string): Promise<InspectionToCarry> {
  const open = await openOf(visit, repairReference);
  if (open === undefined) return { notNow: noneOpen };
  return open.notNow === undefined ? { fields: inspectionFields(open.inspection, { csrfToken: '', body: {}, errors: {} }) } : { notNow: inspectionRefusalInWords(open.notNow) };
}

async function openOf(visit: StaffVisit, repairReference: string): Promise<OpenInspection | undefined> {
  const reference = await newestOfRepair(visit.tx, repairReference);
  return reference === undefined ? undefined : openInspectionTo(visit, reference, 'RecordInspection');
}

/** Keeps the photos that came with the form as evidence of the inspection. */
export type KeepingPhotos = (caseId: string) => Promise<{ readonly ok: true; readonly photos: readonly PhotoSeal[] } | { readonly ok: false; readonly errors: FieldErrors }>;

export type InspectedAtVisit =
  | { readonly ok: true; readonly reference: string; readonly entry: number }
  | { readonly ok: false; readonly errors: FieldErrors }
  | { readonly ok: false; readonly refusal: InspectionRefusal; readonly words: string };

/** Records what was found at a visit, by the form and the door of the inspection's own page. */
export async function recordInspectionAtVisit(visit: StaffVisit, repairReference: string, keepPhotos: KeepingPhotos): Promise<InspectedAtVisit> {
  const open = await openOf(visit, repairReference);
  if (open === undefined) return { ok: false, refusal: 'already-inspected', words: noneOpen };
  const parsed = parseInspection(visit.body, open.inspection, []);
  if (!parsed.ok) return parsed;
  const kept = await keepPhotos(open.inspection.caseId);
  if (!kept.ok) return kept;
  const { reference } = open.opened.header.file;
  const done = await performOnInspection(open.asking, { reference }, { ...parsed.command, photos: kept.photos });
  return done.ok ? { ok: true, reference, entry: done.entry } : { ok: false, refusal: done.refusal, words: inspectionRefusalInWords(done.refusal, done.facts) };
}
