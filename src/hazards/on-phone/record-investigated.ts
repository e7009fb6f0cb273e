import { addHours, type Instant } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import type { PhoneTimes, PhotoSeal } from '../../repairs/index.ts';
import type { RecordInvestigation } from '../decide/investigation.ts';
import { lateActHours } from '../decide/when.ts';
import { parseInvestigation } from '../forms/acts.ts';
import { performOnHazard } from '../perform.ts';
import { openHazardTo } from '../routes/open-hazard.ts';
import { fieldOfRefusal, hazardRefusalInWords } from '../views/refusal-words.ts';

/** Keeps the photos that came with the form as evidence of the hazard. */
export type KeepingHazardPhotos = (caseId: string) => Promise<{ readonly ok: true; readonly photos: readonly PhotoSeal[] } | { readonly ok: false; readonly errors: FieldErrors }>;

export type InvestigatedOnPhone =
  | { readonly ok: true; readonly reference: string; readonly entry: number }
  | { readonly ok: false; readonly errors: FieldErrors }
  | { readonly ok: false; readonly refusal: string; readonly words: FieldErrors };

const late = 'Recorded on a phone, and sent when there was signal';

/**
 * Records what was found where there was no signal, by the form and the door of the hazard's own page. It was concluded when the
 * phone says so, where its clock can be believed, else when it came; both times stay on the chain.
 */
export async function recordInvestigationOnPhone(visit: StaffVisit, reference: string, { times, keepPhotos }: { readonly times: PhoneTimes; readonly keepPhotos: KeepingHazardPhotos }): Promise<InvestigatedOnPhone> {
  const open = await openHazardTo(visit, reference, 'RecordInvestigation');
  const parsed = parseInvestigation(visit.body, times.clock === 'not-believed' ? times.receivedAt : times.recordedAt);
  if (!parsed.ok) return parsed;
  const { caseId } = open.record.hazard;
  const kept = await keepPhotos(caseId);
  if (!kept.ok) return kept;
  const knewOf = formText(visit.body, 'knewOf');
  const done = await performOnHazard(open.asking, { reference }, {
    ...lateOnPhone(parsed.command, visit.now as Instant), ...(kept.photos.length === 0 ? {} : { photos: kept.photos }), fromPhone: { times, knewOf: knewOf === '' ? null : (knewOf as Instant) },
  });
  if (!done.ok) return { ok: false, refusal: done.refusal, words: { [fieldOfRefusal(done.refusal, done.facts)]: hazardRefusalInWords(done.refusal, done.facts) } };
  const { spine } = done.draft;
  return { ok: true, reference, entry: spine.events[0]?.sequence ?? spine.file.lastSequence };
}

/** Why it is on the record only now: there was no signal. */
function lateOnPhone(command: RecordInvestigation, now: Instant): RecordInvestigation {
  return command.lateBecause === '' && command.at < addHours(now, -lateActHours) ? { ...command, lateBecause: late } : command;
}
