import type { PlainDate } from '../../clock/index.ts';
import { dateInLondon } from '../../clock/index.ts';
import { questionsInForce, type QuestionSet } from '../../diagnosis/index.ts';
import { photoUpload } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { needsVisibleTo } from '../../residents/index.ts';
import { actorOf, hasRole, recordView } from '../../staff/index.ts';
import { limitInWords } from '../../law/index.ts';
import { reportingRoles, rolesThatMay } from '../access.ts';
import { policyFrom } from '../policy.ts';
import { problemOf, type Problem } from '../problems.ts';
import { findPlaces, sharedPlacesBy } from '../queries/find-place.ts';
import type { EarlierFix } from '../model/first-fix.ts';
import { recallsCountSince } from '../perform.ts';
import { otherOpenCase } from './resident/other-open-cases.ts';
import { repairsLikeThis } from '../queries/open-like-this.ts';
import { fileOfRepair, readRepairRecord } from '../queries/repair-record.ts';
import { detailsPage } from '../views/report-details.ts';
import { leaseOf } from '../model/held-on-lease.ts';
import { findPage, placePage, sameProblemPage } from '../views/report-steps.ts';
import { reportPlace, type ReportPlace } from './report-place.ts';
import { takeReport } from './take-report.ts';

/** A repair reported to an adviser, a step a page. What a step knows is in its address as ids, or in its form. */
export function reportRoutes(store: FileStore): readonly Route[] {
  const forPlace = (place: string): readonly Route[] => [
    staffRoute('GET', `/report/${place}`, reportingRoles, (visit) => showPlace(visit, false)),
    staffRoute('GET', `/report/${place}/details`, reportingRoles, showDetails),
    takesFiles(photoUpload, staffRoute('POST', `/report/${place}/details`, reportingRoles, (visit) => sendReport(visit, store))),
  ];
  return [
    staffRoute('GET', '/report', reportingRoles, startReport),
    staffRoute('POST', '/report', reportingRoles, find),
    ...forPlace('home/:homeId'),
    ...forPlace('area/:areaId'),
  ];
}

async function startReport(visit: StaffVisit): Promise<Reply> {
  const { home } = visit.query;
  if (isUuid(home)) return redirect(`/report/home/${home}`);
  return page(staffPage(visit, { title: 'Report a repair', main: findPage(formOf(visit), '', undefined), current: '/report' }));
}

async function find(visit: StaffVisit): Promise<Reply> {
  const words = formText(visit.body, 'words').slice(0, 200).toWellFormed();
  const errors: FieldErrors = words.length < 2 ? { words: 'Enter a name, an address or a postcode' } : {};
  const hasErrors = words.length < 2;
  const found = hasErrors ? undefined : await findPlaces(visit.tx, visit.actor.organisationId, words, visit.today);
  return page(staffPage(visit, { title: 'Report a repair', main: findPage(formOf(visit, errors), words, found), current: '/report', hasErrors }), hasErrors ? 422 : 200);
}

async function showPlace(visit: StaffVisit, problemMissing: boolean): Promise<Reply> {
  const { place, path, people, cases } = await reportPlace(visit);
  if (place.homeId !== null) await recordView(visit.tx, visit, 'home', place.homeId);
  const main = placePage({
    address: place.address, homeId: place.homeId, endedOn: place.endedOn, path, people, cases, problemMissing,
    mayAskNeeds: needsVisibleTo(actorOf(visit.actor)) === 'detail', mayGoOn: mayGoOn(visit),
    sharedPlaces: place.homeId === null ? [] : await sharedPlacesBy(visit.tx, place.homeId),
  });
  return page(staffPage(visit, { title: place.address, main, current: '/report', hasErrors: problemMissing, backLink: { href: '/report', text: 'Find another home' } }), problemMissing ? 422 : 200);
}

/** Whether what was reported before may be added to, or opened again, by whoever reports. */
const mayGoOn = ({ actor }: StaffVisit): boolean => hasRole(actorOf(actor), ...rolesThatMay('AnswerWhetherFixed'));

