import type { Instant } from '../../clock/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import { parseDryCheck } from '../forms/dry.ts';
import { performOnHazard } from '../perform.ts';
import { openHazardTo } from '../routes/open-hazard.ts';
import { conclusionOf, filesOf, lateOnPhone, recordedByDoor, type FromThePhone, type RecordedOnPhone } from './record-by-door.ts';

/** Records a look whether it is dry that was made where there was no signal, by the form and the door of the hazard's own page; its times as those of an investigation. */
export async function recordDryCheckOnPhone(visit: StaffVisit, reference: string, { times, hasSignature, keepPhotos }: FromThePhone): Promise<RecordedOnPhone> {
  const open = await openHazardTo(visit, reference, 'RecordDryCheck');
  const parsed = parseDryCheck(visit.body, conclusionOf(times), hasSignature);
  if (!parsed.ok) return parsed;
  const kept = await keepPhotos(open.record.hazard.caseId);
  if (!kept.ok) return kept;
  return recordedByDoor(await performOnHazard(open.asking, { reference }, { ...lateOnPhone(parsed.command, visit.now as Instant), ...filesOf(kept), fromPhone: { times, knewOf: formText(visit.body, 'knewOf') } }), reference);
}
