import { casesAtCommunalArea, casesAtHome, readReference, type CaseBrief } from '../../casefile/index.ts';
import { longDateTime, type Instant } from '../../clock/index.ts';
import { photoUpload } from '../../evidence/index.ts';
import { isHazardKind } from '../../law/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { askingOf, keepPhotos, placesAtPostcode, type FormState } from '../../repairs/index.ts';
import { actorOf, hasRole } from '../../staff/index.ts';
import { hazardListRoles, mayOnHazard, rolesThatMay } from '../access.ts';
import { parseReport } from '../forms/report.ts';
import { openHazardFromRepair, performHazardReport, repairToOpen, type HazardReported } from '../perform-report.ts';
import { performOnHazard } from '../perform.ts';
import { placeOfHazard, type PlaceOfHazard } from '../queries/place.ts';
import { openHazardOfRepair, openHazardsAt } from '../queries/repair.ts';
import { alreadyIn } from './already-open.ts';
import { fieldOfRefusal, hazardRefusalInWords } from '../views/refusal-words.ts';
import { findHazardPlacePage, fromRepairPage, hazardReportPage } from '../views/report-page.ts';

const roles = rolesThatMay('ReportHazard');

/** Anybody who works here or for a contractor says what they saw, in half a minute; and a repair that tells of a danger gets a case for it. */
export function reportRoutes(store: FileStore): readonly Route[] {
  const forPlace = (place: string): Route[] => [
    staffRoute('GET', `/hazards/report/${place}`, roles, (visit) => showReport(visit, {})),
    takesFiles(photoUpload, staffRoute('POST', `/hazards/report/${place}`, roles, (visit) => sendReport(visit, store))),
  ];
  return [
    staffRoute('GET', '/hazards/report', roles, async (visit) => findPage(visit, '', {})),
    staffRoute('POST', '/hazards/report', roles, find),
    ...forPlace('home/:homeId'),
    ...forPlace('area/:areaId'),
    staffRoute('GET', '/hazards/of/:reference', rolesThatMay('OpenFromRepair'), (visit) => showFromRepair(visit, {})),
    staffRoute('POST', '/hazards/of/:reference', rolesThatMay('OpenFromRepair'), openFromRepair),
  ];
}

const formOf = (visit: StaffVisit, errors: FieldErrors = {}): FormState => ({ csrfToken: visit.csrfToken, body: visit.body, errors });

/** Whoever has the list of hazards finds reporting there. */
const currentOf = ({ actor }: StaffVisit): string => (hasRole(actorOf(actor), ...hazardListRoles) ? '/hazards' : '/hazards/report');

async function find(visit: StaffVisit): Promise<Reply> {
  const postcode = formText(visit.body, 'postcode').slice(0, 20).toWellFormed();
  return findPage(visit, postcode, postcode.length < 5 ? { postcode: 'Enter the whole postcode, like TB4 2LQ' } : {});
}

async function findPage(visit: StaffVisit, postcode: string, errors: FieldErrors): Promise<Reply> {
  const hasErrors = Object.keys(errors).length > 0;
  const found = postcode === '' || hasErrors ? undefined : await placesAtPostcode(visit.tx, postcode);
  const reported = readReference(visit.query['done'] ?? '');
  const notification = reported === undefined ? {} : { notification: notificationBanner({ type: 'success', text: `Thank you. ${reported} is on record, and somebody has been told.` }) };
  return page(staffPage(visit, { title: 'Report a hazard', main: findHazardPlacePage(formOf(visit, errors), postcode, found), current: currentOf(visit), hasErrors, ...notification }), hasErrors ? 422 : 200);
}

/** The place that the address names. Whoever stands in front of it may report there, whoever employs them. */
function placeIn({ tx, params, today }: StaffVisit): Promise<PlaceOfHazard> {
  const { homeId = null, areaId = null } = params as { readonly homeId?: string; readonly areaId?: string };
  if (!isUuid(homeId ?? areaId)) throw new NotFound('place');
  return placeOfHazard(tx, { homeId, communalAreaId: areaId }, today);
}

const isContractor = (visit: StaffVisit): boolean => visit.actor.roles.every((role) => role === 'contractor');