async function showDetails(visit: StaffVisit): Promise<Reply> {
  const problem = problemOf(visit.query['problem'] ?? '');
  if (problem === undefined) return showPlace(visit, true);
  const report = await reportPlace(visit);
  // Not ours: the page says so, and which shared places there are.
  if (report.place.endedOn !== null) return showPlace(visit, false);
  const isNew = visit.query['new'] === 'yes';
  const { open, earlier } = await likeThisAt(visit, report, problem);
  if (open !== undefined && !isNew) return askWhetherSame(visit, report, { problem, reference: open });
  return detailsForm(visit, report, { problem, isNew, earlier, elsewhere: await otherOpenCase(visit.tx, report.place, problem.id), errors: {}, questions: await questionsInForce(visit.tx, problem.id, visit.today) });
}

const likeThisAt = (visit: StaffVisit, { place }: ReportPlace, { id }: Problem) => repairsLikeThis(visit.tx, place, { problem: id, since: recallsCountSince(visit) });

interface Details {
  readonly problem: Problem;
  readonly isNew: boolean;
  readonly earlier: EarlierFix | undefined;
  readonly elsewhere: Awaited<ReturnType<typeof otherOpenCase>>;
  readonly errors: FieldErrors;
  readonly questions: QuestionSet | undefined;
}

function detailsForm(visit: StaffVisit, { place, path, people }: ReportPlace, { problem, isNew, earlier, elsewhere, errors, questions }: Details): Reply {
  const emergencyHours = limitInWords(policyFrom(visit.landlord.settings).limits.emergency);
  const main = detailsPage({ address: place.address, path, people, problem, isNew, emergencyHours, earlierFix: earlier, mayGoOn: mayGoOn(visit), openElsewhere: elsewhere && { reference: elsewhere.reference, href: elsewhere.other.hrefToAdd(elsewhere.reference) }, lease: leaseOf(place), questions }, formOf(visit, errors));
  const hasErrors = Object.keys(errors).length > 0;
  return page(staffPage(visit, { title: 'What is wrong?', main, current: '/report', hasErrors, backLink: { href: path } }), hasErrors ? 422 : 200);
}

async function askWhetherSame(visit: StaffVisit, { path }: ReportPlace, { problem, reference }: { readonly problem: Problem; readonly reference: string }): Promise<Reply> {
  const { spine, repair } = await readRepairRecord(visit.tx, await fileOfRepair(visit.tx, reference));
  const openedOn: PlainDate = dateInLondon(spine.file.openedAt);
  const newReportHref = `${path}/details?problem=${problem.id}&new=yes`;
  const main = sameProblemPage({ mayGoOn: mayGoOn(visit), reference, title: spine.file.title, openedOn, report: repair, newReportHref }, problem);
  return page(staffPage(visit, { title: `Is it the same problem as ${reference}?`, main, current: '/report', backLink: { href: path } }));
}

async function sendReport(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const problem = problemOf(formText(visit.body, 'problem'));
  if (problem === undefined) return showPlace(visit, true);
  const report = await reportPlace(visit);
  const isNew = formText(visit.body, 'new') === 'yes';
  const questions = await questionsInForce(visit.tx, problem.id, visit.today);
  const taken = await takeReport(visit, { ...report, problem, isNew, store, questions });
  const again = async (errors: FieldErrors, isAnother = isNew) => detailsForm(visit, report, { problem, isNew: isAnother, earlier: (await likeThisAt(visit, report, problem)).earlier, elsewhere: await otherOpenCase(visit.tx, report.place, problem.id), errors, questions });
  // The form was opened when there was none yet. What was typed stays: sent once more, it is another repair.
  if ('sameAs' in taken) return again({ '': `Somebody has reported the same problem here meanwhile: ${taken.sameAs}. If yours is the same, add it to that repair. If it is another, send this once more` }, true);
  if ('errors' in taken) return again(taken.errors);
  return redirect(`/repairs/${taken.taken.draft.spine.file.reference}/reported`);
}

function formOf(visit: StaffVisit, errors: FieldErrors = {}) {
  return { csrfToken: visit.csrfToken, body: visit.body, errors };
}
