import { openCase } from '../casefile/index.ts';
import { hazardForPhone } from '../hazards/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { formText, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { visitForPhone, type VisitForPhone } from '../repairs/index.ts';

/** What is done at a hazard: it is investigated, or somebody measures whether it is dry. */
export type AtHazard = 'investigation' | 'dry-check';

/** What a phone carries and sends something of: a visit, or (then there is no visit) a hazard that somebody goes to. */
export type Carried = { readonly caseId: string; readonly reference: string } & (
  | { readonly visit: VisitForPhone }
  | { readonly visit: null; readonly atHazard: AtHazard }
);

/** What the form names. A visit is its visitor's; a hazard its owner's, and anybody's who may open it: it may have changed hands since. */
export async function carriedBy(visit: StaffVisit): Promise<Carried> {
  const [visitId, hazardId] = [formText(visit.body, 'visitId'), formText(visit.body, 'hazardId')];
  if (isUuid(hazardId)) return hazardCarried(visit, hazardId);
  const visited = isUuid(visitId) ? await visitForPhone(visit.tx, visitId) : undefined;
  if (visited === undefined || visited.operativeId !== visit.actor.staffId) throw new NotFound('visit');
  return { caseId: visited.caseId, reference: visited.reference, visit: visited };
}

async function hazardCarried(visit: StaffVisit, hazardId: string): Promise<Carried> {
  const hazard = await hazardForPhone(visit.tx, hazardId);
  if (hazard === undefined) throw new NotFound('hazard');
  if (hazard.ownerId !== visit.actor.staffId) await openCase(visit, hazard.reference);
  return { caseId: hazard.caseId, reference: hazard.reference, visit: null, atHazard: formText(visit.body, 'toDo') === 'dry-check' ? 'dry-check' : 'investigation' };
}
