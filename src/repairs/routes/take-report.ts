import type { CaseFile, Performed, Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { QuestionSet } from '../../diagnosis/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { confirmNeedsOf, residentById, type ConfirmNeeds } from '../../residents/index.ts';
import { actorOf } from '../../staff/index.ts';
import type { RepairRefusal } from '../decide/index.ts';
import { parseReport } from '../forms/report.ts';
import { performIntake, readBeforeIntake, type BeforeIntake, type TakenIn } from '../perform-intake.ts';
import { performOnRepair } from '../perform.ts';
import type { Problem } from '../problems.ts';
import { refusalInWords } from '../views/refusal-words.ts';
import { askingOf, type StaffAsking } from './asking.ts';
import { keepPhotos } from './photo-seals.ts';
import { reportersOf, type ReportPlace } from './report-place.ts';

export interface ReportToTake extends Pick<ReportPlace, 'place' | 'people'> {
  readonly problem: Problem;
  readonly isNew: boolean;
  readonly store: FileStore;
  /** What `readBeforeIntake` gave, where it was asked for already. */
  readonly before?: BeforeIntake;
  /** What the landlord asks of this problem; a program is asked nothing where it answered nothing. */
  readonly questions?: QuestionSet | undefined;
}

export type TakenReport = { readonly taken: Extract<TakenIn, { ok: true }> } | { readonly sameAs: Reference } | { readonly errors: FieldErrors; readonly refused?: Extract<Performed<RepairRefusal>, { ok: false }> };

/** Who takes a report, and what they typed. */
export type ReportTaker = StaffAsking & Pick<StaffVisit, 'body' | 'files'>;

const nobodyToOwnIt = 'Nobody can own it: no planner or manager in a team works for the organisation that manages this home. Ask your administrator.';

/** Takes a report as the form has it: case, clocks, promise, message, photos and confirmed needs, all or none. */
export async function takeReport(visit: ReportTaker, to: ReportToTake): Promise<TakenReport> {
  const parsed = parseReport(visit.body, { people: reportersOf(to.people), adviserName: visit.actor.name, problem: to.problem.id, questions: to.questions });
  if (!parsed.ok) return { errors: parsed.errors };
  const { isEmergency, residentId, needsConfirmedWith, wishes, dangerAnswers, diagnosis, ...report } = parsed.command;
  const asking = askingOf(visit);
  const before = to.before ?? (await readBeforeIntake(asking, to.place, { problem: to.problem.id, residentId }));
  const taken = await performIntake({ ...asking, database: visit.database }, {
    place: to.place, residentId, isAnother: to.isNew, before,
    report: { type: 'ReportRepair', report: { ...report, problem: to.problem.id }, isEmergency, photos: [], wishes, dangerAnswers, diagnosis },
  });
  if (!taken.ok) return whyNotTaken(taken);
  const { file } = taken.draft.spine;
  const wrong = (await addPhotos(visit, file, to.store)) ?? (await confirmNeeds(visit, needsConfirmedWith));
  return wrong === undefined ? { taken } : { errors: wrong };
}

function whyNotTaken(not: Extract<TakenIn, { ok: false }>): Exclude<TakenReport, { taken: object }> {
  if (not.why === 'open-like-this') return { sameAs: not.reference };
  if (not.why === 'nobody-to-own-it') return { errors: { '': nobodyToOwnIt } };
  const { refusal, facts } = not.refused;
  return { errors: { '': refusalInWords(refusal, facts) }, refused: not.refused };
}

/** After the case, since a photo belongs to one. */
async function addPhotos(visit: ReportTaker, { id, reference }: Pick<CaseFile, 'id' | 'reference'>, store: FileStore): Promise<FieldErrors | undefined> {
  const kept = await keepPhotos(visit, id, store);
  if (!kept.ok) return kept.errors;
  if (kept.command.length === 0) return undefined;
  const done = await performOnRepair(askingOf(visit), { reference }, { type: 'AddPhotos', photos: kept.command });
  return done.ok ? undefined : { photos: refusalInWords(done.refusal, done.facts) };
}

/** "Still right" is an answer of its own, on the footing on which we already hold what we know. */
async function confirmNeeds(visit: ReportTaker, needsConfirmedWith: string | null): Promise<FieldErrors | undefined> {
  if (needsConfirmedWith === null) return undefined;
  const known = (await residentById(visit.tx, needsConfirmedWith))?.needsAnswer;
  if (known === undefined || known.answer === 'unknown') return { needs: 'Needs were never asked about: choose not asked' };
  const { answer, consentBasis } = known;
  const command: ConfirmNeeds = { answer, consentBasis, source: 'the person', add: [], end: [] };
  const context = { actor: actorOf(visit.actor), now: visit.now as Instant, today: visit.today as PlainDate, newId: visit.newId };
  const done = await confirmNeedsOf(visit.tx, needsConfirmedWith, command, context);
  return done.ok ? undefined : { needs: 'What we hold about their needs does not agree: record the answer on the person’s page' };
}
