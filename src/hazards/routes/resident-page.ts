import type { Reference } from '../../casefile/index.ts';
import { englandAndWales, type PlainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { page, publicPage, type LinkVisit, type Reply } from '../../platform/http/index.ts';
import { owedSteps } from '../decide/tell.ts';
import { stageOf } from '../evolve.ts';
import { ownLimitsFrom } from '../model/own-limits.ts';
import { placeOfHazard } from '../queries/place.ts';
import { hazardEventsForResident, hazardPromisesToResident } from '../queries/resident-page.ts';
import { loadHazard } from '../store/index.ts';
import { residentsHazardPage, residentsHazardTitle } from '../views/resident-page.ts';

/** The page of a hazard for whoever holds a link to it. Opening it changes nothing. */
export async function showHazardToResident(visit: LinkVisit): Promise<Reply> {
  const { tx, link, landlord } = visit;
  const today = visit.today as PlainDate;
  const [file] = await tx.query<{ id: string; reference: Reference; homeId: string | null; communalAreaId: string | null }>(
    `select id, reference, home_id as "homeId", communal_area_id as "communalAreaId" from cases where landlord_id = $1 and id = $2 and kind = 'hazard'`,
    [tx.landlordId, link.caseId],
  );
  if (file === undefined) throw new NotFound('hazard');
  const [hazard, place, promises, events] = await Promise.all([loadHazard(tx, file.id), placeOfHazard(tx, file, today), hazardPromisesToResident(tx, file.id), hazardEventsForResident(tx, file.id)]);
  const shown = {
    landlord, today, reference: file.reference, address: place.address, kind: hazard.triage?.kind ?? hazard.suspected, stage: stageOf(hazard),
    owed: owedSteps(hazard, { calendar: englandAndWales, own: ownLimitsFrom(landlord.settings) }), promises, events,
  };
  return page(publicPage(visit, { title: residentsHazardTitle(shown), main: residentsHazardPage(shown) }));
}
