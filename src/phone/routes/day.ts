import { dueInWords } from '../../casefile/index.ts';
import { hoursOf } from '../../appointments/index.ts';
import { addDays, endOfDay, longDate, type PlainDate } from '../../clock/index.ts';
import { carriedDryCheck, carriedHazard, dryChecksForPhone, hazardForPhone, hazardsForPhone, occasionInWords, rolesThatMayOnHazard, type DryCheckForPhone, type HazardLineForPhone } from '../../hazards/index.ts';
import { render } from '../../platform/html/index.ts';
import { json, NotAllowed, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, hasRole, roles } from '../../staff/index.ts';
import { inspectionToCarry, type InspectionToCarry } from '../../inspections/index.ts';
import { carriedVisit, partOfDayInWords, purposeInWords, rolesThatMay, visitForPhone, visitRoles, visitsForPhone } from '../../repairs/index.ts';

/** What a phone takes along: who it is for, their visits of today and tomorrow, and the page of each. */
export const dayRoutes: readonly Route[] = [
  // Whoever makes visits no longer still sends what they had recorded.
  staffRoute('GET', '/phone/day', roles, showDay),
  staffRoute('GET', '/phone/visits/:visitId', visitRoles, showVisit),
  staffRoute('GET', '/phone/hazards/:hazardId', rolesThatMayOnHazard('RecordInvestigation'), showHazard),
  staffRoute('GET', '/phone/dry-checks/:hazardId', rolesThatMayOnHazard('RecordDryCheck'), showDryCheck),
];

const checkPrefix = 'dry-';

async function showDay(visit: StaffVisit): Promise<Reply> {
  const { actor, landlord, csrfToken, now } = visit;
  const today = visit.today as PlainDate;
  const until = addDays(today, 1);
  const makesVisits = hasRole(actorOf(actor), ...rolesThatMay('RecordVisitDone'));
  const visits = makesVisits ? await visitsForPhone(visit.tx, actor.staffId, until) : [];
  const hazards = hasRole(actorOf(actor), ...rolesThatMayOnHazard('RecordInvestigation')) ? await hazardsForPhone(visit.tx, actor.staffId) : [];
  const checks = hasRole(actorOf(actor), ...rolesThatMayOnHazard('RecordDryCheck')) ? await dryChecksForPhone(visit.tx, actor.staffId, until) : [];
  return json({
    csrfToken, now, today, makesVisits,
    person: { id: actor.staffId, name: actor.name },
    landlord: landlord.name,
    visits: visits.toReversed().map(({ id, reference, on, partOfDay, purpose, title, address, priority, version }) => ({
      id, reference, on, address, version,
      day: longDate(on, today), until: hoursOf(partOfDay).until,
      what: `${partOfDayInWords(partOfDay)}, to ${purposeInWords(purpose)}: ${title}`,
      isEmergency: priority === 'emergency',
    })),
    hazards: [...hazards.map((hazard) => hazardLine(hazard, today)), ...checks.map((check) => dryCheckLine(check, today))],
  });
}

/** A hazard stands in the day until it is investigated, with the end of its first clock: the phone says itself when that is past. */
function hazardLine({ id, reference, title, address, grade, version, dueOn, dueAt, endsAt }: HazardLineForPhone, today: PlainDate) {
  return { id, reference, kind: 'hazard', on: today, address, version, day: longDate(today, today), what: title, isEmergency: grade === 'emergency', due: endsAt ?? '9999', dueInWords: dueInWords({ dueOn, dueAt }, { today }) };
}
/** Of the same hazard as its investigation, so that it has an id of its own on the phone; it counts from its first day on, and until its last. */
function dryCheckLine({ id, reference, title, address, version, occasion, notBefore, dueOn }: DryCheckForPhone, today: PlainDate) {
  const on = notBefore !== null && notBefore > today ? notBefore : today;
  return {
    id: `${checkPrefix}${id}`, reference, kind: 'dry-check', on, address, version, day: longDate(on, today), what: `${occasionInWords[occasion]}: ${title}`, isEmergency: false,
    ...(dueOn === null ? {} : { due: endOfDay(dueOn), dueInWords: longDate(dueOn, today) }),
  };
}

/** One's own, and those that a colleague of the team may not make: as they stand in the day. */
async function showDryCheck(visit: StaffVisit): Promise<Reply> {
  const { hazardId = '' } = visit.params;
  const mine = await dryChecksForPhone(visit.tx, visit.actor.staffId, addDays(visit.today as PlainDate, 1));
  const found = mine.find(({ id }) => id === hazardId);
  if (found === undefined) throw new NotFound('check');
  const { main, ...carried } = await carriedDryCheck(visit, found.reference);
  return json({ ...carried, html: render(main) });
}

async function showHazard(visit: StaffVisit): Promise<Reply> {
  const { hazardId } = visit.params;
  const hazard = isUuid(hazardId) ? await hazardForPhone(visit.tx, hazardId) : undefined;
  if (hazard === undefined || hazard.ownerId !== visit.actor.staffId) throw new NotFound('hazard');
  const { main, ...carried } = await carriedHazard(visit, hazard.reference);
  return json({ ...carried, on: visit.today, html: render(main) });
}

/** One's own visits only, whatever else one may see: a phone carries what its holder needs that day. */
async function showVisit(visit: StaffVisit): Promise<Reply> {
  const { visitId } = visit.params;
  const visited = isUuid(visitId) ? await visitForPhone(visit.tx, visitId) : undefined;
  if (visited === undefined || visited.operativeId !== visit.actor.staffId) throw new NotFound('visit');
  const { id, reference, address, on, main, photoIds } = await carriedVisit({ ...visit, params: { ...visit.params, reference: visited.reference } }, (of) => questionsOf(visit, of));
  return json({ id, reference, address, on, html: render(main), photoIds });
}

/** Whoever was sent and may not record the inspection still has the visit: nobody may be in. */
async function questionsOf(visit: StaffVisit, repairReference: string): Promise<InspectionToCarry> {
  return inspectionToCarry(visit, repairReference).catch((error: unknown) => {
    if (error instanceof NotAllowed || error instanceof NotFound) return { notNow: 'What you find is recorded by a surveyor or a manager of the organisation that owns or manages this home.' };
    throw error;
  });
}
