import type { Instant } from '../../clock/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import { parseInvestigation } from '../forms/acts.ts';
import { performOnHazard } from '../perform.ts';
import { openHazardTo } from '../routes/open-hazard.ts';
import { conclusionOf, filesOf, lateOnPhone, recordedByDoor, type FromThePhone, type RecordedOnPhone } from './record-by-door.ts';

/**
 * Records what was found where there was no signal, by the form and the door of the hazard's own page. It was concluded when the
 * phone says so, where its clock can be believed, else when it came; both times stay on the chain.
 */
export async function recordInvestigationOnPhone(visit: StaffVisit, reference: string, { times, hasSignature, keepPhotos }: FromThePhone): Promise<RecordedOnPhone> {
  const open = await openHazardTo(visit, reference, 'RecordInvestigation');
  const parsed = parseInvestigation(visit.body, conclusionOf(times), hasSignature);
  if (!parsed.ok) return parsed;
  const kept = await keepPhotos(open.record.hazard.caseId);
  if (!kept.ok) return kept;
  const knewOf = formText(visit.body, 'knewOf');
  const done = await performOnHazard(open.asking, { reference }, {
    ...lateOnPhone(parsed.command, visit.now as Instant), ...filesOf(kept), fromPhone: { times, knewOf: knewOf === '' ? null : (knewOf as Instant) },
  });
  return recordedByDoor(done, reference);
}
