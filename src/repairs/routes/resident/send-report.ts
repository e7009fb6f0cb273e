import { nextReference, type CaseId } from '../../../casefile/index.ts';
import { yearOf, type PlainDate } from '../../../clock/index.ts';
import { linkFor } from '../../../correspondence/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { formText, page, publicPage, redirect, type LandlordVisit, type Reply } from '../../../platform/http/index.ts';
import { contactDetailsOf } from '../../../residents/index.ts';
import { placeChosen, trapField } from '../../forms/resident/answers.ts';
import { errorsOfStep } from '../../forms/resident/errors-of-step.ts';
import { dangerAnswersOf, diagnosisOfAnswers, isEmergency, placeOfAnswers, reportOfAnswers, wishesOfAnswers } from '../../forms/resident/report-from-answers.ts';
import { firstUnanswered } from '../../forms/resident/steps.ts';
import { performReport } from '../../perform.ts';
import { ownerForRepair } from '../../queries/intake.ts';
import { takePlaceInTurn } from '../../queries/open-like-this.ts';
import { deleteKeptReport } from '../../store/kept-reports.ts';
import { cannotTakeReport, tooManyReports, type SorryPage } from '../../views/resident/sorry-page.ts';
import { joinTheirs } from './join-report.ts';
import { keepPhotos } from './keep-photos.ts';
import { openAlready } from './other-open-cases.ts';
import { addNote, askingOfReporter, residentIdOf } from './reporter.ts';
import { reportingOf, showStep, type Reporting } from './report.ts';

export interface SendingTools {
  readonly store: FileStore;
  readonly mayStillSend: (network: string, now: string) => boolean;
}

/** Sends what was checked. Whatever is still wrong leads to its page; nothing is half sent. */
export async function sendReport(visit: LandlordVisit, tools: SendingTools): Promise<Reply> {
  const before = await reportingOf(visit);
  if (placeChosen(before.answers, before.facts) !== undefined) await takePlaceInTurn(visit.tx, placeOfAnswers(before.answers));
  // Read again now that nobody else can report the same place.
  const reporting = await reportingOf(visit);
  const { answers, facts } = reporting;
  const open = firstUnanswered(answers, facts);
  // From there straight back to the check: all else is answered.
  if (open !== 'check') return showStep(visit, open, { ...reporting, isChange: true }, errorsOfStep(open, answers, facts));
  if (formText(visit.body, trapField) !== '') return showStep(visit, 'check', reporting, { [trapField]: 'Leave the box empty, then send again' });
  if (!tools.mayStillSend(visit.network, visit.now)) return sorry(visit, tooManyReports(visit.landlord), 429);
  await deleteKeptReport(visit.tx, answers.kept);
  const first = answers.joining === 'join' ? await openAlready(visit.tx, placeOfAnswers(answers), answers.problem) : undefined;
  return first === undefined ? newReport(visit, reporting, tools.store) : joinTheirs(visit, reporting, { ...first, store: tools.store });
}

async function newReport(visit: LandlordVisit, reporting: Reporting, store: FileStore): Promise<Reply> {
  const { tx, landlord } = visit;
  const { answers } = reporting;
  const where = placeOfAnswers(answers);
  const owner = await ownerForRepair(tx, where.homeId, visit.today);
  if (owner === undefined) return sorry(visit, cannotTakeReport(landlord), 503);
  const residentId = await residentIdOf(visit, answers);
  const asking = askingOfReporter(visit, answers, residentId);
  const reference = await nextReference(visit.database, { landlordId: landlord.id, prefix: 'REP', year: yearOf(visit.today as PlainDate) });
  const id = visit.newId() as CaseId;
  const report = { type: 'ReportRepair', report: reportOfAnswers(answers), isEmergency: isEmergency(answers), photos: [], wishes: wishesOfAnswers(answers), dangerAnswers: dangerAnswersOf(answers), diagnosis: diagnosisOfAnswers(answers, reporting.facts) } as const;
  const done = await performReport(asking, { ...where, residentId, ownerId: owner.ownerId, teamId: owner.teamId, ids: { id, reference }, report });
  if (!done.ok) return sorry(visit, cannotTakeReport(landlord), 422);
  await addNote(asking, reference, answers);
  // By the name on record, as their page looks for them: what was typed may be an initial.
  const takenBy = (residentId === null ? undefined : await contactDetailsOf(tx, residentId))?.name ?? answers.name;
  const errors = await keepPhotos({ asking, files: visit.files, store }, { caseId: id, reference, takenBy });
  if (errors !== undefined) return showStep(visit, 'check', reporting, { photos: errors });
  const { token } = await linkFor(tx, { caseId: id, residentId, now: visit.now, newId: visit.newId });
  return redirect(`/r/${token}/sent`);
}

function sorry(visit: LandlordVisit, { title, main }: SorryPage, status: number): Reply {
  return page(publicPage(visit, { title, main }), status);
}