async function showReport(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const place = await placeIn(visit);
  const hasErrors = Object.keys(errors).length > 0;
  const main = hazardReportPage({ address: place.address, path: visit.path, now: visit.now as Instant, open: await openHere(visit, place), isContractor: isContractor(visit), homeEndedOn: place.homeEndedOn ?? null }, formOf(visit, errors));
  return page(staffPage(visit, { title: 'Report a hazard', main, current: currentOf(visit), hasErrors, backLink: { href: '/hazards/report', text: 'Find another home' } }), hasErrors ? 422 : 200);
}

/** Hazards open at the place, for those who may open them: that there is one is a fact about somebody. */
async function openHere({ tx, actor }: StaffVisit, place: PlaceOfHazard): Promise<readonly CaseBrief[]> {
  if (!hasRole(actorOf(actor), ...hazardListRoles) || !mayOnHazard(actorOf(actor), 'HearAgain', place.organisationIds)) return [];
  const { cases } = place.homeId === null ? await casesAtCommunalArea(tx, place.communalAreaId ?? '') : await casesAtHome(tx, place.homeId);
  return cases.filter(({ kind, closedAt }) => kind === 'hazard' && closedAt === null);
}

async function sendReport(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const place = await placeIn(visit);
  const parsed = parseReport(visit.body, { name: visit.actor.name, now: visit.now, isContractor: isContractor(visit) });
  if (!parsed.ok) return showReport(visit, parsed.errors);
  const asking = askingOf(visit);
  const done = await performHazardReport({ ...asking, database: visit.database }, { ...place, told: parsed.command, ...alreadyIn(visit.body) });
  if (!done.ok) return showReport(visit, errorsOf(done));
  const { id, reference } = done.draft.spine.file;
  // After the case, since a photo belongs to one.
  const kept = await keepPhotos(visit, id, store);
  if (!kept.ok) return showReport(visit, kept.errors);
  if (kept.command.length > 0) await performOnHazard(asking, { reference }, { type: 'AddPhotos', photos: kept.command });
  return redirect(mayOnHazard(asking.actor, 'HearAgain', place.organisationIds) ? `/hazards/${reference}?done=reported` : `/hazards/report?done=${reference}`);
}

/** What kept a report from being taken, under the field that it speaks of. */
export function errorsOf(not: Extract<HazardReported, { ok: false }>): FieldErrors {
  if (not.why === 'nobody-to-own-it') return { '': 'Nobody can own it: no surveyor, planner or manager in a team works for the organisation that manages this home. Ask your administrator.' };
  const { refusal, facts } = not.refused;
  return { [fieldOfRefusal(refusal)]: hazardRefusalInWords(refusal, facts) };
}

const repairIn = (visit: StaffVisit) => repairToOpen(askingOf(visit), visit.params['reference'] ?? '');

async function showFromRepair(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const repair = await repairIn(visit);
  const notNow = repair.isClosed ? hazardRefusalInWords('repair-is-closed') : repair.hazard === 'own-case' ? hazardRefusalInWords('has-own-hazard-case') : undefined;
  const shown = notNow === undefined || Object.keys(errors).length > 0 ? errors : { '': notNow };
  const hasErrors = Object.keys(shown).length > 0;
  const version = hasErrors && visit.body['seenVersion'] !== undefined ? formText(visit.body, 'seenVersion') : String(repair.version);
  const first = notNow === undefined ? (await openHazardOfRepair(visit.tx, repair.caseId))?.reference : undefined;
  const open = first !== undefined ? [] : (await openHazardsAt(visit.tx, repair)).map(({ reference }) => reference);
  const main = fromRepairPage({ ...repair, open, words: first === undefined ? repair.words : repair.toldWords, version, now: visit.now as Instant, first }, formOf(visit, shown), longDateTime(repair.toldAt as Instant));
  return page(staffPage(visit, { title: first === undefined ? 'Open a hazard case' : 'Tell it to the hazard case', main, hasErrors, backLink: { href: `/repairs/${repair.reference}`, text: repair.reference } }), hasErrors ? 422 : 200);
}

async function openFromRepair(visit: StaffVisit): Promise<Reply> {
  const { reference } = await repairIn(visit);
  const kind = formText(visit.body, 'kind');
  const done = await openHazardFromRepair({ ...askingOf(visit), database: visit.database }, reference, {
    suspected: isHazardKind(kind) ? kind : null, words: formText(visit.body, 'words').slice(0, 2000), ...alreadyIn(visit.body), seenVersion: seenVersionIn(visit.body),
  });
  return done.ok ? redirect(`/hazards/${done.draft.spine.file.reference}?done=reported`) : showFromRepair(visit, errorsOf(done));
}
